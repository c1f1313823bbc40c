import { z } from 'zod';
import { reason } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 报请结案 */
export const proposeClosing = command({
  type: 'propose-closing',
  summary: '报请结案 – how it ends and why; another judge approves',
  schema: z.strictObject({
    outcome: z
      .enum(['paid', 'settled', 'ended-unpaid', 'withdrawn', 'basis-revoked'])
      .meta({ description: '执行完毕 · 和解协议履行完毕 · 终本 · 申请人撤销申请 · 法律文书被撤销' }),
    reason,
  }),
  example: { outcome: 'paid', reason: '全部履行,案款已发放' },
  build: ({ outcome, reason: why }, seal) => ({
    type: 'propose-closing',
    outcome,
    reason: seal.text('closing-reason', why),
  }),
});
