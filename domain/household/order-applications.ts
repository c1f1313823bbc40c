import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import { assertTakesWork } from '../organisation/closing.ts';
import { isCourt } from '../organisation/tree.ts';
import { dateOf } from '../time/instant.ts';
import type { HouseholdCommandOf } from './commands.ts';
import type { HouseholdFact } from './events.ts';
import type { HouseholdState, OrderApplication } from './state.ts';

/**
 * 申请人身安全保护令: by the victim, or for one who cannot apply, by a close relative, the police, 妇联, the committee of the
 * village or a relief station (反家庭暴力法 23). The court's hours run from when it took the application (28).
 */
export function applyForProtectionOrder(
  { type: _, ...application }: HouseholdCommandOf<'apply-for-protection-order'>,
  context: DecisionContext,
): HouseholdFact[] {
  const { now, actor, policy } = context;
  const { applicant, inability, acceptedAt, courtId } = application;
  if (acceptedAt > now) throw new DomainError('invalid', '受理时间不能在今后', { path: 'acceptedAt' });
  assertCourt(courtId, context);
  if (applicant !== 'victim' && inability === undefined) {
    throw new DomainError('rule-broken', '受害人不能自己申请的,才可以由他人代为申请(反家庭暴力法第二十三条)', {
      path: 'inability',
    });
  }
  if (inability !== undefined && !Object.hasOwn(policy.household.protectionOrder.inability, inability)) {
    throw new DomainError('invalid', `没有这种情形:${inability}`, { path: 'inability' });
  }
  return [{ type: 'protection-order-applied', application: { ...application, byUserId: actor.userId } }];
}

/** 驳回: the court does not make the order. */
export function recordOrderRefusal(
  state: HouseholdState,
  { applicationId, on, note }: HouseholdCommandOf<'record-order-refusal'>,
  { now }: DecisionContext,
): HouseholdFact[] {
  const application = pendingApplications(state).find((each) => each.applicationId === applicationId);
  if (application === undefined) {
    throw new DomainError('invalid', '没有这件待决定的申请', { path: 'applicationId' });
  }
  if (on < dateOf(application.acceptedAt) || on > dateOf(now)) {
    throw new DomainError('invalid', '驳回日期须在受理之后、今天之前', { path: 'on' });
  }
  return [{ type: 'protection-order-refused', applicationId, on, note }];
}

/** What a court has not decided yet. */
export function pendingApplications(state: HouseholdState): OrderApplication[] {
  return state.applications.filter(({ decision }) => decision === undefined);
}

/** Throws invalid for an organisation that makes no orders. */
export function assertCourt(courtId: string, { organisations }: DecisionContext): void {
  const court = organisations[courtId];
  if (!isCourt(court)) throw new DomainError('invalid', '没有这个人民法院', { path: 'courtId' });
  assertTakesWork(court, 'courtId');
}
