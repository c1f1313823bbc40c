import { z } from 'zod';
import { civilDate, id, reason } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 对确认裁定的异议 */
export const objectToConfirmation = command({
  type: 'object-to-confirmation',
  summary: '异议 – a party within 15 days, an interested person within 6 months (民诉法解释 372)',
  schema: z.strictObject({
    by: z.enum(['party', 'interested-person']),
    partyId: id.optional(),
    knownOn: civilDate.optional().meta({ description: '利害关系人知道或者应当知道之日' }),
    detail: reason,
  }),
  example: { by: 'party', partyId: 'c6d2…', detail: '协议非本人真实意思' },
  build: ({ detail, ...body }, seal) => ({
    type: 'object-to-confirmation',
    ...body,
    detail: seal.text('objection', detail),
  }),
});
