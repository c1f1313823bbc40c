import { type CivilDate, isCivilDate } from './civil-date.ts';

/**
 * A moment, always written `YYYY-MM-DDTHH:mm:ss.sss+08:00`. China has one zone and no summer time, so strings of this
 * one form compare in time order, whatever the host's zone.
 */
export type Instant = string;

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const PATTERN = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/i;

/** From milliseconds since 1970 UTC. Throws RangeError outside the years 0 to 9999, where the one form ends. */
export function instantOf(epochMs: number): Instant {
  const local = new Date(epochMs + SHANGHAI_OFFSET_MS).toISOString();
  if (!/^\d/.test(local)) throw new RangeError(`not an instant of four-digit years: ${epochMs}`);
  return `${local.slice(0, -1)}+08:00`;
}

/** Milliseconds since 1970 UTC. Throws RangeError for text that is no moment with an offset, or on a day that is none. */
export function epochMsOf(instant: string): number {
  const day = PATTERN.exec(instant)?.[1];
  // Date.parse takes 30 February for 2 March.
  const ms = day !== undefined && isCivilDate(day) ? Date.parse(instant) : Number.NaN;
  if (Number.isNaN(ms)) throw new RangeError(`not an instant: ${instant}`);
  return ms;
}

/** Any ISO 8601 moment with an offset, in our one form. Throws RangeError otherwise. */
export function normaliseInstant(text: string): Instant {
  return instantOf(epochMsOf(text));
}

/** 00:00 (+08:00) at the start of a day. */
export function startOfDay(date: CivilDate): Instant {
  return `${date}T00:00:00.000+08:00`;
}

/** The day in Asia/Shanghai on which a moment falls. */
export function dateOf(instant: Instant): CivilDate {
  return instantOf(epochMsOf(instant)).slice(0, 10);
}

export function addHours(instant: Instant, hours: number): Instant {
  return instantOf(epochMsOf(instant) + hours * 3_600_000);
}

const WALL_CLOCK = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/** What a clock on the wall shows in Asia/Shanghai, `2026-11-26T09:30`, as a moment. Throws RangeError for anything else. */
export function instantFromWallClock(text: string): Instant {
  if (!WALL_CLOCK.test(text)) throw new RangeError(`not a day and a time: ${text}`);
  return normaliseInstant(`${text}:00+08:00`);
}

/** The other way round: to the minute. */
export function wallClockOf(instant: Instant): string {
  return instantOf(epochMsOf(instant)).slice(0, 16);
}

/**
 * Whether what somebody said to the minute was before a moment of the record's own clock. Within that minute it was not: what
 * is opened at 9:30:20 and visited at once is told as 9:30.
 */
export function toldBefore(told: Instant, moment: Instant): boolean {
  return wallClockOf(told) < wallClockOf(moment);
}
