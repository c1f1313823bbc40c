import { z } from 'zod';
import { amountFen, civilDate, id, reason } from '../../http/fields.ts';
import { command } from '../command-definition.ts';
import { optionalText } from '../fields.ts';

/** 登记履行 */
export const recordPerformance = command({
  type: 'record-performance',
  summary: '登记履行 – in whole or in part, also before its day',
  schema: z.strictObject({
    obligationId: id,
    amountFen: amountFen.optional().meta({ description: 'of money: what was paid' }),
    on: civilDate,
    proof: reason.optional().meta({ description: '履行凭证' }),
    attachmentId: id.optional().meta({ description: 'of a file attached before' }),
  }),
  example: { obligationId: 'd7e3…', amountFen: 50_000, on: '2026-12-20', proof: '当场交付现金,权利人出具收条' },
  build: ({ proof, ...body }, seal) => ({
    type: 'record-performance',
    ...body,
    proof: optionalText(seal, 'performance-proof', proof),
  }),
});
