import { z } from 'zod';
import { reason } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 不批准结案 */
export const rejectClosing = command({
  type: 'reject-closing',
  summary: '不批准结案 – it goes on at the stage where it was',
  schema: z.strictObject({ reason }),
  example: { reason: '名下房产尚未查明' },
  build: ({ reason: why }, seal) => ({ type: 'reject-closing', reason: seal.text('rejection-reason', why) }),
});
