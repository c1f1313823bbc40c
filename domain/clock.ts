import type { Deadline } from './decider.ts';
import type { Calendar } from './time/calendar.ts';
import { addHours, type Instant } from './time/instant.ts';
import { endOfPeriod, isSamePeriod, type Period } from './time/period.ts';

/** A clock that must run, before the calendar has dated it. */
export interface Clock<Kind extends string> {
  kind: Kind;
  about?: string;
  startedAt: Instant;
  period: Period;
  source: string;
  then: string;
  /** At how many calendar days before the end which reminder is due. */
  remind?: Reminder<Kind> | readonly Reminder<Kind>[];
}

interface Reminder<Kind extends string> {
  kind: Kind;
  before: readonly number[];
  then: string;
  source: string;
}

/**
 * 期限: clocks dated, the earliest first. One that already runs (same kind, thing, start and period) keeps the date it was
 * given; reminders that were given already do not come again.
 */
export function dateClocks<Kind extends string>(
  clocks: readonly Clock<Kind>[],
  known: { running: readonly Deadline[]; reminded: readonly string[] },
  calendar: Calendar,
): Deadline[] {
  return clocks
    .flatMap((clock) => withReminders(clock, dated(clock, known.running, calendar), known.reminded))
    .sort((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0));
}

/** Names a reminder, so that each is given once. */
export function reminderKey({ kind, about, dueAt }: Pick<Deadline, 'kind' | 'about' | 'dueAt'>): string {
  return `${kind}${about === undefined ? '' : `:${about}`}@${dueAt}`;
}

function dated(clock: Clock<string>, running: readonly Deadline[], calendar: Calendar): Deadline {
  const same = running.find(
    (deadline) =>
      deadline.kind === clock.kind &&
      deadline.about === clock.about &&
      deadline.startedAt === clock.startedAt &&
      isSamePeriod(deadline.period, clock.period),
  );
  if (same) return same;
  const { kind, about, startedAt, period, source, then } = clock;
  const end = endOfPeriod(startedAt, period, calendar);
  return { kind, ...(about === undefined ? {} : { about }), startedAt, period, ...end, then, source };
}

function withReminders(clock: Clock<string>, deadline: Deadline, reminded: readonly string[]): Deadline[] {
  const reminders = [clock.remind ?? []]
    .flat()
    .flatMap(({ kind, before, then, source }) =>
      before.map(
        (days): Deadline => ({ ...deadline, kind, dueAt: addHours(deadline.dueAt, -24 * days), then, source }),
      ),
    )
    .filter((reminder) => reminder.dueAt > clock.startedAt && !reminded.includes(reminderKey(reminder)));
  return [...reminders, deadline];
}
