import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { id, instant, longText, text } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 调解记录 */
export const recordSession = command({
  type: 'record-session',
  summary: '调解记录 – what was said, and the result',
  schema: z.strictObject({
    sessionId: id.optional().meta({ description: 'the session planned before; absent for one held without a plan' }),
    heldAt: instant,
    place: text(200),
    record: longText,
    result: z.enum(['succeeded', 'failed', 'continue']).meta({ description: '成功 · 不成 · 有待继续' }),
  }),
  example: {
    heldAt: '2026-11-24T09:00:00+08:00',
    place: '羊坪村调解室',
    record: '双方就老界石位置交换意见,同意次日现场丈量。',
    result: 'continue',
  },
  build: ({ sessionId, heldAt, place, record, result }, seal) => ({
    type: 'record-session',
    sessionId: sessionId ?? randomUUID(),
    isPlanned: sessionId !== undefined,
    heldAt,
    place: seal.text('session-place', place),
    record: seal.text('session-record', record),
    result,
  }),
});
