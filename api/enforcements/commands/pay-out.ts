import { z } from 'zod';
import { amountFen, civilDate, id } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 案款发放 */
export const payOut = command({
  type: 'pay-out',
  summary: '案款发放 – what lies at the court goes to the creditor',
  schema: z.strictObject({ obligationId: id, amountFen, on: civilDate }),
  example: { obligationId: 'c81b…', amountFen: 1200000, on: '2026-11-25' },
  build: (body) => ({ type: 'pay-out', ...body }),
});
