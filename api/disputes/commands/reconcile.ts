import { z } from 'zod';
import { longText } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 调解和好 */
export const reconcile = command({
  type: 'reconcile',
  summary: '调解和好 – success without terms',
  schema: z.strictObject({ record: longText }),
  example: { record: '双方互相道歉,和好如初。' },
  build: ({ record }, seal) => ({ type: 'reconcile', record: seal.text('reconciliation-record', record) }),
});
