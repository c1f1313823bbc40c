import { z } from 'zod';
import { longText } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 管控方案 */
export const changePlan = command({
  type: 'change-plan',
  summary: '管控方案 – the plan for the present level',
  schema: z.strictObject({ plan: longText }),
  example: { plan: '每月上门一次;联系村委督促戒酒;受害人紧急联络方式已备。' },
  build: ({ plan }, seal) => ({ type: 'change-plan', plan: seal.text('plan', plan) }),
});
