import { z } from 'zod';
import { reason } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 结案 */
export const close = command({
  type: 'close',
  summary: '结案 – the parties settled it themselves',
  schema: z.strictObject({ outcome: z.literal('settled-by-parties').default('settled-by-parties'), reason }),
  example: { outcome: 'settled-by-parties', reason: '双方已自行谈妥' },
  build: ({ outcome, reason: why }, seal) => ({ type: 'close', outcome, reason: seal.text('closing-reason', why) }),
});
