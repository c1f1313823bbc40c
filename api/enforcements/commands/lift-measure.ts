import { z } from 'zod';
import { id, reason } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 解除执行措施 */
export const liftMeasure = command({
  type: 'lift-measure',
  summary: '解除执行措施 – lift one of the measures in force',
  schema: z.strictObject({ measureId: id, reason }),
  example: { measureId: '7d2e…', reason: '义务已履行完毕' },
  build: ({ measureId, reason: why }, seal) => ({
    type: 'lift-measure',
    measureId,
    reason: seal.text('lifting-reason', why),
  }),
});
