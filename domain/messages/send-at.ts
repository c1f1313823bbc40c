import type { MessagePolicy } from '../policy/message-policy.ts';
import { addDays } from '../time/civil-date.ts';
import { addHours, dateOf, type Instant, startOfDay } from '../time/instant.ts';

/**
 * 免打扰: when something that is to be said now may be said, in Asia/Shanghai: at once, or when the night is over. What is
 * urgent waits for no morning, and whoever wants to hear everything at once does.
 */
export function sendAt(
  now: Instant,
  { urgent, quiet }: { urgent: boolean; quiet: boolean },
  { fromHour, untilHour }: MessagePolicy['quiet'],
): Instant {
  if (urgent || !quiet) return now;
  const today = dateOf(now);
  const morning = addHours(startOfDay(today), untilHour);
  if (now < morning) return morning;
  if (now >= addHours(startOfDay(today), fromHour)) return addHours(startOfDay(addDays(today, 1)), untilHour);
  return now;
}

/** When a message that could not be sent is tried again; null after the last attempt. `attempts` counts those made. */
export function retryAt(now: Instant, attempts: number, { retryAfterHours }: MessagePolicy): Instant | null {
  const hours = retryAfterHours[attempts - 1];
  return hours === undefined ? null : addHours(now, hours);
}
