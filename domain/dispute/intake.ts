import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import { desks } from '../organisation/desks.ts';
import { ancestorsOf, isBelow, type Organisation, organisationOf } from '../organisation/tree.ts';
import { levelOf, nextLevel } from '../policy/lookups.ts';
import type { Consent, DisputeCommandOf } from './commands.ts';
import { entrustmentOf, usualBasis } from './entrustment.ts';
import type { DisputeFact } from './events.ts';
import { offerTo, requireReceiver } from './offers.ts';
import { countyOf, responsible } from './place.ts';
import { alertOnArrival } from './danger.ts';
import { levelFor } from './levels.ts';
import { assertMediator, lender } from './mediators.ts';
import { assertNeutral } from './neutrality.ts';
import type { DisputeState } from './state.ts';

/**
 * 甄别: is it a matter for mediation (司法部令第75号 22)? What is not goes to the authority named, or up a level with the
 * reason (不是调解范围的逐级上报).
 */
export function screen(
  state: DisputeState,
  command: DisputeCommandOf<'screen'>,
  context: DecisionContext,
): DisputeFact[] {
  const { inScope, reason, route, toAuthority } = command;
  const screened: DisputeFact = { type: 'screened', inScope, implied: false, reason, route, toAuthority };
  if (inScope) return [screened];
  if (reason === undefined) throw new DomainError('invalid', '不属于调解范围的,须写明理由', { path: 'reason' });
  if (route !== undefined && !context.policy.routes.some((known) => known.key === route)) {
    throw new DomainError('invalid', `没有这种途径:${route}`, { path: 'route' });
  }
  if (toAuthority !== undefined || route !== undefined) {
    const routes = route === undefined ? undefined : [route];
    return [screened, { type: 'closed', outcome: 'out-of-scope', reason, routes }];
  }
  const above = nextLevel(context.policy, state.level);
  const receiver = above?.stage === 'committee' ? responsible(state, above.receiver, context) : null;
  if (above === null || receiver === null) {
    throw new DomainError('invalid', '上级没有受理单位,须写明移交的主管机关', { path: 'toAuthority' });
  }
  return [screened, { type: 'offered', offer: offerTo(state, 'up', receiver.id, above.key, context, { reason }) }];
}

/** 分拨: offers the case to a committee (and mediator) of this or a lower level (人民调解法 19). */
export function dispatch(
  state: DisputeState,
  command: DisputeCommandOf<'dispatch'>,
  context: DecisionContext,
): DisputeFact[] {
  const target = requireReceiver(command.organisationId, context);
  const level = levelFor(target.kind, target.level, context.policy);
  const rank = (key: string) => context.policy.levels.indexOf(levelOf(context.policy, key));
  const isDeciding = state.undecided?.organisationId === context.actor.organisationId;
  const isTooHigh = level === null || (isDeciding ? level.stage !== 'committee' : rank(level.key) > rank(state.level));
  if (level === null || isTooHigh || !isInReach(target, state, context)) {
    throw new DomainError('invalid', '不能分拨给这个单位', { path: 'organisationId' });
  }
  if (state.offer?.toOrganisationId === target.id && state.offer.kind !== 'escalation') {
    throw new DomainError('invalid', '已分拨给这个单位,受理期限不重新起算', { path: 'organisationId' });
  }
  assertNeutral(target.id, state.parties, context, 'organisationId');
  assertMediator(state, command, context);
  const kind = rank(level.key) < rank(state.level) ? 'down' : 'dispatch';
  const { mediatorId } = command;
  const mediatorFrom = lender(command.mediatorFrom, target.id);
  const offer = offerTo(state, kind, target.id, level.key, context, { mediatorId, mediatorFrom });
  const offered: DisputeFact = { type: 'offered', offer: isDeciding ? { ...offer, decided: true } : offer };
  return state.screened ? [offered] : [{ type: 'screened', inScope: true, implied: true }, offered];
}

