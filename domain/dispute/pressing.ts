import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import { colourOf } from '../policy/lookups.ts';
import { dateOf } from '../time/instant.ts';
import type { DisputeCommandOf } from './commands.ts';
import { alertFor } from './danger.ts';
import type { DisputeFact } from './events.ts';
import { guardOf } from './guard.ts';
import { placeOf, pressingOrganisation } from './place.ts';
import type { DisputeState } from './state.ts';

/** 变更颜色: deadlines follow in the same step, because every one of them is reckoned from the state after it. */
export function changeColour(
  state: DisputeState,
  command: DisputeCommandOf<'change-colour'>,
  context: DecisionContext,
): DisputeFact[] {
  const { colour, reason } = command;
  if (!context.policy.colours.some((known) => known.key === colour)) {
    throw new DomainError('invalid', `没有这种颜色:${colour}`, { path: 'colour' });
  }
  if (colour === state.colour) throw new DomainError('invalid', '案件已经是这种颜色', { path: 'colour' });
  if (colourOf(context.policy, colour).order < lowestColour(state, context)) {
    throw new DomainError('rule-broken', '本件暂不能降低颜色', { path: 'colour' });
  }
  return [{ type: 'colour-changed', colour, reason }, ...alertFor(colour, placeOf(state, context), context)];
}

/** A case that is red by rule stays so while the rule holds. */
function lowestColour(state: DisputeState, context: DecisionContext): number {
  if (!guardOf(state, context).isRed) return Number.NEGATIVE_INFINITY;
  return colourOf(context.policy, context.policy.dispute.guard.colour).order;
}

export function acknowledge(context: DecisionContext): DisputeFact[] {
  return [{ type: 'alert-acknowledged', organisationId: context.actor.organisationId }];
}

/**
 * 督办: the county does not wait for the clock. The centre that watches over the owner must answer; where that is the county
 * itself, as over a court, the owner.
 */
export function press(
  state: DisputeState,
  { reason }: DisputeCommandOf<'press'>,
  context: DecisionContext,
): DisputeFact[] {
  const by = context.actor.organisationId;
  const over = pressingOrganisation(state, context);
  const organisationId = over === by ? state.owner.organisationId : over;
  return [{ type: 'supervision-opened', reason: 'pressed', organisationId, pressed: { by, reason } }];
}

/** 督办答复. */
export function answerSupervision(command: DisputeCommandOf<'answer-supervision'>): DisputeFact[] {
  return [{ type: 'supervision-answered', answer: command.answer }];
}

/** 诉求意愿: what a party wishes if mediation fails; it may be recorded at any time and the newest holds. */
export function recordWish(
  state: DisputeState,
  command: DisputeCommandOf<'record-wish'>,
  context: DecisionContext,
): DisputeFact[] {
  const { partyId, route } = command;
  assertParty(state, partyId, 'partyId');
  if (!context.policy.routes.some((known) => known.key === route)) {
    throw new DomainError('invalid', `没有这种途径:${route}`, { path: 'route' });
  }
  return [{ type: 'wish-recorded', wish: { partyId, route, on: dateOf(context.now) } }];
}

/** Throws invalid where the case has no such party. */
export function assertParty(state: DisputeState, partyId: string, path: string): void {
  if (!state.parties.some((party) => party.partyId === partyId)) {
    throw new DomainError('invalid', '本案没有这名当事人', { path });
  }
}
