import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import type { CivilDate } from '../time/civil-date.ts';
import { dateOf } from '../time/instant.ts';
import { isOutstanding, outstandingFen } from './claims.ts';
import type { EnforcementCommandOf } from './commands.ts';
import type { EnforcementFact } from './events.ts';
import type { Claim, EnforcementState } from './state.ts';

/** 履行: the debtor pays, to the court or straight to the creditor, or does what it owed. Never more than is owed. */
export function recordPayment(
  state: EnforcementState,
  command: EnforcementCommandOf<'record-payment'>,
  context: DecisionContext,
): EnforcementFact[] {
  const claim = claimOf(state, command.obligationId);
  assertDay(command.on, state, context);
  if (!isOutstanding(claim)) throw new DomainError('invalid', '这项义务已经履行', { path: 'obligationId' });
  if (claim.kind === 'act') assertAct(command);
  else assertAmount(command.amountFen, outstandingFen(claim), '超过尚未履行的金额');
  const { type: _, ...paid } = command;
  return [{ type: 'payment-recorded', ...paid }];
}

/** 案款发放: what lies at the court goes to the creditor (法发〔2017〕6号 10). */
export function payOut(
  state: EnforcementState,
  command: EnforcementCommandOf<'pay-out'>,
  context: DecisionContext,
): EnforcementFact[] {
  const claim = claimOf(state, command.obligationId);
  assertDay(command.on, state, context);
  assertAmount(command.amountFen, claim.heldFen, '超过法院代管的案款');
  const { obligationId, amountFen, on } = command;
  return [{ type: 'paid-out', obligationId, amountFen, on }];
}

function claimOf(state: EnforcementState, obligationId: string): Claim {
  const claim = state.claims.find((candidate) => candidate.obligationId === obligationId);
  if (!claim) throw new DomainError('invalid', '没有这项义务', { path: 'obligationId' });
  return claim;
}

function assertAct({ amountFen, through }: EnforcementCommandOf<'record-payment'>): void {
  if (amountFen !== undefined) throw new DomainError('invalid', '行为义务不写金额', { path: 'amountFen' });
  if (through === 'court') throw new DomainError('invalid', '行为义务不经法院账户', { path: 'through' });
}

function assertAmount(amountFen: number | undefined, most: number, tooMuch: string): void {
  if (amountFen === undefined || !Number.isSafeInteger(amountFen) || amountFen < 1) {
    throw new DomainError('invalid', '金额须为正整数(分)', { path: 'amountFen' });
  }
  if (amountFen > most) throw new DomainError('invalid', tooMuch, { path: 'amountFen' });
}

function assertDay(on: CivilDate, state: EnforcementState, context: DecisionContext): void {
  if (on > dateOf(context.now)) throw new DomainError('invalid', '日期不能在今后', { path: 'on' });
  if (on < dateOf(state.referredAt)) throw new DomainError('invalid', '日期早于申请执行', { path: 'on' });
}
