import { z } from 'zod';
import { policyVersion1 } from '../../../domain/policy/version-1.ts';
import { knownCodes } from '../../disputes/known-codes.ts';
import { code, reason } from '../../http/fields.ts';
import { command } from '../command-definition.ts';
import { optionalText } from '../fields.ts';

const { notAccepted } = policyVersion1.agreement.confirmation;

/** 不予受理 */
export const declineConfirmation = command({
  type: 'decline-confirmation',
  summary: '不予受理 – on the closed list of 民诉法解释 355',
  schema: z.strictObject({ ground: code.meta(knownCodes('法定情形', notAccepted)), reason: reason.optional() }),
  example: { ground: 'property-rights' },
  build: ({ ground, reason: why }, seal) => ({
    type: 'decline-confirmation',
    ground,
    reason: optionalText(seal, 'confirmation-refusal', why),
  }),
});
