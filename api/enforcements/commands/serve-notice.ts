import { z } from 'zod';
import { civilDate, instant } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 执行通知 */
export const serveNotice = command({
  type: 'serve-notice',
  summary: '执行启动 – the 执行通知 was served and sets a term for paying',
  description: 'Unpaid by then, measures that limit or punish a person become possible (民事诉讼法 251).',
  schema: z.strictObject({ at: instant, payBy: civilDate }),
  example: { at: '2026-11-24T09:00:00+08:00', payBy: '2026-11-27' },
  build: (body) => ({ type: 'serve-notice', ...body }),
});
