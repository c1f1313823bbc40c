import { z } from 'zod';
import { reason } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 撤回申请 */
export const withdraw = command({
  type: 'withdraw',
  summary: '撤回申请 – the applicant takes it back',
  schema: z.strictObject({ reason }),
  example: { reason: '申请人书面撤回申请' },
  build: (body, seal) => ({ type: 'withdraw', reason: seal.text('withdrawal-reason', body.reason) }),
});
