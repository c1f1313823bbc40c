import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import { assertTakesWork } from '../organisation/closing.ts';
import { isBelow, organisationOf } from '../organisation/tree.ts';
import { daysBetween } from '../time/civil-date.ts';
import { dateOf } from '../time/instant.ts';
import type { ScreeningRoundCommandOf } from './commands.ts';
import { coverageOf } from './coverage.ts';
import type { ScreeningRoundFact } from './events.ts';
import type { ScreeningRoundState } from './state.ts';

/** 部署排查: areas of the organiser and below it, groups of people, from a day to a day. */
export function open(command: ScreeningRoundCommandOf<'open'>, context: DecisionContext): ScreeningRoundFact[] {
  const { organisationId } = context.actor;
  const { kind } = organisationOf(context.organisations, organisationId);
  if (!context.policy.screening.round.organiserKinds.includes(kind)) {
    throw new DomainError('not-permitted', '您的单位不组织排查');
  }
  assertDays(command, context);
  assertGroups(command, context);
  assertAreas(command, context);
  const { type: _, ...facts } = command;
  return [{ type: 'opened', ...facts, policyVersion: context.policy.version, organisationId }];
}

function assertDays({ from, to }: ScreeningRoundCommandOf<'open'>, { now, policy }: DecisionContext): void {
  const { longestDays } = policy.screening.round;
  if (to < from) throw new DomainError('invalid', '结束日期早于开始日期', { path: 'to' });
  if (to < dateOf(now)) throw new DomainError('invalid', '结束日期已过', { path: 'to' });
  const last = from < dateOf(now) ? from : dateOf(now);
  if (daysBetween(last, to) > longestDays) {
    throw new DomainError('invalid', `一轮排查最长${longestDays}日`, { path: 'to' });
  }
}

function assertGroups({ groups }: ScreeningRoundCommandOf<'open'>, { policy }: DecisionContext): void {
  groups.forEach((group, index) => {
    if (!Object.hasOwn(policy.screening.round.groups, group)) {
      throw new DomainError('invalid', `没有这种重点人群:${group}`, { path: `groups.${index}` });
    }
  });
}

function assertAreas({ areas }: ScreeningRoundCommandOf<'open'>, { actor, organisations }: DecisionContext): void {
  if (areas.length === 0) throw new DomainError('invalid', '至少要有一个排查区域', { path: 'areas' });
  areas.forEach((area, index) => {
    const path = `areas.${index}.organisationId`;
    const isKnown = Object.hasOwn(organisations, area.organisationId);
    const isOurs = area.organisationId === actor.organisationId;
    if (!isKnown || !(isOurs || isBelow(organisations, area.organisationId, actor.organisationId))) {
      throw new DomainError('invalid', '不是本单位或者下级单位的区域', { path });
    }
    assertTakesWork(organisationOf(organisations, area.organisationId), path);
    if (!Number.isInteger(area.households) || area.households < 1) {
      throw new DomainError('invalid', '户数须为正整数', { path: `areas.${index}.households` });
    }
  });
}

/** 登记排查情况: what was gone through and found; what there really is to visit may turn out otherwise than planned. */
export function recordCoverage(
  state: ScreeningRoundState,
  command: ScreeningRoundCommandOf<'record-coverage'>,
  { now, actor }: DecisionContext,
): ScreeningRoundFact[] {
  const { areaId, visited, found } = command;
  const area = state.areas.find((candidate) => candidate.areaId === areaId);
  const isOrganiser = actor.organisationId === state.organisationId;
  if (area === undefined || !(isOrganiser || area.organisationId === actor.organisationId)) {
    throw new DomainError('invalid', '没有这个区域,或者不是本单位的区域', { path: 'areaId' });
  }
  if (dateOf(now) < state.from) throw new DomainError('invalid', '排查尚未开始', { path: 'areaId' });
  const households = command.households ?? area.households;
  const before = coverageOf(state).find((coverage) => coverage.areaId === areaId)?.visited ?? 0;
  if (before + visited > households) {
    throw new DomainError('invalid', '走访户数超过应排查户数,户数有变的请一并更正', { path: 'visited' });
  }
  return [{ type: 'coverage-recorded', areaId, byUserId: actor.userId, visited, households, found }];
}

/** 排查小结: with a summary, once something is on record of every area. */
export function close(state: ScreeningRoundState, { summary }: ScreeningRoundCommandOf<'close'>): ScreeningRoundFact[] {
  if (coverageOf(state).some(({ recorded }) => !recorded)) {
    throw new DomainError('rule-broken', '尚有区域没有登记排查情况', { path: 'areas' });
  }
  return [{ type: 'closed', summary }];
}

/** 发现线索: reported by whoever runs the round or has an area in it. */
export function noteClue(
  state: ScreeningRoundState,
  { clueId, organisationId }: ScreeningRoundCommandOf<'note-clue'>,
): ScreeningRoundFact[] {
  const isPart =
    organisationId === state.organisationId || state.areas.some((area) => area.organisationId === organisationId);
  if (!isPart) throw new DomainError('invalid', '不在这轮排查的区域内', { path: 'roundId' });
  return [{ type: 'clue-found', clueId }];
}
