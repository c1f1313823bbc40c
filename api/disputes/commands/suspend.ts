import { z } from 'zod';
import { civilDate, code, reason } from '../../http/fields.ts';
import { command } from '../command-definition.ts';
import { knownCodes } from '../known-codes.ts';

const kinds = { appraisal: '鉴定', 'party-absent': '当事人暂时不能参加', evidence: '等待证据', other: '其他' };

/** 中止调解 */
export const suspend = command({
  type: 'suspend',
  summary: '中止 – the days do not count until it is resumed',
  schema: z.strictObject({
    kind: code.meta(knownCodes('中止事由, such as', kinds)),
    reason,
    until: civilDate.optional(),
  }),
  example: { kind: 'appraisal', reason: '等待房屋安全鉴定', until: '2026-12-20' },
  build: ({ kind, reason: why, until }, seal) => ({
    type: 'suspend',
    kind,
    reason: seal.text('suspension-reason', why),
    until,
  }),
});
