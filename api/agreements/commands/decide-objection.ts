import { z } from 'zod';
import { reason } from '../../http/fields.ts';
import { command } from '../command-definition.ts';
import { optionalText } from '../fields.ts';

/** 对异议的裁定 */
export const decideObjection = command({
  type: 'decide-objection',
  summary: '异议裁定 – upheld, the confirmation is set aside (民诉法解释 372)',
  schema: z.strictObject({ upheld: z.boolean(), reason: reason.optional() }),
  example: { upheld: false },
  build: ({ upheld, reason: why }, seal) => ({
    type: 'decide-objection',
    upheld,
    reason: optionalText(seal, 'objection-ruling', why),
  }),
});
