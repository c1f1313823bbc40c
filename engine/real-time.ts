import { epochMsOf, type Instant } from '../domain/time/instant.ts';
import type { ClockReading } from '../record/clock.ts';

/** Timers are not set farther away; who wakes early asks the record and waits on. */
const LONGEST_WAIT_MS = 365 * 86_400_000;

/** Real milliseconds until the record's clock shows `at`: 0 or less if it does already. */
export function realMsUntil(at: Instant, { now, rate }: Pick<ClockReading, 'now' | 'rate'>): number {
  return Math.min(LONGEST_WAIT_MS, Math.ceil((epochMsOf(at) - epochMsOf(now)) / rate));
}
