import { z } from 'zod';
import { policyVersion1 } from '../../../domain/policy/version-1.ts';
import { knownCodes } from '../../disputes/known-codes.ts';
import { code, reason } from '../../http/fields.ts';
import { command } from '../command-definition.ts';
import { optionalText } from '../fields.ts';

const { rejected } = policyVersion1.agreement.confirmation;

/** 司法确认裁定 */
export const decideConfirmation = command({
  type: 'decide-confirmation',
  summary: '裁定 – confirmed, or rejected on the closed list of 民诉法解释 358',
  schema: z.strictObject({
    decision: z.enum(['confirmed', 'rejected']),
    ground: code.optional().meta(knownCodes('驳回的法定情形', rejected)),
    reason: reason.optional(),
  }),
  example: { decision: 'confirmed' },
  build: ({ decision, ground, reason: why }, seal) => ({
    type: 'decide-confirmation',
    decision,
    ground,
    reason: optionalText(seal, 'confirmation-ruling', why),
  }),
});
