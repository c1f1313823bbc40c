import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { amountFen, civilDate, id, instant, longText, reason } from '../../http/fields.ts';
import { command, preparedCommand } from '../command-definition.ts';
import { staffOf } from '../staff.ts';

const ORDER = '5b0e8d1c-6a0f-4a8e-9c57-1a2b3c4d5e6f';

/** 驳回申请 */
export const recordOrderRefusal = command({
  type: 'record-order-refusal',
  summary: '驳回申请 – the court does not make the order',
  schema: z.strictObject({ applicationId: id, on: civilDate, note: reason.optional() }),
  example: { applicationId: ORDER, on: '2026-11-22' },
  build: ({ note, ...refusal }, seal) => ({
    type: 'record-order-refusal',
    ...refusal,
    note: note === undefined ? undefined : seal.text('refusal', note),
  }),
});

/** 协助执行 */
export const recordOrderHelp = command({
  type: 'record-order-help',
  summary: '协助执行 – what the police did so that the order is kept (反家庭暴力法 32)',
  schema: z.strictObject({ orderId: id, at: instant, note: reason }),
  example: { orderId: ORDER, at: '2026-11-23T10:00:00+08:00', note: '已告知被申请人保护令内容,责令其不得接近。' },
  build: ({ orderId, at, note }, seal) => ({
    type: 'record-order-help',
    orderId,
    helpedAt: at,
    note: seal.text('order-help', note),
  }),
});

const measure = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('admonition').meta({ description: '训诫' }) }),
  z.strictObject({ kind: z.literal('fine').meta({ description: '罚款' }), amountFen }),
  z.strictObject({ kind: z.literal('detention').meta({ description: '拘留' }), days: z.int().min(0) }),
  z.strictObject({ kind: z.literal('criminal').meta({ description: '追究刑事责任' }) }),
]);

/** 违反保护令 */
export const recordOrderBreach = preparedCommand({
  type: 'record-order-breach',
  summary: '违反保护令 – and what was done about it (反家庭暴力法 34)',
  description: 'A fine of at most 1,000 yuan, a detention of at most 15 days. Violence is an incident besides.',
  schema: z.strictObject({
    orderId: id,
    at: instant,
    detail: longText,
    measures: z.array(measure).max(10),
    violent: z.boolean().optional(),
  }),
  example: {
    orderId: ORDER,
    at: '2026-11-24T20:00:00+08:00',
    detail: '到申请人单位纠缠。',
    measures: [{ kind: 'admonition' }],
  },
  prepare: (context, actor) => staffOf(context, actor),
  build: ({ orderId, at, detail, measures, violent = false }, seal, staff) => ({
    type: 'record-order-breach',
    orderId,
    breachId: randomUUID(),
    occurredAt: at,
    detail: seal.text('breach', detail),
    measures,
    violent,
    staff,
  }),
});

/** 撤销保护令 */
export const revokeProtectionOrder = command({
  type: 'revoke-protection-order',
  summary: '撤销保护令 – the court takes it back before its time is over',
  schema: z.strictObject({ orderId: id, on: civilDate }),
  example: { orderId: ORDER, on: '2026-12-01' },
  build: (body) => ({ type: 'revoke-protection-order', ...body }),
});
