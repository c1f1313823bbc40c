import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import { outstanding } from './claims.ts';
import type { EnforcementCommandOf } from './commands.ts';
import type { EnforcementFact } from './events.ts';
import { assertParty } from './instalments.ts';
import type { EnforcementState, Measure } from './state.ts';

/**
 * 执行措施: property may be controlled at once (民事诉讼法 251); what limits or punishes a person only after the term of the
 * 执行通知 has passed unpaid.
 */
export function takeMeasure(
  state: EnforcementState,
  command: EnforcementCommandOf<'take-measure'>,
  context: DecisionContext,
): EnforcementFact[] {
  const { measureId, kind, partyId, about } = command;
  const { measures } = context.policy.enforcement;
  const known = Object.hasOwn(measures, kind) ? measures[kind] : undefined;
  if (!known) throw new DomainError('invalid', `没有这种执行措施:${kind}`, { path: 'kind' });
  assertParty(state, partyId, 'partyId');
  if (!outstanding(state).some(({ debtorId }) => debtorId === partyId)) {
    throw new DomainError('rule-broken', '只能对尚未履行的被执行人采取执行措施', { path: 'partyId' });
  }
  if (known.afterTerm && !state.notice?.overdue) {
    throw new DomainError('rule-broken', `执行通知指定的期限届满后方可${known.label}(${known.source})`, {
      path: 'kind',
    });
  }
  return [{ type: 'measure-taken', measureId, kind, partyId, about }];
}

export function liftMeasure(
  state: EnforcementState,
  { measureId, reason }: EnforcementCommandOf<'lift-measure'>,
): EnforcementFact[] {
  if (!inForce(state).some((measure) => measure.measureId === measureId)) {
    throw new DomainError('invalid', '没有这项未解除的执行措施', { path: 'measureId' });
  }
  return [{ type: 'measure-lifted', measureId, reason }];
}

export function inForce(state: Pick<EnforcementState, 'measures'>): Measure[] {
  return state.measures.filter((measure) => measure.liftedAt === undefined);
}
