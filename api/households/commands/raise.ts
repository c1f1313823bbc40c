import { z } from 'zod';
import { code, longText, reason } from '../../http/fields.ts';
import { preparedCommand } from '../command-definition.ts';
import { staffOf } from '../staff.ts';

/** 会间提级 */
export const raise = preparedCommand({
  type: 'raise',
  summary: '提级 – between two meetings, by the chief or the deputy chief; only upward',
  schema: z.strictObject({
    level: code.optional().meta({ description: 'above the present one; the next, if not given' }),
    reason,
    plan: longText.optional().meta({ description: 'the plan for the new level' }),
  }),
  example: { reason: '连续两周夜间酗酒吵闹,邻居担心发生暴力。' },
  prepare: (context, actor) => staffOf(context, actor),
  build: ({ level, reason: why, plan }, seal, staff) => ({
    type: 'raise',
    level,
    reason: seal.text('reason', why),
    plan: plan === undefined ? undefined : seal.text('plan', plan),
    staff,
  }),
});
