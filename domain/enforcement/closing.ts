import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import { addMonths } from '../time/civil-date.ts';
import { dateOf } from '../time/instant.ts';
import { isHoldingMoney, outstanding } from './claims.ts';
import type { EnforcementCommandOf } from './commands.ts';
import type { EnforcementFact } from './events.ts';
import { inForce } from './measures.ts';
import type { EnforcementState } from './state.ts';

/** 报请结案: the enforcement judge says how it ends and why; another judge approves. No money stays at the court. */
export function proposeClosing(
  state: EnforcementState,
  { outcome, reason }: EnforcementCommandOf<'propose-closing'>,
  context: DecisionContext,
): EnforcementFact[] {
  if (isHoldingMoney(state)) throw refused('案款尚未发放完毕,不能结案');
  switch (outcome) {
    case 'paid':
      assertPaid(state);
      if (state.settlement !== null) throw refused('履行的是和解协议,请按和解协议履行完毕结案(执行和解规定 8)');
      break;
    case 'settled':
      assertPaid(state);
      if (state.settlement === null) throw refused('没有正在履行的执行和解协议');
      break;
    case 'ended-unpaid':
      assertExhausted(state, context);
      break;
    case 'withdrawn':
    case 'basis-revoked':
      assertNothingInForce(state);
  }
  return [{ type: 'closing-proposed', outcome, reason }];
}

export function approveClosing(state: EnforcementState): EnforcementFact[] {
  if (state.closing === null) throw new DomainError('not-possible-now', '没有报请结案', { allowed: [] });
  const { outcome, reason } = state.closing;
  return [{ type: 'closed', outcome, reason }];
}

/** 执行完毕; whoever has paid is freed of every measure first (失信被执行人名单规定 10). */
function assertPaid(state: EnforcementState): void {
  if (outstanding(state).length > 0) throw refused('尚有未履行的义务');
  assertNothingInForce(state);
}

function assertNothingInForce(state: EnforcementState): void {
  if (inForce(state).length > 0) throw refused('须先解除全部执行措施');
}

/**
 * 终结本次执行程序 (法〔2016〕373号 1): only when the notice was served, property was looked for and what was found disposed of,
 * consumption was limited, and three months have passed since acceptance.
 */
function assertExhausted(state: EnforcementState, context: DecisionContext): void {
  const { after, measure } = context.policy.enforcement.endedUnpaid;
  if (outstanding(state).length === 0) throw refused('义务已全部履行,请按执行完毕结案');
  if (state.status === 'instalments') throw refused('执行和解协议履行期间,不能终结本次执行程序');
  if (state.notice === null) throw refused(`尚未发出执行通知(${after.source})`);
  if (state.inquiry === null || (state.inquiry.found !== 'none' && state.disposal === null)) {
    throw refused(`尚未穷尽财产调查和处置措施(${after.source})`);
  }
  if (!inForce(state).some(({ kind }) => kind === measure)) {
    const label = context.policy.enforcement.measures[measure]?.label ?? measure;
    throw refused(`尚未采取${label}措施(${after.source})`);
  }
  const last = addMonths(dateOf(state.acceptedAt ?? state.referredAt), after.period.n);
  if (dateOf(context.now) <= last) throw refused(`立案未满规定的期间,不能终结本次执行程序(${after.source})`);
}

function refused(message: string): DomainError {
  return new DomainError('rule-broken', message, { path: 'outcome' });
}
