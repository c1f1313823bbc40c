import { z } from 'zod';
import { longText } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 财产处置 */
export const recordDisposal = command({
  type: 'record-disposal',
  summary: '财产处置 – how property was turned into money',
  schema: z.strictObject({ result: longText }),
  example: { result: '存款已划拨至法院账户;车辆网络拍卖成交。' },
  build: ({ result }, seal) => ({ type: 'record-disposal', result: seal.text('disposal-result', result) }),
});
