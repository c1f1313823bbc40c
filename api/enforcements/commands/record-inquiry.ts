import { z } from 'zod';
import { longText } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 财产查控 */
export const recordInquiry = command({
  type: 'record-inquiry',
  summary: '财产查控 – what the inquiry into the debtor’s property found',
  schema: z.strictObject({
    found: z.enum(['enough', 'some', 'none']).meta({ description: '足额 · 部分 · 没有' }),
    result: longText,
  }),
  example: { found: 'some', result: '银行存款一万二千元,面包车一辆。' },
  build: ({ found, result }, seal) => ({ type: 'record-inquiry', found, result: seal.text('inquiry-result', result) }),
});
