import { z } from 'zod';
import { DISPUTE_ORDERS } from '../../record/views/dispute-list.ts';
import { civilDate, code, id, text } from '../http/fields.ts';

/** 筛选与排序: what a list of disputes is asked for. */
export const disputeFilters = {
  status: z
    .enum(['open', 'registered', 'offered', 'mediating', 'suspended', 'agreed', 'closed'])
    .optional()
    .meta({ description: '`open`: 在办, whatever is not closed' }),
  level: code.optional(),
  colour: code.optional(),
  type: code.optional(),
  source: code.optional(),
  outcome: z
    .enum([
      'performed',
      'reconciled',
      'settled-by-parties',
      'terminated',
      'safety-stop',
      'withdrawn',
      'out-of-scope',
      'filed-for-litigation',
    ])
    .optional(),
  ownerId: id.optional().meta({ description: "the owner's organisation, or the mediator in charge" }),
  from: civilDate.optional().meta({ description: 'registered on this day or later' }),
  to: civilDate.optional().meta({ description: 'registered on this day or before' }),
  q: text(200).optional().meta({ description: 'start of a number, exact name of a party, words of title and facts' }),
  sort: z
    .enum(DISPUTE_ORDERS)
    .optional()
    .meta({ description: 'newest first, as without it · oldest first · whose deadline is nearest first' }),
};
