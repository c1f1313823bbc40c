import { z } from 'zod';
import { policyVersion1 } from '../../../domain/policy/version-1.ts';
import { code, id } from '../../http/fields.ts';
import { command } from '../command-definition.ts';
import { knownCodes } from '../known-codes.ts';

const kinds = Object.entries(policyVersion1.dispute.invitations).map(([key, { label }]) => [key, label]);

/** 联合调解 */
export const invite = command({
  type: 'invite',
  summary: '邀请参与调解 – they see this case and no other, until it is closed (人民调解法 20)',
  schema: z.strictObject({
    organisationId: id,
    as: code.meta(knownCodes('受邀身份', Object.fromEntries(kinds) as Record<string, string>)),
  }),
  example: { organisationId: 'court', as: 'judge' },
  build: (body) => ({ type: 'invite', ...body }),
});
