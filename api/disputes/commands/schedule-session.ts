import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { id, instant, noRepeats, text } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 安排调解 */
export const scheduleSession = command({
  type: 'schedule-session',
  summary: '安排调解 – time, place and who is called',
  schema: z.strictObject({
    at: instant,
    place: text(200),
    participantIds: z
      .array(id)
      .min(1)
      .max(200)
      .superRefine(noRepeats((partyId) => partyId))
      .meta({ description: 'parties, by partyId' }),
    guests: text(2_000).optional().meta({ description: '受邀参加人 (人民调解法 20), with the consent of the parties' }),
  }),
  example: { at: '2026-11-24T09:00:00+08:00', place: '羊坪村调解室', participantIds: ['b5c1…'] },
  build: ({ at, place, participantIds, guests }, seal) => ({
    type: 'schedule-session',
    sessionId: randomUUID(),
    at,
    place: seal.text('session-place', place),
    participantIds,
    guests: guests === undefined ? undefined : seal.text('session-guests', guests),
  }),
});
