import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import type { DisputeCommandOf } from './commands.ts';
import type { DisputeFact } from './events.ts';
import { levelFor } from './levels.ts';
import { assertNeutral } from './neutrality.ts';
import { requireReceiver } from './offers.ts';
import { assertParty } from './pressing.ts';
import type { DisputeState } from './state.ts';

/** Who is to mediate, and 借调 from where. */
interface Named {
  mediatorId?: string;
  mediatorFrom?: string;
}

/**
 * 调解员的选任与借调 (人民调解法 19): one who has recused does not come back, and one who is borrowed comes from a house that
 * mediates and is no party. Whether that house has such a user, the record knows.
 */
export function assertMediator(
  state: DisputeState,
  { mediatorId, mediatorFrom }: Named,
  context: DecisionContext,
): void {
  if (mediatorId !== undefined && state.recused.includes(mediatorId)) {
    throw new DomainError('rule-broken', '该调解员已回避本案', { path: 'mediatorId' });
  }
  if (mediatorFrom === undefined) return;
  if (mediatorId === undefined) throw new DomainError('invalid', '须写明借调的调解员', { path: 'mediatorId' });
  const house = requireReceiver(mediatorFrom, context, 'mediatorFrom');
  if (levelFor(house.kind, house.level, context.policy)?.stage !== 'committee') {
    throw new DomainError('invalid', '该单位没有可借调的人民调解员', { path: 'mediatorFrom' });
  }
  assertNeutral(house.id, state.parties, context, 'mediatorFrom');
}

/** A mediator of the house that mediates is not borrowed. */
export function lender(mediatorFrom: string | undefined, organisationId: string): string | undefined {
  return mediatorFrom === organisationId ? undefined : mediatorFrom;
}

/** 回避: relatives and interested persons withdraw; the owner then names somebody else. */
export function recuse(command: DisputeCommandOf<'recuse'>, { actor }: DecisionContext): DisputeFact[] {
  return [{ type: 'mediator-recused', mediatorId: actor.userId, reason: command.reason }];
}

/** 更换调解员, also because a party asks for it (人民调解法 19, 23). */
export function replaceMediator(
  state: DisputeState,
  command: DisputeCommandOf<'replace-mediator'>,
  context: DecisionContext,
): DisputeFact[] {
  const { mediatorId, mediatorFrom, requestedBy, reason } = command;
  if (mediatorId === state.owner.mediatorId) {
    throw new DomainError('invalid', '该调解员已在办理本案', { path: 'mediatorId' });
  }
  if (requestedBy !== undefined) assertParty(state, requestedBy, 'requestedBy');
  assertMediator(state, command, context);
  const from = lender(mediatorFrom, state.owner.organisationId);
  return [{ type: 'mediator-replaced', mediatorId, mediatorFrom: from, requestedBy, reason }];
}
