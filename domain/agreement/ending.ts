import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import type { AgreementCommandOf } from './commands.ts';
import type { AgreementFact } from './events.ts';
import { evolve } from './evolve.ts';
import { has, owedObligations } from './obligations.ts';
import type { AgreementState } from './state.ts';

/** 协议不生效或者失去效力: not all signed; later, given up by all together or annulled by a court. */
export function voidAgreement(state: AgreementState, command: AgreementCommandOf<'void'>): AgreementFact[] {
  const { cause, reason } = command;
  const isBefore = state.effectiveOn === null;
  if (isBefore !== (cause === 'not-signed')) {
    const message = isBefore ? '协议尚未生效,原因只能是未能签名' : '协议已经生效,原因须为协商解除或者被撤销';
    throw new DomainError('invalid', message, { path: 'cause' });
  }
  return [{ type: 'voided', cause, reason }];
}

/**
 * From the dispute, which ended otherwise or is mediated again. What has effect stays a contract between the parties
 * (人民调解法 31): only one that failed is replaced by a new mediation, or watched no more once its dispute has ended.
 */
export function cancel(state: AgreementState, command: AgreementCommandOf<'cancel'>): AgreementFact[] {
  const { cause } = command;
  if (state.effectiveOn === null) return [{ type: 'voided', cause }];
  if (!hasFailed(state) || has(state, 'enforcing')) return [];
  return cause === 'mediated-again' ? [{ type: 'voided', cause }] : [{ type: 'ended', cause }];
}

/**
 * 另寻途径 (人民调解法 32): an agreement that failed and is taken to court, or left alone, is watched no more; between the
 * parties it stays what it is.
 */
export function conclude(command: AgreementCommandOf<'conclude'>): AgreementFact[] {
  return [{ type: 'ended', cause: 'concluded', reason: command.reason }];
}

/** From the dispute: who mediates. Nothing where that is known. */
export function noteMediator(state: AgreementState, command: AgreementCommandOf<'note-mediator'>): AgreementFact[] {
  const { mediatorId, mediatorFrom, recused } = command;
  const isKnown =
    mediatorId === state.mediatorId &&
    mediatorFrom === state.mediatorFrom &&
    recused.every((userId) => state.recused.includes(userId));
  return isKnown ? [] : [{ type: 'mediator-noted', mediatorId, mediatorFrom, recused }];
}

/** In default, or refused the court's confirmation: its dispute must decide what follows. */
export function hasFailed(state: AgreementState): boolean {
  const { status } = state.confirmation;
  return (
    state.status === 'defaulted' || (state.status === 'effective' && (status === 'rejected' || status === 'revoked'))
  );
}

/**
 * What follows by itself from what was just done: the last obligation performed, a default made good, and the record
 * complete once somebody has followed up and no court has still to rule.
 */
export function following(
  before: AgreementState | null,
  facts: AgreementFact[],
  context: Pick<DecisionContext, 'now'>,
): AgreementFact[] {
  const apply = (state: AgreementState | null, fact: AgreementFact) => evolve(state, { ...fact, at: context.now });
  const state = facts.reduce<AgreementState | null>(apply, before);
  if (state === null || state.ending !== null) return facts;
  const next = nextOf(state);
  return next === null ? facts : following(before, [...facts, next], context);
}

function nextOf(state: AgreementState): AgreementFact | null {
  if (state.status === 'effective' || state.status === 'defaulted') {
    if (owedObligations(state).length === 0) return { type: 'performed' };
    const isInDefault = has(state, 'defaulted') || has(state, 'enforcing');
    return state.status === 'defaulted' && !isInDefault ? { type: 'cured' } : null;
  }
  if (state.status !== 'performed' || state.followUps.length === 0) return null;
  return isBeforeCourt(state) ? null : { type: 'completed' };
}

/** An application that the court has not ruled on, or an objection to its ruling. */
function isBeforeCourt({ confirmation }: AgreementState): boolean {
  return confirmation.status === 'applied' || confirmation.status === 'accepted' || confirmation.objection !== null;
}
