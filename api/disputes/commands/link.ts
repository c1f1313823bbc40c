import { z } from 'zod';
import { policyVersion1 } from '../../../domain/policy/version-1.ts';
import { code, id } from '../../http/fields.ts';
import { command } from '../command-definition.ts';
import { knownCodes } from '../known-codes.ts';
import { checkLinked } from '../linked-check.ts';

const kinds = Object.entries(policyVersion1.dispute.links).map(([key, { label }]) => [key, label]);

/** 关联纠纷 */
export const link = command({
  type: 'link',
  summary: '关联 – what this dispute is to another; both know of it',
  schema: z.strictObject({
    disputeId: id.meta({ description: 'the other dispute' }),
    relation: code.meta(knownCodes('关联', Object.fromEntries(kinds) as Record<string, string>)),
  }),
  example: { disputeId: '5e1b8c0a-1f44-4c07-8f7e-0d4c5a3a9b10', relation: 'same-event' },
  check: checkLinked,
  build: (body) => ({ type: 'link', ...body }),
});
