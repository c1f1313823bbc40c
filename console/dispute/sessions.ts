import type { DisputeAnswer } from '../../api/disputes/dispute-schema.ts';
import { whenOf } from '../layout/time.ts';
import type { Around } from './around.ts';

/** 调解: planned, held and cancelled, in the order in which they were entered. */
export function sessionsOf(sessions: DisputeAnswer['sessions'], { now, language, say }: Around) {
  return sessions.map(({ at, place, record, cancelledAt }) => {
    const standing =
      record !== undefined ? 'sessionHeld' : cancelledAt !== undefined ? 'sessionCancelled' : 'sessionPlanned';
    return {
      when: whenOf(record?.heldAt ?? at, language, now),
      place: record?.place ?? place,
      standing: say.dispute[standing],
      text: record?.text ?? null,
    };
  });
}
