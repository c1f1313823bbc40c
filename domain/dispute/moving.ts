import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import { isBelow, type Organisation, organisationOf } from '../organisation/tree.ts';
import { lawfulRoute, levelOf, nextLevel } from '../policy/lookups.ts';
import type { Level } from '../policy/policy.ts';
import { dateOf } from '../time/instant.ts';
import type { DisputeCommandOf } from './commands.ts';
import type { DisputeFact } from './events.ts';
import { offerTo, requireReceiver } from './offers.ts';
import { responsible } from './place.ts';
import { assertParty } from './pressing.ts';
import { levelFor } from './levels.ts';
import { assertNeutral } from './neutrality.ts';
import type { DisputeState } from './state.ts';

/** 上交、交办、移送: an offer to another organisation; the sender owns the case until it is accepted. */
export function transfer(
  state: DisputeState,
  command: DisputeCommandOf<'transfer'>,
  context: DecisionContext,
): DisputeFact[] {
  const { target, level } = destination(state, command, context);
  const isGivenBack = command.direction === 'up' && target.id === state.mediation?.entrusted?.organisationId;
  if (target.id === state.owner.organisationId) {
    throw new DomainError('invalid', '案件已在这个单位', { path: 'organisationId' });
  }
  assertNeutral(target.id, state.parties, context, 'organisationId');
  const { direction, reason } = command;
  const kind = isGivenBack ? 'court-referral' : direction;
  return [{ type: 'offered', offer: offerTo(state, kind, target.id, level.key, context, { reason }) }];
}

function destination(
  state: DisputeState,
  command: DisputeCommandOf<'transfer'>,
  context: DecisionContext,
): { target: Organisation; level: Level } {
  if (command.direction === 'up') return upward(state, command, context);
  if (command.organisationId === undefined) {
    throw new DomainError('invalid', '须写明接收单位', { path: 'organisationId' });
  }
  const target = requireReceiver(command.organisationId, context);
  const level = levelFor(target.kind, target.level, context.policy);
  const { levels } = context.policy;
  const here = levels.indexOf(levelOf(context.policy, state.level));
  const there = level === null ? -1 : levels.indexOf(level);
  const fits =
    command.direction === 'down'
      ? there < here && isWithinReach(target, state, context)
      : there === here || isShared(target, state, context);
  if (level === null || !fits) {
    throw new DomainError('invalid', '接收单位与移送方向不符', { path: 'organisationId' });
  }
  return { target, level };
}

/** 交办 goes to those under the owner's own centre; a court or a studio of the county may choose any of the county. */
function isWithinReach(target: Organisation, state: DisputeState, context: DecisionContext): boolean {
  const { organisations, policy } = context;
  const owner = organisationOf(organisations, state.owner.organisationId);
  const level = levelOf(policy, state.level);
  const isCentre = level.stage === 'committee' && owner.kind === level.receiver;
  const top = isCentre ? owner.id : owner.parentId;
  return top !== null && isBelow(organisations, target.id, top);
}

/** A studio or an industry committee of the county may be brought in sideways from any committee level. */
function isShared(target: Organisation, state: DisputeState, context: DecisionContext): boolean {
  const isCountyWide = target.kind === 'studio' || target.kind === 'industry-committee';
  return isCountyWide && levelOf(context.policy, state.level).stage === 'committee';
}

/** 上交: to the level above; what a court has entrusted goes back to it, unless another is named. */
function upward(
  state: DisputeState,
  command: DisputeCommandOf<'transfer'>,
  context: DecisionContext,
): { target: Organisation; level: Level } {
  const court = state.mediation?.entrusted;
  if (court !== undefined && (command.organisationId ?? court.organisationId) === court.organisationId) {
    return {
      target: organisationOf(context.organisations, court.organisationId),
      level: levelOf(context.policy, court.level),
    };
  }
  const level = nextLevel(context.policy, state.level);
  if (level?.stage !== 'committee') {
    throw new DomainError('rule-broken', '本级之上是法院,请用诉前移送(refer-to-court)', { path: 'direction' });
  }
  const own = state.owner.organisationId;
  const target =
    command.organisationId === undefined
      ? responsible(state, level.receiver, context)
      : requireReceiver(command.organisationId, context);
  const isAbove = target !== null && (isBelow(context.organisations, own, target.id) || isSister(target, own, context));
  if (target === null || !isAbove || !level.ownerKinds.includes(target.kind)) {
    throw new DomainError('invalid', '不是本单位的上级单位', { path: 'organisationId' });
  }
  return { target, level };
}

/** The township's own committee hangs on the same centre as the village. */
function isSister(target: Organisation, ownId: string, context: DecisionContext): boolean {
  return target.parentId !== null && context.organisations[ownId]?.parentId === target.parentId;
}

/**
 * 诉前移送: only where the court is the lawful next route (劳动争议调解仲裁法 5; 土地管理法 14), and only with a party's
 * wish on record; naming `requestedBy` records it now.
 */
export function referToCourt(
  state: DisputeState,
  command: DisputeCommandOf<'refer-to-court'>,
  context: DecisionContext,
): DisputeFact[] {
  const route = lawfulRoute(context.policy, state.type, state.ground);
  if (!route.court) {
    throw new DomainError('rule-broken', `本案应先${route.label}(${route.basis}),不能直接移送法院`);
  }
  const court = courtFor(state, command, context);
  const facts: DisputeFact[] = [];
  for (const partyId of askingParties(state, command)) {
    facts.push({ type: 'wish-recorded', wish: { partyId, route: route.key, on: dateOf(context.now) } });
  }
  if (facts.length === 0 && !state.wishes.some((wish) => wish.route === route.key)) {
    throw new DomainError('rule-broken', '须有当事人同意移送法院的意愿记录', { path: 'requestedBy' });
  }
  const offer = offerTo(state, 'court-referral', court.organisation.id, court.level, context);
  return [...facts, { type: 'offered', offer }];
}

function askingParties(state: DisputeState, command: DisputeCommandOf<'refer-to-court'>): string[] {
  const agreeing = (command.consents ?? []).filter((consent) => consent.consented).map((consent) => consent.partyId);
  const asking = command.requestedBy === undefined ? agreeing : [command.requestedBy, ...agreeing];
  asking.forEach((partyId) => {
    assertParty(state, partyId, 'requestedBy');
  });
  return [...new Set(asking)];
}

function courtFor(
  state: DisputeState,
  command: DisputeCommandOf<'refer-to-court'>,
  context: DecisionContext,
): { organisation: Organisation; level: string } {
  const level = context.policy.levels.find((candidate) => candidate.stage === 'court');
  if (!level) throw new DomainError('rule-broken', '本县没有设法院一级');
  const organisation =
    command.courtId === undefined
      ? responsible(state, level.receiver, context)
      : requireReceiver(command.courtId, context, 'courtId');
  if (organisation === null || !level.ownerKinds.includes(organisation.kind)) {
    throw new DomainError('invalid', '不是法院', { path: 'courtId' });
  }
  return { organisation, level: level.key };
}
