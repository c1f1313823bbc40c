import { z } from 'zod';
import { code, longText, reason } from '../../http/fields.ts';
import { preparedCommand } from '../command-definition.ts';
import { staffOf } from '../staff.ts';

/** 重新列管 */
export const reopen = preparedCommand({
  type: 'reopen',
  summary: '重新列管 – a household that had left control is taken under it again, with its history',
  description: 'Where there was violence, report the incident instead: that reopens the file too.',
  schema: z.strictObject({
    level: code.meta({ description: '管控等级' }),
    reason,
    plan: longText.optional().meta({ description: '管控方案' }),
  }),
  example: { level: 'blue', reason: '再次因琐事激烈争吵,村民委员会请求关注。' },
  prepare: (context, actor) => staffOf(context, actor),
  build: ({ level, reason: why, plan }, seal, staff) => ({
    type: 'reopen',
    level,
    reason: seal.text('reason', why),
    plan: plan === undefined ? undefined : seal.text('plan', plan),
    staff,
  }),
});
