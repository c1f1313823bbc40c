import type { Consequence, DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import type { DisputeCommand, DisputeCommandOf } from './commands.ts';
import type { DisputeEvent, DisputeFact } from './events.ts';
import type { DisputeState } from './state.ts';

/** 关联: both disputes know of each other, each with what it is to the other. */
export function link(state: DisputeState, command: DisputeCommandOf<'link'>, context: DecisionContext): DisputeFact[] {
  const { disputeId, relation } = command;
  const { links } = context.policy.dispute;
  const known = Object.hasOwn(links, relation) ? links[relation] : undefined;
  if (known === undefined) throw new DomainError('invalid', `没有这种关联:${relation}`, { path: 'relation' });
  if (disputeId === state.id) throw new DomainError('invalid', '不能与本案自身关联', { path: 'disputeId' });
  if (isLinked(state, disputeId, relation)) {
    throw new DomainError('invalid', '已有这一关联', { path: 'disputeId' });
  }
  return [{ type: 'linked', disputeId, relation, inverse: known.inverse }];
}

/** The other dispute has linked itself to this one, which may be closed already. */
export function noteLink(state: DisputeState, command: DisputeCommandOf<'note-link'>): DisputeFact[] {
  const { disputeId, relation, inverse } = command;
  return isLinked(state, disputeId, relation) ? [] : [{ type: 'linked', disputeId, relation, inverse }];
}

/** What the other dispute hears of a link that was made here. */
export function toldToOther(
  { disputeId, relation, inverse }: DisputeEvent & { type: 'linked' },
  state: DisputeState,
): Consequence[] {
  const command: DisputeCommand = { type: 'note-link', disputeId: state.id, relation: inverse, inverse: relation };
  return [{ kind: 'dispute', streamId: disputeId, command }];
}

function isLinked(state: DisputeState, disputeId: string, relation: string): boolean {
  return state.links.some((other) => other.disputeId === disputeId && other.relation === relation);
}
