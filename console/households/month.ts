import { addDays, addMonths, type CivilDate, weekdayOf } from '../../domain/time/civil-date.ts';
import type { PlacedVisit } from '../../record/views/household-route.ts';
import { dayOf } from '../layout/time.ts';
import { filled } from '../layout/words.ts';
import { levelOf, type StationAround } from './around.ts';

const DAYS_OF_A_WEEK = 7;
const MONDAY_FIRST = [1, 2, 3, 4, 5, 6, 0];

/** The month's weeks from Monday to Sunday, with the days of its neighbours that fill the first and the last. */
export function monthOf(first: CivilDate): { from: CivilDate; to: CivilDate; weeks: CivilDate[][] } {
  const last = addDays(addMonths(first, 1), -1);
  const start = addDays(first, -((weekdayOf(first) + 6) % DAYS_OF_A_WEEK));
  const weeks = [];
  for (let monday = start; monday <= last; monday = addDays(monday, DAYS_OF_A_WEEK)) {
    weeks.push(Array.from({ length: DAYS_OF_A_WEEK }, (_, day) => addDays(monday, day)));
  }
  return { from: first, to: last, weeks };
}

/** 星期一 … 星期日, in the page's language. */
export function weekdays({ say }: Pick<StationAround, 'say'>): string[] {
  return MONDAY_FIRST.map((day) => say.time.weekdays[day] ?? '');
}

/** A day's cell: its number, whether it is of this month, today, and what stands on it. */
export function cellOf(
  day: CivilDate,
  visits: readonly PlacedVisit[],
  { month, today, dayAddress }: { month: CivilDate; today: CivilDate; dayAddress: (day: CivilDate) => string },
  around: StationAround,
) {
  const { say, language, now } = around;
  const here = visits.filter(({ on }) => on === day);
  const name = dayOf(day, language, now);
  return {
    day,
    number: Number(day.slice(8)),
    name,
    isOther: day.slice(0, 7) !== month.slice(0, 7),
    isToday: day === today,
    isRest: [0, 6].includes(weekdayOf(day)),
    path: here.length === 0 ? null : dayAddress(day),
    label: filled(say.visits.visitsOn, { day: name, n: here.length }),
    visits: here.map((visit) => entryOf(visit, around)),
  };
}

function entryOf({ id, address, level, plannedOn, overdueSince }: PlacedVisit, around: StationAround) {
  const { visits: words } = around.say;
  return {
    path: `/console/households/${id}`,
    address,
    colour: levelOf(around, level),
    isOverdue: overdueSince !== null,
    standing: overdueSince !== null ? words.overdue : plannedOn !== null ? words.planned : words.deadline,
  };
}
