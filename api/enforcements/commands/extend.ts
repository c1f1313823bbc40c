import { z } from 'zod';
import { reason } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 延长执行期限 */
export const extend = command({
  type: 'extend',
  summary: '延长执行期限 – a judge’s leave; 速执 never beyond 45 days in all',
  schema: z.strictObject({
    by: z.int().min(1).max(365).meta({ description: 'days on the fast track, months on the ordinary one' }),
    reason,
  }),
  example: { by: 10, reason: '车辆拍卖需要时间' },
  build: ({ by, reason: why }, seal) => ({ type: 'extend', by, reason: seal.text('extension-reason', why) }),
});
