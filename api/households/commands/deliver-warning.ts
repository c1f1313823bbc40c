import { z } from 'zod';
import { instant } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 送达 */
export const deliverWarning = command({
  type: 'deliver-warning',
  summary: '送达告诫书 – read out and handed over; a refusal to sign counts as delivered',
  schema: z.strictObject({ at: instant, refused: z.boolean().optional().meta({ description: '拒绝签名、捺指印' }) }),
  example: { at: '2026-11-21T09:00:00+08:00', refused: false },
  build: ({ at, refused }) => ({ type: 'deliver-warning', deliveredAt: at, refused: refused ?? false }),
});
