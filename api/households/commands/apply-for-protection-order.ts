import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { ORDER_APPLICANTS } from '../../../domain/household/state.ts';
import { policyVersion1 } from '../../../domain/policy/version-1.ts';
import { knownCodes } from '../../disputes/known-codes.ts';
import { code, id, instant } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

const { inability } = policyVersion1.household.protectionOrder;

/** 申请人身安全保护令 */
export const applyForProtectionOrder = command({
  type: 'apply-for-protection-order',
  summary: '申请人身安全保护令 – the court decides in 72 hours, in 24 where it is urgent',
  schema: z.strictObject({
    courtId: id,
    acceptedAt: instant.meta({ description: "the court's acceptance, from which its hours run (反家庭暴力法 28)" }),
    urgent: z.boolean(),
    applicant: z.enum(ORDER_APPLICANTS).meta({ description: 'the victim, or who applies for one who cannot (23)' }),
    inability: code.optional().meta(knownCodes('受害人不能申请的原因', inability)),
  }),
  example: {
    courtId: 'court',
    acceptedAt: '2026-11-21T09:00:00+08:00',
    urgent: true,
    applicant: 'police',
    inability: 'coerced',
  },
  build: (body) => ({ type: 'apply-for-protection-order', applicationId: randomUUID(), ...body }),
});
