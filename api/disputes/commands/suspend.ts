import { z } from 'zod';
import { civilDate, code, reason } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 中止调解 */
export const suspend = command({
  type: 'suspend',
  summary: '中止 – the days do not count until it is resumed',
  schema: z.strictObject({
    kind: code.meta({ description: 'such as `expert-opinion` 鉴定' }),
    reason,
    until: civilDate.optional(),
  }),
  example: { kind: 'expert-opinion', reason: '等待房屋安全鉴定', until: '2026-12-20' },
  build: ({ kind, reason: why, until }, seal) => ({
    type: 'suspend',
    kind,
    reason: seal.text('suspension-reason', why),
    until,
  }),
});
