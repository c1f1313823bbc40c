import { z } from 'zod';
import { reason } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 撤回司法确认申请 */
export const withdrawConfirmation = command({
  type: 'withdraw-confirmation',
  summary: '撤回申请 – until the court has ruled (民诉法解释 357)',
  schema: z.strictObject({ reason }),
  example: { reason: '当事人愿意即时履行' },
  build: ({ reason: why }, seal) => ({
    type: 'withdraw-confirmation',
    reason: seal.text('confirmation-withdrawal', why),
  }),
});
