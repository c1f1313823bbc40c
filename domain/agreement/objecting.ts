import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import { endOfPeriod } from '../time/period.ts';
import { dateOf, startOfDay } from '../time/instant.ts';
import type { AgreementCommandOf } from './commands.ts';
import type { AgreementFact } from './events.ts';
import { assertParty } from './parties.ts';
import type { AgreementState } from './state.ts';

/**
 * 异议 (民诉法解释 372): a party within 15 days of the ruling; an interested person within 6 months of the day it knew, or
 * should have known, that its rights were infringed.
 */
export function objectToConfirmation(
  state: AgreementState,
  command: AgreementCommandOf<'object-to-confirmation'>,
  context: DecisionContext,
): AgreementFact[] {
  const { by, partyId, knownOn, detail } = command;
  const { decision } = state.confirmation;
  if (decision === null) throw new DomainError('not-possible-now', '法院尚未作出裁定', { allowed: [] });
  if (by === 'party') {
    if (partyId === undefined) throw new DomainError('invalid', '须写明提出异议的当事人', { path: 'partyId' });
    assertParty(state, partyId, 'partyId');
  }
  const ruledOn = dateOf(decision.at);
  if (knownOn !== undefined && (knownOn < ruledOn || knownOn > dateOf(context.now))) {
    throw new DomainError('invalid', '知悉日期须在裁定之后、今天以前', { path: 'knownOn' });
  }
  const { objection } = context.policy.agreement.confirmation;
  const { period, source } = by === 'party' ? objection.party : objection.interested;
  const from = by === 'party' || knownOn === undefined ? decision.at : startOfDay(knownOn);
  if (context.now >= endOfPeriod(from, period, context.calendar).dueAt) {
    throw new DomainError('rule-broken', `已超过提出异议的期限(${source})`);
  }
  return [{ type: 'objected', by, partyId, detail }];
}

/** 对异议的裁定: upheld, the confirmation is set aside; else it stands. */
export function decideObjection(command: AgreementCommandOf<'decide-objection'>): AgreementFact[] {
  return [{ type: 'objection-decided', upheld: command.upheld, reason: command.reason }];
}
