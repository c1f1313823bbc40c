import { z } from 'zod';
import { reason } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 不再跟踪 */
export const conclude = command({
  type: 'conclude',
  summary: '不再跟踪 – it failed, and the parties go another way (人民调解法 32)',
  schema: z.strictObject({ reason }),
  example: { reason: '权利人已向人民法院提起诉讼' },
  build: ({ reason: why }, seal) => ({ type: 'conclude', reason: seal.text('conclusion-reason', why) }),
});
