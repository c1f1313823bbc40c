import type { DecisionContext } from '../decider.ts';
import type { Role } from '../organisation/actor.ts';
import type { HouseholdLevel } from '../policy/household-policy.ts';
import { addDays, addMonths, type CivilDate } from '../time/civil-date.ts';
import { dateOf, type Instant, startOfDay } from '../time/instant.ts';
import { endOfPeriod } from '../time/period.ts';
import { householdLevelOf } from './levels.ts';
import type { NextVisit, Visit } from './state.ts';

/** How often somebody visits. */
export type Rhythm = HouseholdLevel['revisit'] & { by: Role };

/** 首次回访: within days of the file's opening, by the level's owner. */
export function firstVisit(level: string, context: DecisionContext): NextVisit {
  const { firstVisit: timer } = context.policy.household;
  const { ownerRole } = householdLevelOf(context.policy, level);
  return fromNow({ because: 'opened', by: ownerRole, ...timer }, context);
}

/** After violence: within hours, never later than the visit that was due anyhow. */
export function visitAfterViolence(pending: NextVisit | null, context: DecisionContext): NextVisit {
  const { role, ...timer } = context.policy.household.afterViolence;
  const visit = fromNow({ because: 'violence', by: role, ...timer }, context);
  const isSooner = pending !== null && pending.dueAt > context.now && pending.dueAt < visit.dueAt;
  return isSooner ? { ...pending, because: 'violence', by: role, since: context.now } : visit;
}

/** By the new level from today on; when the household was raised, never later than the visit that was due anyhow. */
export function visitAtNewLevel(
  pending: NextVisit | null,
  level: string,
  isRaise: boolean,
  context: DecisionContext,
): NextVisit {
  const { ownerRole, revisit } = householdLevelOf(context.policy, level);
  const visit = fromNow({ because: 'level', by: ownerRole, ...revisit }, context);
  const isSooner = isRaise && pending !== null && pending.dueAt < visit.dueAt;
  return isSooner ? { ...pending, because: 'level', by: ownerRole, since: context.now } : visit;
}

/** 告诫后首次回访: within days of the delivery; null if a visit is due sooner anyhow. */
export function visitAfterWarning(
  pending: NextVisit | null,
  level: string,
  deliveredAt: Instant,
  context: DecisionContext,
): NextVisit | null {
  const { firstVisit: timer } = context.policy.household.warning;
  const { ownerRole } = householdLevelOf(context.policy, level);
  const visit = fromNow({ because: 'warning', by: ownerRole, ...timer }, { ...context, now: deliveredAt });
  return pending !== null && pending.dueAt <= visit.dueAt ? null : visit;
}

/**
 * The earlier of the old due date and the visit's date, plus the interval, keeping the day of the month. Who came
 * more than an interval late is not late for the next one too: it is the first such date after the visit.
 */
export function visitAfterVisit(pending: NextVisit, visit: Visit, rhythm: Rhythm): NextVisit {
  const { by, ...revisit } = rhythm;
  const visitedOn = dateOf(visit.visitedAt);
  const isEarly = visitedOn < pending.dueOn;
  const keepsDay = isEarly ? dayOf(visitedOn) : pending.keepsDay;
  let base = isEarly ? visitedOn : pending.dueOn;
  let dueOn = monthsAfter(base, revisit.period.n, keepsDay);
  while (dueOn <= visitedOn) {
    base = dueOn;
    dueOn = monthsAfter(base, revisit.period.n, keepsDay);
  }
  return {
    because: 'interval',
    by,
    since: visit.visitedAt,
    startedAt: startOfDay(base),
    ...revisit,
    dueAt: startOfDay(addDays(dueOn, 1)),
    dueOn,
    keepsDay,
  };
}

function fromNow(
  visit: Pick<NextVisit, 'because' | 'by' | 'period' | 'source'>,
  { now, calendar }: DecisionContext,
): NextVisit {
  const { dueAt, lastDay } = endOfPeriod(now, visit.period, calendar);
  const dueOn = lastDay ?? dateOf(dueAt);
  // A period of months ends on the day it began on; in a short month that day is kept for the dates after it.
  const keepsDay = visit.period.unit === 'months' ? dayOf(dateOf(now)) : dayOf(dueOn);
  return { ...visit, since: now, startedAt: now, dueAt, dueOn, keepsDay };
}

/** The given day of the month that lies `months` later, or that month's last day where it has none (民法典 202). */
function monthsAfter(date: CivilDate, months: number, day: number): CivilDate {
  const firstOfMonth = addMonths(`${date.slice(0, 8)}01`, months);
  const lastOfMonth = addDays(addMonths(firstOfMonth, 1), -1);
  return addDays(firstOfMonth, Math.min(day, dayOf(lastOfMonth)) - 1);
}

function dayOf(date: CivilDate): number {
  return Number(date.slice(8));
}
