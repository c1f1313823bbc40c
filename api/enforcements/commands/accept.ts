import { z } from 'zod';
import { text } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 执行立案 */
export const accept = command({
  type: 'accept',
  summary: '执行立案 – take the enforcement on; the track by the amount begins',
  schema: z.strictObject({ courtCaseNumber: text(100).optional() }),
  example: { courtCaseNumber: '(2026)云0100执123号' },
  build: (body) => ({ type: 'accept', ...body }),
});
