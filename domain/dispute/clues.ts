import type { ClueCommand } from '../clue/commands.ts';
import type { Consequence } from '../decider.ts';
import { DomainError } from '../errors.ts';
import type { DisputeCommandOf } from './commands.ts';
import type { DisputeEvent, DisputeFact } from './events.ts';
import type { DisputeState } from './state.ts';

/** 并入线索: what was reported is the same matter; nobody looks any more at a case that is closed. */
export function noteClue(state: DisputeState, { clueId }: DisputeCommandOf<'note-clue'>): DisputeFact[] {
  if (state.status === 'closed') {
    throw new DomainError('rule-broken', '纠纷已结案,不能再并入线索', { path: 'disputeId' });
  }
  return [{ type: 'clue-noted', clueId }];
}

/** 线索转为纠纷: it is sorted by the registration itself, so that neither is there without the other. */
export function sortedByRegistration(event: DisputeEvent & { type: 'registered' }): Consequence[] {
  const { clueId, id, number, organisationId, registrarId } = event;
  if (clueId === undefined) return [];
  const command: ClueCommand = {
    type: 'become-dispute',
    disputeId: id,
    disputeNumber: number,
    organisationId,
    userId: registrarId,
  };
  return [{ kind: 'clue', streamId: clueId, command }];
}
