import { z } from 'zod';
import { instant, reason } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 送达 */
export const deliverWarning = command({
  type: 'deliver-warning',
  summary: '送达告诫书 – read out and handed over; a refusal to sign counts as delivered',
  schema: z.strictObject({
    at: instant,
    readOut: z.boolean().optional().meta({ description: '当场宣读; true if not given (公通字〔2024〕34号 10)' }),
    refused: z.boolean().optional().meta({ description: '拒绝签名、捺指印' }),
    note: reason.optional().meta({ description: 'what is noted of a refusal' }),
  }),
  example: { at: '2026-11-21T09:00:00+08:00', refused: false },
  build: ({ at, readOut, refused = false, note }, seal) => ({
    type: 'deliver-warning',
    deliveredAt: at,
    readOut,
    refused,
    note: note === undefined ? undefined : seal.text('delivery', note),
  }),
});
