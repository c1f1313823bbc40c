import { z } from 'zod';
import { policyVersion1 } from '../../../domain/policy/version-1.ts';
import { code, reason } from '../../http/fields.ts';
import { command } from '../command-definition.ts';
import { knownCodes } from '../known-codes.ts';

/** 终止调解 */
export const terminate = command({
  type: 'terminate',
  summary: '终止调解 – with the notice that names the lawful next route (人民调解法 26)',
  schema: z.strictObject({
    ground: code.meta(knownCodes('终止事由, or another code', policyVersion1.terminationGrounds)),
    reason,
  }),
  example: { ground: 'party-refuses', reason: '被申请人明确表示不再接受调解' },
  build: ({ ground, reason: why }, seal) => ({
    type: 'terminate',
    ground,
    reason: seal.text('termination-reason', why),
  }),
});
