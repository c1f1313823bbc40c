import { epochMsOf } from '../../domain/time/instant.ts';
import type { Clock, ClockReading } from '../../record/clock.ts';
import { IdempotencyMismatch } from '../../record/errors.ts';
import type { IdempotencyRequest } from '../../record/idempotency.ts';

const MOST_REMEMBERED = 1_000;

interface Remembered {
  body: string;
  /** Where the first request with this key wanted to arrive, in ms since 1970 UTC by the record's clock. */
  targetMs: number;
  answer?: ClockReading;
}

/**
 * Idempotency keys of `POST /clock`, which opens no stream that could hold them: kept by this process, because a demo's
 * clock is moved by hand. A key that was broken off goes on to where it wanted to arrive.
 */
export interface ClockRequests {
  once(
    userId: string,
    idempotency: IdempotencyRequest | undefined,
    ms: number,
    advance: (ms: number) => Promise<ClockReading>,
  ): Promise<ClockReading>;
}

export function createClockRequests(clock: Pick<Clock, 'now' | 'reading'>): ClockRequests {
  const known = new Map<string, Remembered>();
  return {
    async once(userId, idempotency, ms, advance) {
      if (idempotency === undefined) return advance(ms);
      const name = JSON.stringify([userId, idempotency.key]);
      const nowMs = epochMsOf(await clock.now());
      const request = known.get(name) ?? { body: idempotency.body, targetMs: nowMs + ms };
      if (request.body !== idempotency.body) throw new IdempotencyMismatch('this key moved the clock otherwise');
      if (request.answer) return request.answer;
      if (known.size >= MOST_REMEMBERED) known.clear();
      known.set(name, request);
      const left = request.targetMs - nowMs;
      request.answer = left > 0 ? await advance(left) : await clock.reading();
      return request.answer;
    },
  };
}
