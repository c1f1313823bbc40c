import { z } from 'zod';
import { amountFen, id, reason } from '../../http/fields.ts';
import { command } from '../command-definition.ts';
import { optionalText } from '../fields.ts';

/** 免除债务 */
export const waive = command({
  type: 'waive',
  summary: '免除 – the creditor gives up what is owed, or a part of it (民法典 575)',
  schema: z.strictObject({
    obligationId: id,
    amountFen: amountFen.optional().meta({ description: 'all that is still owed if left out' }),
    byPartyId: id.optional().meta({ description: 'who declared it: the creditor' }),
    reason: reason.optional(),
  }),
  example: { obligationId: 'd7e3…', amountFen: 20_000, reason: '念及邻里情分' },
  build: ({ reason: why, ...body }, seal) => ({
    type: 'waive',
    ...body,
    reason: optionalText(seal, 'waiver-reason', why),
  }),
});
