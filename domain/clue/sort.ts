import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import { isBelow } from '../organisation/tree.ts';
import type { ClueCommandOf } from './commands.ts';
import type { ClueFact } from './events.ts';
import type { ClueState } from './state.ts';

/** 甄别: the same as something known, or not ours and then whose, and why. */
export function sort(state: ClueState, command: ClueCommandOf<'sort'>, { now, actor }: DecisionContext): ClueFact[] {
  const by = { at: now, byUserId: actor.userId, byOrganisationId: actor.organisationId };
  switch (command.as) {
    case 'merged': {
      if (command.into.id === state.id) {
        throw new DomainError('invalid', '不能并入本线索', { path: 'clueId' });
      }
      return [{ type: 'sorted', sorting: { ...by, as: 'merged', into: command.into, reason: command.reason } }];
    }
    case 'not-ours': {
      const { toAuthority, reason } = command;
      return [{ type: 'sorted', sorting: { ...by, as: 'not-ours', toAuthority, reason } }];
    }
  }
}

/**
 * 转为纠纷: the ordinary registration of a dispute that names this clue; it comes in the system's name, so whether that
 * organisation has the clue in its hands, or is above it, is asked here.
 */
export function becomeDispute(
  state: ClueState,
  command: ClueCommandOf<'become-dispute'>,
  { now, organisations }: DecisionContext,
): ClueFact[] {
  const { organisationId, userId, disputeId, disputeNumber } = command;
  if (organisationId !== state.organisationId && !isBelow(organisations, state.organisationId, organisationId)) {
    throw new DomainError('rule-broken', '该线索不由您的单位甄别');
  }
  const by = { at: now, byUserId: userId, byOrganisationId: organisationId };
  return [{ type: 'sorted', sorting: { ...by, as: 'dispute', disputeId, disputeNumber } }];
}
