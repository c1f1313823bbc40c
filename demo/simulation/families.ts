import { addDays, addMonths, type CivilDate, daysBetween } from '../../domain/time/civil-date.ts';
import type { Random } from './random.ts';
import { type SimulatedProgramme, turnsOf } from './programme.ts';

/** One family of the years to come: when it enters at which level, and where it stands at the end. */
export interface Family {
  no: number;
  level: string;
  opensOn: CivilDate;
  /** The level that it still has at the end; null for one that has left control by then. */
  staysAt: string | null;
}

/** `levels`: the gravest first. Who stays entered at that level of late, or some time ago at a graver one. */
export function familiesOf(programme: SimulatedProgramme, levels: readonly string[], random: Random): Family[] {
  const { entered, current, from, to } = programme;
  const { lastEntry, recent, quiet } = turnsOf(programme);
  const dayFrom = (first: CivilDate, last: CivilDate) => addDays(first, random.between(0, daysBetween(first, last)));
  const entering = levels.flatMap((level) => Array.from({ length: entered[level] ?? 0 }, () => level));
  const stays = stayersOf(current, entering, levels, random);
  return entering
    .map((level, index): Omit<Family, 'no'> => {
      const staysAt = stays.get(index) ?? null;
      if (staysAt === null) return { level, staysAt, opensOn: dayFrom(from, lastEntry) };
      const isLowered = staysAt !== level;
      return { level, staysAt, opensOn: isLowered ? dayFrom(lastEntry, quiet) : dayFrom(recent, addMonths(to, -1)) };
    })
    .sort((a, b) => (a.opensOn < b.opensOn ? -1 : a.opensOn > b.opensOn ? 1 : 0))
    .map((family, index) => ({ no: index + 1, ...family }));
}

/** Most who stay were never lowered; one in five came from a graver level, as far as there are any. */
function stayersOf(
  current: SimulatedProgramme['current'],
  entering: readonly string[],
  levels: readonly string[],
  random: Random,
): Map<number, string> {
  const stays = new Map<number, string>();
  for (const level of levels) {
    for (let left = current[level] ?? 0; left > 0; left -= 1) {
      const free = entering.flatMap((entered, index) => (stays.has(index) ? [] : [{ entered, index }]));
      const same = free.filter(({ entered }) => entered === level);
      const graver = free.filter(({ entered }) => levels.indexOf(entered) < levels.indexOf(level));
      const from = graver.length > 0 && (same.length === 0 || random.chance(0.2)) ? graver : same;
      stays.set(random.pick(from).index, level);
    }
  }
  return stays;
}
