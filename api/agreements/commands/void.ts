import { z } from 'zod';
import { reason } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 协议不生效或者失去效力 */
export const voidAgreement = command({
  type: 'void',
  summary: '协议作废 – not signed by all, given up together, or annulled by a court',
  schema: z.strictObject({
    cause: z
      .enum(['not-signed', 'rescinded', 'annulled'])
      .meta({ description: '未能签名 · 协商解除 · 被撤销或者确认无效' }),
    reason,
  }),
  example: { cause: 'not-signed', reason: '被申请人反悔,拒绝签名' },
  build: ({ cause, reason: why }, seal) => ({ type: 'void', cause, reason: seal.text('void-reason', why) }),
});
