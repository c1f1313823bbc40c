import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { civilDate, id } from '../../http/fields.ts';
import { command } from '../command-definition.ts';
import { listed } from '../listed.ts';

/** 人身安全保护令 */
export const recordProtectionOrder = command({
  type: 'record-protection-order',
  summary: '人身安全保护令 – a court’s order; while it is in force nothing is mediated',
  schema: z.strictObject({
    issuedOn: civilDate,
    months: z.int().meta({ description: '有效期, at most 6 (反家庭暴力法 30)' }),
    urgent: z.boolean().meta({ description: '情况紧急, decided within 24 hours (28)' }),
    measures: listed.meta({ description: '保护措施 (29)' }),
    courtId: id,
  }),
  example: {
    issuedOn: '2026-03-31',
    months: 6,
    urgent: false,
    measures: ['禁止实施家庭暴力', '禁止骚扰、跟踪、接触'],
    courtId: 'court',
  },
  build: ({ measures, ...order }, seal) => ({
    type: 'record-protection-order',
    orderId: randomUUID(),
    ...order,
    measures: seal.text('measures', measures),
  }),
});
