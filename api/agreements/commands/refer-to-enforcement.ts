import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { command } from '../command-definition.ts';
import { partyIds } from '../fields.ts';

/** 申请执行 */
export const referToEnforcement = command({
  type: 'refer-to-enforcement',
  summary: '申请执行 – of a confirmed agreement, what is past its day and unpaid (人民调解法 33)',
  description: 'The enforcement has a record of its own: the last of `enforcements` of `GET /agreements/{id}`.',
  schema: z.strictObject({
    applicantPartyIds: partyIds.optional().meta({ description: 'to whom it is owed; all of them if left out' }),
  }),
  example: { applicantPartyIds: ['b5c1…'] },
  build: (body) => ({ type: 'refer-to-enforcement', enforcementId: randomUUID(), ...body }),
});
