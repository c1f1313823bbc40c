import type { Surroundings } from '../decider.ts';
import type { Actor } from '../organisation/actor.ts';
import { mayOnAgreement } from '../organisation/agreement-access.ts';
import type { AgreementCommandType } from './commands.ts';
import { hasFailed } from './ending.ts';
import { claimable } from './enforcing.ts';
import { has, isOwed } from './obligations.ts';
import { relationsOf } from './relations.ts';
import { isSignedByAll } from './signing.ts';
import type { AgreementState } from './state.ts';

/** What the state allows, whoever asks. */
export function possibleCommands(state: AgreementState): AgreementCommandType[] {
  if (state.ending !== null) return [];
  if (state.effectiveOn === null) return beforeEffect(state);
  return ['attach', 'urge', 'record-follow-up', ...copies(state), ...performance(state), ...confirmation(state)];
}

function beforeEffect(state: AgreementState): AgreementCommandType[] {
  const commands: AgreementCommandType[] = ['amend', 'attach', 'urge', 'void'];
  if (!isSignedByAll(state)) commands.push('sign');
  if (state.mediatorSignature === null) commands.push('sign-as-mediator');
  if (state.seal === null) commands.push('affix-seal');
  return commands;
}

/** An oral agreement has no copies: the mediator's record is kept (人民调解法 28). */
function copies(state: AgreementState): AgreementCommandType[] {
  return state.form === 'written' && state.copies.length < state.parties.length ? ['hand-over-copies'] : [];
}

function performance(state: AgreementState): AgreementCommandType[] {
  const commands: AgreementCommandType[] = [];
  const isElsewhere = has(state, 'enforcing');
  if (state.obligations.some((each) => isOwed(each) && each.status !== 'enforcing')) {
    commands.push('record-performance', 'waive');
  }
  if (state.status !== 'performed' && !isElsewhere) commands.push('void');
  if (hasFailed(state) && !isElsewhere) commands.push('conclude');
  if (state.confirmation.status === 'confirmed' && claimable(state).length > 0) commands.push('refer-to-enforcement');
  return commands;
}

function confirmation(state: AgreementState): AgreementCommandType[] {
  const { status, window, objection, objectionsClosed } = state.confirmation;
  switch (status) {
    case 'none':
    case 'not-accepted':
    case 'withdrawn':
      return window?.closed || state.status === 'performed' ? [] : ['apply-for-confirmation'];
    case 'proposed':
      return state.status === 'performed'
        ? ['withdraw-confirmation']
        : ['agree-to-confirmation', 'withdraw-confirmation'];
    case 'applied':
      return ['accept-confirmation', 'decline-confirmation', 'withdraw-confirmation'];
    case 'accepted':
      return ['decide-confirmation', 'extend-confirmation', 'withdraw-confirmation'];
    case 'confirmed':
      if (objection !== null) return ['decide-objection'];
      return objectionsClosed.length < 2 ? ['object-to-confirmation'] : [];
    case 'rejected':
    case 'revoked':
      return [];
  }
}

/** 可办事项: the buttons – what the state allows and this actor may do. `decide` refuses everything else. */
export function availableActions(
  state: AgreementState,
  actor: Actor,
  { organisations }: Pick<Surroundings, 'organisations'>,
): AgreementCommandType[] {
  const relations = relationsOf(actor, state, organisations);
  if (hasRecused(state, actor)) return [];
  return possibleCommands(state).filter((command) => mayOnAgreement(actor.role, command, relations));
}

/** 回避: whoever stood aside from the dispute has no hand in what came of it. */
export function hasRecused(state: AgreementState, actor: Actor): boolean {
  return state.recused.includes(actor.userId);
}
