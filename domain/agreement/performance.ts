import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import { dateOf } from '../time/instant.ts';
import { assertAttachment } from './attaching.ts';
import type { AgreementCommandOf } from './commands.ts';
import type { AgreementFact } from './events.ts';
import { isOwed, outstandingFen } from './obligations.ts';
import { assertParty } from './parties.ts';
import type { AgreementState, Obligation } from './state.ts';

/** 履行: in whole, in part, before or after its day. An act is done or not; a debt is paid by what was paid of it. */
export function recordPerformance(
  state: AgreementState,
  command: AgreementCommandOf<'record-performance'>,
  context: DecisionContext,
): AgreementFact[] {
  const { obligationId, amountFen, on, proof, attachmentId } = command;
  const obligation = owedObligation(state, obligationId);
  if (on > dateOf(context.now)) throw new DomainError('invalid', '履行日期不能在今后', { path: 'on' });
  if (on < dateOf(state.draftedAt)) throw new DomainError('invalid', '履行日期早于协议的日期', { path: 'on' });
  if (attachmentId !== undefined) assertAttachment(state, attachmentId);
  assertAmount(obligation, amountFen);
  if (obligation.kind === 'money' && amountFen === undefined) {
    throw new DomainError('invalid', '须写明履行的金额', { path: 'amountFen' });
  }
  return [{ type: 'performance-recorded', obligationId, amountFen, on, proof, attachmentId }];
}

/** 免除 (民法典 575): what the creditor gives up, all that is still owed or a part of it. */
export function waive(state: AgreementState, command: AgreementCommandOf<'waive'>): AgreementFact[] {
  const { obligationId, reason } = command;
  const obligation = owedObligation(state, obligationId);
  const byPartyId = command.byPartyId ?? obligation.creditorId;
  assertParty(state, byPartyId, 'byPartyId');
  if (byPartyId !== obligation.creditorId) {
    throw new DomainError('rule-broken', '只有权利人可以免除债务(民法典 575)', { path: 'byPartyId' });
  }
  assertAmount(obligation, command.amountFen);
  const all = obligation.kind === 'money' ? outstandingFen(obligation) : undefined;
  return [{ type: 'waived', obligationId, amountFen: command.amountFen ?? all, byPartyId, reason }];
}

/** 督促履行 (人民调解法 31), and pressing for what else is awaited. */
export function urge(
  state: AgreementState,
  command: AgreementCommandOf<'urge'>,
  context: DecisionContext,
): AgreementFact[] {
  const { obligationId, record } = command;
  if (obligationId !== undefined) owedObligation(state, obligationId);
  return [{ type: 'urged', organisationId: context.actor.organisationId, obligationId, record }];
}

/** 回访 (司发通〔2010〕239号, form 11). */
export function recordFollowUp(
  state: AgreementState,
  command: AgreementCommandOf<'record-follow-up'>,
  context: DecisionContext,
): AgreementFact[] {
  const { followUpId, visitedAt, reason, findings, visitedPartyIds } = command;
  if (visitedAt > context.now) throw new DomainError('invalid', '回访时间不能在今后', { path: 'visitedAt' });
  if (state.effectiveOn !== null && dateOf(visitedAt) < state.effectiveOn) {
    throw new DomainError('invalid', '回访须在协议生效之后', { path: 'visitedAt' });
  }
  visitedPartyIds.forEach((partyId, index) => {
    assertParty(state, partyId, `visitedPartyIds.${index}`);
  });
  const visitor = context.actor.userId;
  return [{ type: 'followed-up', followUpId, visitedAt, reason, findings, visitedPartyIds, visitor }];
}

function owedObligation(state: AgreementState, obligationId: string): Obligation {
  const path = 'obligationId';
  const obligation = state.obligations.find((candidate) => candidate.obligationId === obligationId);
  if (obligation === undefined) throw new DomainError('invalid', '协议没有这项义务', { path });
  if (!isOwed(obligation)) throw new DomainError('invalid', '该项义务已经履行或者免除', { path });
  if (obligation.status === 'enforcing') {
    throw new DomainError('rule-broken', '该项义务正在执行,由执行法院登记', { path });
  }
  return obligation;
}

/** Sums are never negative and never above what is owed. */
function assertAmount(obligation: Obligation, amountFen: number | undefined): void {
  if (amountFen === undefined) return;
  const refuse = (message: string) => new DomainError('invalid', message, { path: 'amountFen' });
  if (obligation.kind === 'act') throw refuse('行为义务没有金额');
  if (!Number.isSafeInteger(amountFen) || amountFen < 1) throw refuse('金额须为正数');
  if (amountFen > outstandingFen(obligation)) throw refuse('金额超过尚未履行的部分');
}
