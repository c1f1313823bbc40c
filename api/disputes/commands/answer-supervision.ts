import { z } from 'zod';
import { reason } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 答复督办 */
export const answerSupervision = command({
  type: 'answer-supervision',
  summary: '答复督办 – what was done, or why not',
  schema: z.strictObject({ answer: reason }),
  example: { answer: '已于今日走访双方,约定周五调解。' },
  build: ({ answer }, seal) => ({ type: 'answer-supervision', answer: seal.text('supervision-answer', answer) }),
});
