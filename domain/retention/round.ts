import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import { organisationOf } from '../organisation/tree.ts';
import type { RetentionCommandOf } from './commands.ts';
import type { RetentionFact } from './events.ts';
import type { RetentionState, Round } from './state.ts';

/** Every organisation of policy's kind has its rounds. */
export function begin(
  { id, number, organisationId }: RetentionCommandOf<'begin'>,
  { policy, organisations }: DecisionContext,
): RetentionFact[] {
  if (organisationOf(organisations, organisationId).kind !== policy.retention.round.appraiserKind) {
    throw new DomainError('invalid', '该单位不办理档案鉴定销毁');
  }
  return [{ type: 'begun', id, number, policyVersion: policy.version, organisationId }];
}

/** The list of the round that was called; one that comes late or twice changes nothing, and an empty one ends the round. */
export function draw(state: RetentionState, { no, cases, digest }: RetentionCommandOf<'drawn'>): RetentionFact[] {
  if (state.status !== 'drawing' || state.round?.no !== no) return [];
  return [cases === 0 ? { type: 'round-waived', no } : { type: 'list-drawn', no, list: { cases, digest } }];
}

/** 延长保管: with a reason, until everybody has approved; who had approved already looks again. */
export function keepBack(
  state: RetentionState,
  { caseId, number, reason }: RetentionCommandOf<'keep-back'>,
  { now, actor }: DecisionContext,
): RetentionFact[] {
  const { no, keptBack } = underAppraisal(state);
  if (number === null) throw new DomainError('invalid', '清册中没有这件案卷', { path: 'caseId' });
  if (keptBack.some((kept) => kept.caseId === caseId)) {
    throw new DomainError('invalid', '该案卷已经延长保管', { path: 'caseId' });
  }
  return [{ type: 'kept-back', no, kept: { caseId, number, reason, byUserId: actor.userId, at: now } }];
}

/** 批准销毁: by one person of each role that policy names, and by nobody twice. */
export function approve(state: RetentionState, { now, actor, policy }: DecisionContext): RetentionFact[] {
  const { no, approvals } = underAppraisal(state);
  if (approvals.some(({ role, userId }) => role === actor.role || userId === actor.userId)) {
    throw new DomainError('not-possible-now', '您的岗位已经批准,须由另一岗位的人员批准', { allowed: ['keep-back'] });
  }
  const approval = { role: actor.role, userId: actor.userId, at: now };
  const given = [...approvals, approval].map(({ role }) => role);
  const complete = policy.retention.round.approvers.every((role) => given.includes(role));
  return [{ type: 'round-approved', no, approval, complete }];
}

/** What comes twice changes nothing. */
export function finish(state: RetentionState, command: RetentionCommandOf<'destroyed'>): RetentionFact[] {
  const { no, destroyed, left } = command;
  if (state.status !== 'destroying' || state.round?.no !== no) return [];
  return [{ type: 'files-destroyed', no, destroyed, left }];
}

function underAppraisal(state: RetentionState): Round {
  if (state.status === 'under-appraisal' && state.round !== null) return state.round;
  throw new DomainError('not-possible-now', '现在没有待鉴定的清册', { allowed: [] });
}
