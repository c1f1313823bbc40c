import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import type { HouseholdCommandOf } from './commands.ts';
import type { HouseholdFact } from './events.ts';
import type { HouseholdState, Incident } from './state.ts';

/** A report of violence that was accepted and about which nothing has been decided. */
type Undecided = Incident & { acceptedAt: string };

/** 待决警情: those whose hours still run, or ran out, the earliest accepted first. */
export function undecided(state: HouseholdState): Undecided[] {
  return state.incidents
    .filter((incident): incident is Undecided => incident.acceptedAt !== undefined && incident.decision === undefined)
    .sort((a, b) => (a.acceptedAt < b.acceptedAt ? -1 : a.acceptedAt > b.acceptedAt ? 1 : 0));
}

/** Those whose seventy-two hours are not over (公通字〔2024〕34号 8). */
export function inTime(state: HouseholdState): Undecided[] {
  return undecided(state).filter(({ lapsedAt }) => lapsedAt === undefined);
}

/** 不出具告诫书: punished, a criminal case, 批评教育, or no domestic violence; also after the hours are over. */
export function decideWithoutWarning(
  state: HouseholdState,
  { incidentId, as, note }: HouseholdCommandOf<'decide-without-warning'>,
  { actor }: DecisionContext,
): HouseholdFact[] {
  if (!undecided(state).some((incident) => incident.incidentId === incidentId)) {
    throw new DomainError('invalid', '没有这件待决定的警情', { path: 'incidentId' });
  }
  return [{ type: 'incident-decided', incidentId, decision: { as, byUserId: actor.userId, note } }];
}

/** Whether somebody of the family was punished for violence before. */
export function wasPunished(state: HouseholdState): boolean {
  return state.incidents.some(({ decision }) => decision?.as === 'punished' || decision?.as === 'criminal');
}
