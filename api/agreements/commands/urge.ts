import { z } from 'zod';
import { id, longText } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 督促 */
export const urge = command({
  type: 'urge',
  summary: '督促 – performance (人民调解法 31), a signature, a decision',
  schema: z.strictObject({ obligationId: id.optional(), record: longText }),
  example: { record: '已上门督促,义务人承诺三日内付清' },
  build: ({ obligationId, record }, seal) => ({ type: 'urge', obligationId, record: seal.text('urge-record', record) }),
});
