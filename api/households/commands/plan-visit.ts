import { z } from 'zod';
import { civilDate } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 安排回访 */
export const planVisit = command({
  type: 'plan-visit',
  summary: '安排回访 – the day on which the visit that is due shall be made',
  description: 'It then stands in that day’s route list. Its deadline stays what it is.',
  schema: z.strictObject({ on: civilDate }),
  example: { on: '2026-11-24' },
  build: ({ on }) => ({ type: 'plan-visit', on }),
});
