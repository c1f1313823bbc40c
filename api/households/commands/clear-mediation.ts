import { z } from 'zod';
import { reason } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 书面许可 */
export const clearMediation = command({
  type: 'clear-mediation',
  summary: '书面意见 – a dispute of the family may be mediated',
  schema: z.strictObject({ disputeId: z.uuid(), note: reason }),
  example: { disputeId: '0b9f6c1e-2a51-4d0e-8f43-6f0f6b1d2c3a', note: '已单独征求受害人意见,同意分开调解。' },
  build: ({ disputeId, note }, seal) => ({
    type: 'clear-mediation',
    disputeId: disputeId.toLowerCase(),
    note: seal.text('clearance', note),
  }),
});
