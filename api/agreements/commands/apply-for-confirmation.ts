import { z } from 'zod';
import { policyVersion1 } from '../../../domain/policy/version-1.ts';
import { knownCodes } from '../../disputes/known-codes.ts';
import { code, id } from '../../http/fields.ts';
import { command } from '../command-definition.ts';
import { partyIds } from '../fields.ts';

const { courtBases } = policyVersion1.agreement.confirmation;

/** 申请司法确认 */
export const applyForConfirmation = command({
  type: 'apply-for-confirmation',
  summary: '申请司法确认 – together, within 30 days of effect (人民调解法 33)',
  description: 'With every party named it is before the court; with some, it waits for `agree-to-confirmation`.',
  schema: z.strictObject({
    partyIds,
    courtId: id,
    basis: code
      .optional()
      .meta(knownCodes('管辖依据 (民事诉讼法 205), found by itself where it can be; one of', courtBases)),
  }),
  example: { partyIds: ['b5c1…', 'c6d2…'], courtId: 'court' },
  build: (body) => ({ type: 'apply-for-confirmation', ...body }),
});
