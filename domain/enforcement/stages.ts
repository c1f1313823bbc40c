import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import { dateOf, type Instant, toldBefore } from '../time/instant.ts';
import { endOfPeriod } from '../time/period.ts';
import { outstanding, trackFor, trackOf } from './claims.ts';
import type { EnforcementCommandOf, ReferEnforcement } from './commands.ts';
import { limitOf } from './deadlines.ts';
import type { EnforcementFact } from './events.ts';
import type { EnforcementState } from './state.ts';

/** 申请执行: from the agreement that was confirmed and not performed (人民调解法 33). */
export function refer(command: ReferEnforcement, context: DecisionContext): EnforcementFact[] {
  const { type: _, ...referred } = command;
  const { policy } = context;
  if (command.claims.length === 0) throw new DomainError('invalid', '没有可以执行的义务', { path: 'claims' });
  return [
    {
      type: 'referred',
      ...referred,
      policyVersion: policy.version,
      track: trackFor(command.claims, policy.enforcement).key,
    },
  ];
}

/** 执行立案: the periods of the track run from here. An enforcement judge who accepts takes it on. */
export function accept(
  state: EnforcementState,
  { courtCaseNumber }: EnforcementCommandOf<'accept'>,
  { actor }: DecisionContext,
): EnforcementFact[] {
  const judgeId = actor.role === 'enforcement-judge' ? actor.userId : undefined;
  return [{ type: 'accepted', track: state.track, judgeId, courtCaseNumber }];
}

/** 不予受理: the agreement learns of it, and its owner decides anew. */
export function refuse({ reason }: EnforcementCommandOf<'return'>): EnforcementFact[] {
  return [{ type: 'closed', outcome: 'not-accepted', reason }];
}

/** 执行通知 (民诉法解释 480): tells the debtor until when to pay, within the time that the track has. */
export function serveNotice(
  state: EnforcementState,
  { at, payBy }: EnforcementCommandOf<'serve-notice'>,
  context: DecisionContext,
): EnforcementFact[] {
  assertNotFuture(at, context, 'at');
  if (toldBefore(at, state.acceptedAt ?? at)) throw new DomainError('invalid', '送达早于执行立案', { path: 'at' });
  if (payBy < dateOf(context.now)) throw new DomainError('invalid', '履行期限不能早于今天', { path: 'payBy' });
  const { period } = limitOf(state, trackOf(state.track, context.policy.enforcement));
  const { dueAt } = endOfPeriod(state.clockFrom, period, context.calendar);
  if (payBy >= dateOf(dueAt) && dueAt > context.now) {
    throw new DomainError('rule-broken', '履行期限须在执行期限之内', { path: 'payBy' });
  }
  return [{ type: 'notice-served', servedAt: at, payBy }];
}

/** 财产查控: what the inquiry into the debtor's property found. */
export function recordInquiry(command: EnforcementCommandOf<'record-inquiry'>): EnforcementFact[] {
  return [{ ...command, type: 'inquiry-recorded' }];
}

/** 财产处置: auction, transfer or whatever else turned property into money. */
export function recordDisposal(command: EnforcementCommandOf<'record-disposal'>): EnforcementFact[] {
  return [{ ...command, type: 'disposal-recorded' }];
}

/** 延长执行期限: with the approval of a judge above; 速执 never beyond its longest period. */
export function extend(
  state: EnforcementState,
  { by, reason }: EnforcementCommandOf<'extend'>,
  context: DecisionContext,
): EnforcementFact[] {
  const track = trackOf(state.track, context.policy.enforcement);
  if (!Number.isInteger(by) || by < 1) throw new DomainError('invalid', '延长的期间须为正整数', { path: 'by' });
  if (state.extendedBy + by > extensionLeft({ extendedBy: 0 }, track)) {
    const unit = track.longest.period.unit === 'months' ? '个月' : '日';
    throw new DomainError('rule-broken', `执行期限最长${track.longest.period.n}${unit}(${track.longest.source})`, {
      path: 'by',
    });
  }
  const { period } = limitOf({ extendedBy: state.extendedBy + by }, track);
  if (endOfPeriod(state.clockFrom, period, context.calendar).dueAt <= context.now) {
    throw new DomainError('invalid', '延长后的期限早于今天', { path: 'by' });
  }
  return [{ type: 'extended', by, reason }];
}

/** By how much the limit of the track may still be extended, in its unit. */
export function extensionLeft(
  { extendedBy }: Pick<EnforcementState, 'extendedBy'>,
  track: Parameters<typeof limitOf>[1],
): number {
  return track.longest.period.n - track.limit.period.n - extendedBy;
}

/** 司法救助: court and procuratorate may both refer somebody who cannot live without what is owed. */
export function referToAid(
  state: EnforcementState,
  { partyId, by, grounds }: EnforcementCommandOf<'refer-to-aid'>,
): EnforcementFact[] {
  const isCreditor = outstanding(state).some(({ creditorId }) => creditorId === partyId);
  if (!isCreditor) {
    throw new DomainError('rule-broken', '司法救助的对象是未受清偿的申请执行人', { path: 'partyId' });
  }
  if (state.aid.some((referral) => referral.partyId === partyId && referral.by === by)) {
    throw new DomainError('invalid', '已为该当事人移送司法救助', { path: 'partyId' });
  }
  return [{ type: 'aid-referred', partyId, by, grounds }];
}

export function assertNotFuture(at: Instant, context: DecisionContext, path: string): void {
  if (at > context.now) throw new DomainError('invalid', '时间不能在今后', { path });
}
