import { z } from 'zod';
import { reason } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 不予受理 */
export const returnReferral = command({
  type: 'return',
  summary: '不予受理 – decline, with the reason; the agreement is decided on anew',
  schema: z.strictObject({ reason }),
  example: { reason: '确认裁定尚未送达生效' },
  build: ({ reason: why }, seal) => ({ type: 'return', reason: seal.text('return-reason', why) }),
});