/** The owner itself, what lies under the owner or the dispatcher, or a county-wide committee or studio. */
function isInReach(target: Organisation, state: DisputeState, context: DecisionContext): boolean {
  const owner = state.owner.organisationId;
  const { organisations, actor } = context;
  if (target.id === owner || isBelow(organisations, target.id, owner)) return true;
  if (isBelow(organisations, target.id, actor.organisationId)) return true;
  const isCountyWide = target.kind === 'studio' || target.kind === 'industry-committee';
  return isCountyWide && ancestorsOf(organisations, owner).some((above) => above.id === target.parentId);
}

/**
 * 受理: with every party's consent, their rights explained (人民调解法 17, 23). A court needs no consents, and its clock
 * starts only when the mediator signs (特邀调解规定 27); but a refusal that it is told of stops it too.
 */
export function accept(
  state: DisputeState,
  command: DisputeCommandOf<'accept'>,
  context: DecisionContext,
): DisputeFact[] {
  if (state.offer === null) throw new DomainError('not-possible-now', '没有待受理的移送', { allowed: [] });
  const { organisationId, userId, role } = context.actor;
  const level = levelOf(context.policy, state.offer.toLevel);
  const entrusted = entrustmentOf(state, context);
  const timed = levelOf(context.policy, entrusted?.level ?? level.key);
  const basis = command.basis ?? (entrusted && state.mediation?.basis) ?? usualBasis(state, timed, context.policy);
  if (!Object.hasOwn(timed.mediate, basis)) {
    throw new DomainError('invalid', `没有这种期限:${basis}`, { path: 'basis' });
  }
  const isCourt = level.stage === 'court';
  if (isCourt) assertNoRefusal(state, command.consents);
  else assertConsents(state, command);
  assertNeutral(organisationId, state.parties, context);
  const mediators = desks[organisationOf(context.organisations, organisationId).kind].mediators;
  const self = !isCourt && mediators.includes(role) ? userId : undefined;
  const mediator = command.mediatorId === undefined ? state.offer : command;
  assertMediator(state, mediator, context);
  return [
    {
      type: 'accepted',
      organisationId,
      level: level.key,
      mediatorId: mediator.mediatorId ?? self,
      mediatorFrom: lender(mediator.mediatorFrom, organisationId),
      consents: command.consents,
      rightsNoticeGiven: command.rightsNoticeGiven,
      basis,
      clockFrom: isCourt ? null : context.now,
      entrusted,
    },
    ...alertOnArrival(state, organisationId, context),
  ];
}

function assertConsents(state: DisputeState, command: DisputeCommandOf<'accept'>): void {
  assertAllConsent(state, command.consents);
  if (!command.rightsNoticeGiven) {
    throw new DomainError('rule-broken', '受理前须告知当事人权利义务(人民调解法 23)', { path: 'rightsNoticeGiven' });
  }
}

/** 一方明确拒绝的,不得调解 (人民调解法 17): every party's consent must be there. */
export function assertAllConsent(state: DisputeState, consents: Consent[]): void {
  assertNoRefusal(state, consents);
  const missing = state.parties.find((party) => !consents.some((consent) => consent.partyId === party.partyId));
  if (missing) throw new DomainError('invalid', '须有每一名当事人的同意', { path: 'consents' });
}

function assertNoRefusal(state: DisputeState, consents: Consent[]): void {
  consents.forEach((consent, index) => {
    if (!state.parties.some((party) => party.partyId === consent.partyId)) {
      throw new DomainError('invalid', '本案没有这名当事人', { path: `consents.${index}.partyId` });
    }
    if (!consent.consented) {
      throw new DomainError('rule-broken', '一方当事人明确拒绝的,不得调解(人民调解法 17)', {
        path: `consents.${index}.consented`,
      });
    }
  });
}

/**
 * 退回: the receiver declines, with its reason; the case stays with the sender, whose clock starts anew. So that nobody wins
 * days by sending it about, policy says with which return the county decides whose case it is.
 */
export function returnOffer(
  state: DisputeState,
  command: DisputeCommandOf<'return'>,
  context: DecisionContext,
): DisputeFact[] {
  const returned: DisputeFact = {
    type: 'offer-returned',
    byOrganisationId: context.actor.organisationId,
    reason: command.reason,
  };
  const county = countyOf(state, context);
  if (state.returns + 1 < context.policy.dispute.returns.limit || county === null) return [returned];
  return [returned, { type: 'decision-asked', organisationId: county.id }];
}
