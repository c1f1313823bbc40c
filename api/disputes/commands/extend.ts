import { z } from 'zod';
import { command } from '../command-definition.ts';
import { consents } from '../consents.ts';

/** 延长调解期限 */
export const extend = command({
  type: 'extend',
  summary: '延长 – more days, if every party agrees',
  schema: z.strictObject({ days: z.int().min(1).max(365), consents }),
  example: { days: 30, consents: [{ partyId: 'b5c1…', consented: true }] },
  build: (body) => ({ type: 'extend', ...body }),
});
