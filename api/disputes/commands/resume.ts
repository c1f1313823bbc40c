import { z } from 'zod';
import { command } from '../command-definition.ts';

/** 恢复调解 */
export const resume = command({
  type: 'resume',
  summary: '恢复 – mediation goes on',
  schema: z.strictObject({}),
  example: {},
  build: () => ({ type: 'resume' }),
});
