import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import { organisationOf } from '../organisation/tree.ts';
import { toldBefore } from '../time/instant.ts';
import type { AnalysisCommandOf } from './commands.ts';
import type { AnalysisFact } from './events.ts';
import type { AnalysisState } from './state.ts';

/** Every centre of policy's kind has one. */
export function begin(
  { id, number, organisationId }: AnalysisCommandOf<'begin'>,
  { policy, organisations }: DecisionContext,
): AnalysisFact[] {
  const { kind } = organisationOf(organisations, organisationId);
  if (kind !== policy.screening.analysis.centreKind) throw new DomainError('invalid', '该单位不开分析研判会');
  return [{ type: 'begun', id, number, policyVersion: policy.version, organisationId }];
}

/** The agenda of the meeting that is due; one that comes late or twice changes nothing. */
export function prepare(state: AnalysisState, { no, agenda }: AnalysisCommandOf<'prepared'>): AnalysisFact[] {
  const isAwaited = state.meeting !== null && state.meeting.no === no && state.meeting.agenda === null;
  return isAwaited ? [{ type: 'agenda-prepared', no, agenda }] : [];
}

/** 研判会议记录: who was there and what was decided; also of a meeting out of turn, when none is due. */
export function hold(
  state: AnalysisState,
  { heldAt, attendees, decisions }: AnalysisCommandOf<'hold'>,
  { now, actor }: DecisionContext,
): AnalysisFact[] {
  const { meeting } = state;
  if (heldAt > now) throw new DomainError('invalid', '时间不能在今后', { path: 'heldAt' });
  if (toldBefore(heldAt, meeting?.dueAt ?? state.held?.heldAt ?? state.since)) {
    throw new DomainError('invalid', '会议时间早于本次会议的议题', { path: 'heldAt' });
  }
  if (attendees.length === 0) throw new DomainError('invalid', '须写明参会人员', { path: 'attendees' });
  const held = {
    no: meeting?.no ?? null,
    since: meeting?.since ?? state.since,
    heldAt,
    recordedAt: now,
    recordedBy: actor.userId,
    attendees,
    agenda: meeting?.agenda ?? null,
    decisions,
  };
  return [{ type: 'meeting-held', held }];
}
