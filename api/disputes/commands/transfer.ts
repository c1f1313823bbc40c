import { z } from 'zod';
import { id, reason } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 移送 */
export const transfer = command({
  type: 'transfer',
  summary: '移送 – up 上交, down 交办 or sideways 移送; the receiver accepts or returns',
  schema: z.strictObject({
    direction: z.enum(['up', 'down', 'sideways']),
    organisationId: id.optional().meta({ description: 'upwards the next level receives if absent' }),
    reason,
  }),
  example: { direction: 'up', reason: '涉及两村边界,本村难以调处' },
  build: ({ direction, organisationId, reason: why }, seal) => ({
    type: 'transfer',
    direction,
    organisationId,
    reason: seal.text('transfer-reason', why),
  }),
});
