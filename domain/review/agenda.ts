import { againstRelaxing } from '../household/relaxing.ts';
import { householdLevelOf, neighbouringLevel } from '../household/levels.ts';
import type { HouseholdState } from '../household/state.ts';
import type { Policy } from '../policy/policy.ts';
import { addMonths } from '../time/civil-date.ts';
import { dateOf, type Instant } from '../time/instant.ts';
import type { AgendaItem, Suggestion } from './state.ts';

/** A household with the policy that its file keeps to. */
export interface Reviewed {
  state: HouseholdState;
  policy: Policy;
}

/**
 * 议题: every household under control, the gravest first. It is read off the files whenever it is looked at, and stands in the
 * meeting's record as it was when the decisions took effect: what happens between the call and the meeting is never missing.
 */
export function agendaOf(households: readonly Reviewed[], since: Instant, now: Instant): AgendaItem[] {
  return households
    .filter(({ state }) => state.status === 'controlled')
    .map((household) => ({ item: itemOf(household, since, now), order: gravity(household) }))
    .sort((a, b) => b.order - a.order || (a.item.number < b.item.number ? -1 : 1))
    .map(({ item }) => item);
}

function gravity({ state, policy }: Reviewed): number {
  return householdLevelOf(policy, state.level).order;
}

function itemOf(household: Reviewed, since: Instant, now: Instant): AgendaItem {
  const { state, policy } = household;
  return {
    householdId: state.id,
    number: state.number,
    level: state.level,
    levelSince: state.levels.at(-1)?.from ?? state.openedAt,
    owner: state.owner,
    visits: state.visits
      .filter(({ visitedAt }) => visitedAt >= since)
      .map(({ visitId, visitedAt, byUserId, complete, victimAlone, violenceRecurred }) => ({
        ...{ visitId, visitedAt, byUserId, complete, victimAlone, violenceRecurred },
      })),
    incidents: state.incidents
      .filter(({ reportedAt }) => reportedAt >= since)
      .map(({ incidentId, occurredAt }) => ({ incidentId, occurredAt })),
    nextRevisitOn: state.next?.dueOn ?? null,
    overdueSince: state.overdue?.since ?? null,
    against: againstRelaxing(state, { now, policy }),
    suggestion: suggestionFor(household, now),
  };
}

/** 建议: violence in the quarter is answered by the next graver level, a quarter in which nothing stands against it by less. */
function suggestionFor({ state, policy }: Reviewed, now: Instant): Suggestion {
  const { period } = policy.household.review;
  const quarterFrom = addMonths(dateOf(now), -period.n);
  const above = neighbouringLevel(policy, state.level, 'above');
  if (above !== null && state.incidents.some(({ occurredAt }) => dateOf(occurredAt) >= quarterFrom)) {
    return { decision: 'raise', level: above.key, because: 'violence-below-top' };
  }
  const against = againstRelaxing(state, { now, policy });
  if (against !== null) return { decision: 'keep', because: against };
  if (householdLevelOf(policy, state.level).exits) return { decision: 'exit', because: 'quiet' };
  const below = neighbouringLevel(policy, state.level, 'below');
  return below === null
    ? { decision: 'keep', because: 'quiet' }
    : { decision: 'lower', level: below.key, because: 'quiet' };
}
