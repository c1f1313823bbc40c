import { z } from 'zod';
import { reason } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 回避 */
export const recuse = command({
  type: 'recuse',
  summary: '回避 – the caller does not work on this case any more',
  schema: z.strictObject({ reason }),
  example: { reason: '调解员与被申请人系近亲属' },
  build: ({ reason: why }, seal) => ({ type: 'recuse', reason: seal.text('recusal-reason', why) }),
});
