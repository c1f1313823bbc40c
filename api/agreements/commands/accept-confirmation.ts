import { z } from 'zod';
import { text } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 受理司法确认申请 */
export const acceptConfirmation = command({
  type: 'accept-confirmation',
  summary: '受理 – the court takes the application (法释〔2011〕5号 4)',
  schema: z.strictObject({ caseNumber: text(100).optional().meta({ description: '案号' }) }),
  example: { caseNumber: '(2026)云01民特12号' },
  build: (body) => ({ type: 'accept-confirmation', ...body }),
});
