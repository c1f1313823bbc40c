import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import { organisationOf } from '../organisation/tree.ts';
import { dateOf, toldBefore } from '../time/instant.ts';
import type { ReviewCommandOf } from './commands.ts';
import type { ReviewFact } from './events.ts';
import { quarterOf } from './schedule.ts';
import type { ReviewState } from './state.ts';

/** Every police station with a household has one. */
export function begin(
  { id, number, stationId }: ReviewCommandOf<'begin'>,
  { policy, organisations }: DecisionContext,
): ReviewFact[] {
  if (organisationOf(organisations, stationId).kind !== 'police-station') {
    throw new DomainError('invalid', '该单位不开季度研判会');
  }
  return [{ type: 'begun', id, number, policyVersion: policy.version, stationId }];
}

/** How much the meeting has before it; one with nothing is not held. What comes late or twice changes nothing. */
export function prepare(state: ReviewState, { no, households }: ReviewCommandOf<'prepared'>): ReviewFact[] {
  const isAwaited = state.meeting !== null && state.meeting.no === no && state.meeting.households === null;
  if (!isAwaited) return [];
  return [households === 0 ? { type: 'meeting-waived', no } : { type: 'agenda-prepared', no, households }];
}

/**
 * 季度研判会议记录: who was there and what was decided, which takes effect with it; also of a meeting out of turn, when none
 * is due. A household that it does not name keeps its level: silence relaxes nothing.
 */
export function hold(
  state: ReviewState,
  { heldAt, attendees, decisions, agenda }: ReviewCommandOf<'decide'>,
  { now, actor, policy }: DecisionContext,
): ReviewFact[] {
  const { meeting } = state;
  const since = state.held?.heldAt ?? state.begunAt;
  if (heldAt > now) throw new DomainError('invalid', '会议时间不能在今后', { path: 'heldAt' });
  if (toldBefore(heldAt, meeting?.preparedAt ?? since)) {
    throw new DomainError('invalid', '会议时间早于本次会议的议题', { path: 'heldAt' });
  }
  if (attendees.length === 0) throw new DomainError('invalid', '须写明参会人员', { path: 'attendees' });
  decisions.forEach(({ householdId }, index) => {
    if (agenda.some((item) => item.householdId === householdId)) return;
    throw new DomainError('invalid', '不是本所正在管控的家庭', { path: `decisions.${index}.householdId` });
  });
  const held = {
    no: meeting?.no ?? null,
    quarter: meeting?.quarter ?? quarterOf(dateOf(heldAt), policy.household.review),
    since,
    heldAt,
    recordedAt: now,
    recordedBy: actor.userId,
    attendees,
    agenda,
    decisions: decisions.map(({ inFile: _, ...decision }) => decision),
  };
  return [{ type: 'meeting-held', held }];
}
