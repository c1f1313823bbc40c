import { z } from 'zod';
import { command } from '../command-definition.ts';

/** 确认红色预警 */
export const acknowledge = command({
  type: 'acknowledge',
  summary: '确认红色预警 – say that the alert was seen',
  schema: z.strictObject({}),
  example: {},
  build: () => ({ type: 'acknowledge' }),
});
