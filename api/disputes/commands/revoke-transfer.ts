import { z } from 'zod';
import { reason } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 撤回移送 */
export const revokeTransfer = command({
  type: 'revoke-transfer',
  summary: '撤回移送 – the sender takes it back before it is accepted',
  description: 'The case is as it was: the days that it was on the way count, and no clock starts anew.',
  schema: z.strictObject({ reason }),
  example: { reason: '双方同意继续由本村调解' },
  build: (body, seal) => ({ type: 'revoke-transfer', reason: seal.text('revocation-reason', body.reason) }),
});
