// @ts-check

const AHEAD_MS = 8 * 3_600_000;

/** What a clock on the wall in China shows, as a field for day and time holds it. @param {number} ms */
export function wallClock(ms) {
  return new Date(ms + AHEAD_MS).toISOString().slice(0, 16);
}

/** The other way round. @param {string | undefined} wall */
export function momentOf(wall) {
  return wall ? `${wall.slice(0, 16)}:00+08:00` : undefined;
}
