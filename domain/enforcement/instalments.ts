import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import { addMonths } from '../time/civil-date.ts';
import { dateOf } from '../time/instant.ts';
import { outstanding, outstandingFen, trackFor } from './claims.ts';
import type { DraftInstalment, EnforcementCommandOf } from './commands.ts';
import type { EnforcementFact } from './events.ts';
import type { EnforcementState, Settlement } from './state.ts';

/**
 * 执行和解协议: where the debtor is in hardship the parties may agree on instalments (民事诉讼法 241; 执行和解规定 1). Every
 * creditor and debtor of what is still owed must consent, and the instalments make up exactly what is owed.
 */
export function agreeInstalments(
  state: EnforcementState,
  command: EnforcementCommandOf<'agree-instalments'>,
  context: DecisionContext,
): EnforcementFact[] {
  assertConsents(state, command);
  assertDates(command.instalments, context);
  assertMakesUp(state, command.instalments);
  const { type: _, ...agreed } = command;
  return [{ type: 'instalments-agreed', ...agreed }];
}

function assertConsents(state: EnforcementState, { consents }: EnforcementCommandOf<'agree-instalments'>): void {
  const needed = outstanding(state).flatMap(({ creditorId, debtorId }) => [creditorId, debtorId]);
  consents.forEach(({ partyId, consented }, index) => {
    assertParty(state, partyId, `consents.${index}.partyId`);
    if (consented) return;
    throw new DomainError('rule-broken', '一方当事人不同意的,不能达成执行和解(民事诉讼法 241)', {
      path: `consents.${index}.consented`,
    });
  });
  const missing = needed.find((partyId) => !consents.some((consent) => consent.partyId === partyId));
  if (missing !== undefined) {
    throw new DomainError('rule-broken', '须有每一名申请执行人和被执行人的同意(执行和解规定 1)', { path: 'consents' });
  }
}

function assertDates(instalments: readonly DraftInstalment[], context: DecisionContext): void {
  const today = dateOf(context.now);
  const { longest } = context.policy.enforcement.instalments;
  const last = addMonths(today, longest.period.n);
  instalments.forEach(({ dueOn }, index) => {
    const path = `instalments.${index}.dueOn`;
    if (dueOn < today) throw new DomainError('invalid', '分期的日期不能早于今天', { path });
    if (dueOn > last) throw new DomainError('invalid', '分期的日期过远', { path });
  });
}

function assertMakesUp(state: EnforcementState, instalments: readonly DraftInstalment[]): void {
  const claims = outstanding(state);
  const ids = new Set(instalments.map(({ instalmentId }) => instalmentId));
  if (ids.size < instalments.length) throw new DomainError('invalid', '分期编号重复', { path: 'instalments' });
  instalments.forEach(({ obligationId, amountFen }, index) => {
    const claim = claims.find((candidate) => candidate.obligationId === obligationId);
    if (!claim) {
      throw new DomainError('invalid', '没有这项未履行的义务', { path: `instalments.${index}.obligationId` });
    }
    if ((claim.kind === 'money') !== (amountFen !== undefined)) {
      throw new DomainError('invalid', '金钱义务须写金额,行为义务不写金额', { path: `instalments.${index}.amountFen` });
    }
  });
  for (const claim of claims) {
    const own = instalments.filter(({ obligationId }) => obligationId === claim.obligationId);
    const fen = own.reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0);
    const fits = claim.kind === 'act' ? own.length === 1 : own.length > 0 && fen === outstandingFen(claim);
    if (!fits) throw new DomainError('invalid', '各期合计须等于尚未履行的部分', { path: 'instalments' });
  }
}

/** 恢复执行: a creditor asks for it once an instalment stayed unpaid (执行和解规定 9). */
export function resume(
  state: EnforcementState,
  { requestedBy }: EnforcementCommandOf<'resume'>,
  context: DecisionContext,
): EnforcementFact[] {
  const isCreditor = outstanding(state).some(({ creditorId }) => creditorId === requestedBy);
  if (!isCreditor) {
    throw new DomainError('rule-broken', '恢复执行须由申请执行人申请(执行和解规定 9)', { path: 'requestedBy' });
  }
  return [{ ...resumed(state, context), requestedBy }];
}

/** Enforcement goes on for what is left, on the track of that amount, with a period of its own. */
export function resumed(
  state: EnforcementState,
  { policy }: Pick<DecisionContext, 'policy'>,
): EnforcementFact & { type: 'resumed' } {
  return { type: 'resumed', track: trackFor(outstanding(state), policy.enforcement).key };
}

/** Instalments that are not paid yet, the earliest first: what came in counts for the earliest of the same obligation. */
export function unpaidInstalments(state: EnforcementState, settlement: Settlement): DraftInstalment[] {
  const inOrder = [...settlement.instalments].sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
  const paid = new Map(
    state.claims.map((claim) => [claim.obligationId, paidSince(claim.obligationId, state, settlement)]),
  );
  return inOrder.filter(({ obligationId, amountFen }) => {
    const claim = state.claims.find((candidate) => candidate.obligationId === obligationId);
    if (claim?.kind === 'act') return !claim.done;
    const left = paid.get(obligationId) ?? 0;
    const due = amountFen ?? 0;
    paid.set(obligationId, Math.max(0, left - due));
    return left < due;
  });
}

function paidSince(obligationId: string, state: EnforcementState, settlement: Settlement): number {
  const claim = state.claims.find((candidate) => candidate.obligationId === obligationId);
  const agreed = settlement.instalments
    .filter((instalment) => instalment.obligationId === obligationId)
    .reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0);
  return claim === undefined ? 0 : agreed - outstandingFen(claim);
}

/** The day by which the settlement wants the next thing. */
export function nextInstalment(state: EnforcementState): DraftInstalment | null {
  return state.settlement === null ? null : (unpaidInstalments(state, state.settlement)[0] ?? null);
}

/** Throws invalid where the enforcement has no such party. */
export function assertParty(state: EnforcementState, partyId: string, path: string): void {
  if (!state.parties.some((party) => party.partyId === partyId)) {
    throw new DomainError('invalid', '本案没有这名当事人', { path });
  }
}
