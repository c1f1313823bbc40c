import { z } from 'zod';
import { amountFen, civilDate, id } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 履行 */
export const recordPayment = command({
  type: 'record-payment',
  summary: '履行 – the debtor paid, to the court or straight to the creditor, or did what it owed',
  schema: z.strictObject({
    obligationId: id,
    amountFen: amountFen.optional().meta({ description: 'absent for an act' }),
    on: civilDate,
    through: z.enum(['court', 'direct']).meta({ description: '法院账户 · 直接给付' }),
  }),
  example: { obligationId: 'c81b…', amountFen: 1200000, on: '2026-11-24', through: 'court' },
  build: (body) => ({ type: 'record-payment', ...body }),
});
