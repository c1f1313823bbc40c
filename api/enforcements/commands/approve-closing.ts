import { z } from 'zod';
import { command } from '../command-definition.ts';

/** 结案审批 */
export const approveClosing = command({
  type: 'approve-closing',
  summary: '批准结案 – the enforcement is closed, and its agreement learns how',
  schema: z.strictObject({}),
  example: {},
  build: () => ({ type: 'approve-closing' }),
});
