import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import { dateOf, type Instant, startOfDay } from '../time/instant.ts';
import { lastDayOf } from '../time/period.ts';
import type { HouseholdCommandOf } from './commands.ts';
import type { HouseholdFact } from './events.ts';
import { assertHappened, acceptedIncident, violence } from './incidents.ts';
import { assertCourt } from './order-applications.ts';
import type { BreachMeasure, HouseholdState, ProtectionOrder } from './state.ts';

/** 人身安全保护令: in force from the day it was made, for six months at most (反家庭暴力法 30). */
export function recordProtectionOrder(
  command: HouseholdCommandOf<'record-protection-order'>,
  context: DecisionContext,
): HouseholdFact[] {
  const { now, policy, calendar } = context;
  const { type: _, ...order } = command;
  const { longest } = policy.household.protectionOrder;
  if (order.months < 1 || order.months > longest.n) {
    throw new DomainError('rule-broken', `人身安全保护令的有效期不超过${longest.n}个月(反家庭暴力法第三十条)`, {
      path: 'months',
    });
  }
  if (order.issuedOn > dateOf(now)) throw new DomainError('invalid', '作出日期不能在今后', { path: 'issuedOn' });
  assertCourt(order.courtId, context);
  const lastDay = lastDayOf(order.issuedOn, { ...longest, n: order.months }, calendar);
  const recorded: HouseholdFact = {
    type: 'protection-order-recorded',
    order: { ...order, lastDay, helped: [], breaches: [] },
  };
  // One that is over is on record and stops nothing.
  return lastDay < dateOf(now) ? [recorded, { type: 'protection-order-expired', orderId: order.orderId }] : [recorded];
}

/** 撤销: the court takes it back before its time is over (反家庭暴力法 30). */
export function revokeProtectionOrder(
  state: HouseholdState,
  { orderId, on }: HouseholdCommandOf<'revoke-protection-order'>,
  { now }: DecisionContext,
): HouseholdFact[] {
  const order = orderOf(state, orderId);
  if (on < order.issuedOn || on > dateOf(now)) {
    throw new DomainError('invalid', '撤销日期须在作出之后、今天之前', { path: 'on' });
  }
  return [{ type: 'protection-order-revoked', orderId, on }];
}

/** 协助执行: what the police did so that the order is kept (反家庭暴力法 32). */
export function recordOrderHelp(
  state: HouseholdState,
  { orderId, helpedAt, note }: HouseholdCommandOf<'record-order-help'>,
  { now, actor }: DecisionContext,
): HouseholdFact[] {
  const order = orderOf(state, orderId);
  if (helpedAt > now || dateOf(helpedAt) < order.issuedOn) {
    throw new DomainError('invalid', '协助执行的时间须在作出之后、现在之前', { path: 'at' });
  }
  return [{ type: 'protection-order-helped', orderId, helpedAt, byUserId: actor.userId, note }];
}

/** 违反保护令: on record with what was done about it (反家庭暴力法 34); violence is an incident besides. */
export function recordOrderBreach(
  state: HouseholdState,
  command: HouseholdCommandOf<'record-order-breach'>,
  context: DecisionContext,
): HouseholdFact[] {
  const { type: _, orderId, violent, staff, ...breach } = command;
  const order = orderOf(state, orderId);
  const { breachId: incidentId, occurredAt, detail } = breach;
  const report = { incidentId, occurredAt, detail };
  assertHappened(report, context);
  if (dateOf(occurredAt) < order.issuedOn || dateOf(occurredAt) > order.lastDay) {
    throw new DomainError('invalid', '违反的时间须在保护令有效期内', { path: 'at' });
  }
  breach.measures.forEach((measure, index) => {
    assertLawful(measure, `measures.${index}`, context);
  });
  const breached: HouseholdFact = {
    type: 'protection-order-breached',
    orderId,
    breach: { ...breach, byUserId: context.actor.userId },
  };
  if (!violent) return [breached];
  return [breached, ...violence(state, acceptedIncident(report, 'report', context), { staff }, context)];
}

function assertLawful(measure: BreachMeasure, path: string, { policy }: DecisionContext): void {
  const { mostFineFen, mostDetentionDays } = policy.household.protectionOrder.breach;
  if (measure.kind === 'fine' && (measure.amountFen < 1 || measure.amountFen > mostFineFen)) {
    throw new DomainError('rule-broken', `罚款不超过${mostFineFen / 100}元(反家庭暴力法第三十四条)`, {
      path: `${path}.amountFen`,
    });
  }
  if (measure.kind === 'detention' && (measure.days < 1 || measure.days > mostDetentionDays)) {
    throw new DomainError('rule-broken', `拘留不超过${mostDetentionDays}日(反家庭暴力法第三十四条)`, {
      path: `${path}.days`,
    });
  }
}

/** One that was not taken back. Its breach may become known when its time is already over. */
function orderOf(state: HouseholdState, orderId: string): ProtectionOrder {
  const order = state.orders.find((each) => each.orderId === orderId && each.revokedOn === undefined);
  if (order === undefined) throw new DomainError('invalid', '没有这份人身安全保护令', { path: 'orderId' });
  return order;
}

/** Whether an order is in force at that moment. */
export function hasOrderInForce(state: HouseholdState, now: Instant): boolean {
  const today = dateOf(now);
  return state.orders.some(
    (order) => order.revokedOn === undefined && startOfDay(order.issuedOn) <= now && today <= order.lastDay,
  );
}
