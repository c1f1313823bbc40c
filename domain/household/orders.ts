import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import { dateOf, type Instant, startOfDay } from '../time/instant.ts';
import { lastDayOf } from '../time/period.ts';
import type { HouseholdCommandOf } from './commands.ts';
import type { HouseholdFact } from './events.ts';
import type { HouseholdState } from './state.ts';

/** 人身安全保护令: in force from the day it was made, for six months at most (反家庭暴力法 30). */
export function recordProtectionOrder(
  command: HouseholdCommandOf<'record-protection-order'>,
  { now, policy, calendar, organisations }: DecisionContext,
): HouseholdFact[] {
  const { type: _, ...order } = command;
  const { longest } = policy.household.protectionOrder;
  if (order.months < 1 || order.months > longest.n) {
    throw new DomainError('rule-broken', `人身安全保护令的有效期不超过${longest.n}个月(反家庭暴力法第三十条)`, {
      path: 'months',
    });
  }
  if (order.issuedOn > dateOf(now)) throw new DomainError('invalid', '作出日期不能在今后', { path: 'issuedOn' });
  const kind = organisations[order.courtId]?.kind;
  if (kind !== 'court' && kind !== 'tribunal') {
    throw new DomainError('invalid', '没有这个人民法院', { path: 'courtId' });
  }
  const lastDay = lastDayOf(order.issuedOn, { ...longest, n: order.months }, calendar);
  const recorded: HouseholdFact = { type: 'protection-order-recorded', order: { ...order, lastDay } };
  // One that is over is on record and stops nothing.
  return lastDay < dateOf(now) ? [recorded, { type: 'protection-order-expired', orderId: order.orderId }] : [recorded];
}

/** Whether an order is in force at that moment. */
export function hasOrderInForce(state: HouseholdState, now: Instant): boolean {
  const today = dateOf(now);
  return state.orders.some((order) => startOfDay(order.issuedOn) <= now && today <= order.lastDay);
}
