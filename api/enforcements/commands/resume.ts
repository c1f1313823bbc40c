import { z } from 'zod';
import { id } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 恢复执行 */
export const resume = command({
  type: 'resume',
  summary: '恢复执行 – a creditor asks for it, since an instalment stayed out (执行和解规定 9)',
  schema: z.strictObject({ requestedBy: id.meta({ description: 'the creditor' }) }),
  example: { requestedBy: 'b5c1…' },
  build: (body) => ({ type: 'resume', ...body }),
});
