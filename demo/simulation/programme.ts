import { addMonths, type CivilDate } from '../../domain/time/civil-date.ts';

/** 管控规划: how many households come under control, and how many of them are left, by level. */
export interface SimulatedProgramme {
  entered: Readonly<Record<string, number>>;
  current: Readonly<Record<string, number>>;
  from: CivilDate;
  to: CivilDate;
  seed: number;
}

/** What one county's police published: since 2019 so many households, of which so many are still under control. */
export const PUBLISHED: SimulatedProgramme = {
  entered: { red: 31, orange: 99, blue: 538 },
  current: { red: 1, orange: 8, blue: 36 },
  from: '2019-01-01',
  to: '2026-06-30',
  seed: 2019,
};

/** A few households in as few years as it takes: whether it works. */
export const SMALL: SimulatedProgramme = {
  entered: { red: 3, orange: 4, blue: 5 },
  current: { red: 1, orange: 0, blue: 2 },
  from: '2023-01-01',
  to: '2025-09-30',
  seed: 7,
};

/** So long before the end, whoever shall have left control by then has entered it. */
const LAST_ENTRY_MONTHS = 27;
/** And from then on nothing more goes wrong with them: from red it takes three meetings, and one more after violence. */
const QUIET_MONTHS = 21;
/** Who is still under control at the end at the level of entering came in within these last months. */
const RECENT_MONTHS = 12;

export interface Turns {
  lastEntry: CivilDate;
  quiet: CivilDate;
  recent: CivilDate;
}

/** @throws RangeError for years too few for a household to come and go */
export function turnsOf({ from, to }: Pick<SimulatedProgramme, 'from' | 'to'>): Turns {
  const turns = {
    lastEntry: addMonths(to, -LAST_ENTRY_MONTHS),
    quiet: addMonths(to, -QUIET_MONTHS),
    recent: addMonths(to, -RECENT_MONTHS),
  };
  if (turns.lastEntry <= from)
    throw new RangeError(`from ${from} to ${to} is too short: ${LAST_ENTRY_MONTHS} months at least`);
  return turns;
}
