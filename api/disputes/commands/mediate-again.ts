import { z } from 'zod';
import { reason } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 再次调解 */
export const mediateAgain = command({
  type: 'mediate-again',
  summary: '再次调解 – after a default or a rejected confirmation',
  schema: z.strictObject({ reason }),
  example: { reason: '被申请人未按期履行,双方愿意重新协商' },
  build: ({ reason: why }, seal) => ({ type: 'mediate-again', reason: seal.text('mediate-again-reason', why) }),
});
