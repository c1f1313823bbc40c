import { z } from 'zod';
import { command } from '../command-definition.ts';
import { partyIds, pastDay } from '../fields.ts';

/** 送交协议书 */
export const handOverCopies = command({
  type: 'hand-over-copies',
  summary: '送交协议书 – one copy for each party (人民调解法 29)',
  schema: z.strictObject({ partyIds, on: pastDay }),
  example: { partyIds: ['b5c1…', 'c6d2…'] },
  build: (body) => ({ type: 'hand-over-copies', ...body }),
});
