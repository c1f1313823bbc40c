import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import { assertOpenStation } from '../organisation/closing.ts';
import type { HouseholdCommandOf } from './commands.ts';
import type { HouseholdFact } from './events.ts';
import { acceptedIncident, assertHappened } from './incidents.ts';
import { assertKnownLevel } from './levels.ts';
import { ownerFor } from './owners.ts';
import { firstVisit } from './schedule.ts';
import type { HouseholdState, Member } from './state.ts';
import { assertVillage } from './village.ts';

/** 建档: by the station, from an incident, or from a dispute whose mediation was stopped. */
export function open(command: HouseholdCommandOf<'open'>, context: DecisionContext): HouseholdFact[] {
  const { actor, organisations, policy } = context;
  const { type: _, staff, incident, members, ...file } = command;
  assertKnownLevel(policy, file.level, 'level');
  assertOpenStation(file.stationId, organisations);
  if (actor.role !== 'system' && actor.organisationId !== file.stationId) {
    throw new DomainError('not-permitted', '只能为本所建立管控档案');
  }
  if (file.villageId !== undefined) assertVillage(file.stationId, file.villageId, organisations);
  if (members.length === 0) throw new DomainError('invalid', '至少要有一名家庭成员', { path: 'members' });
  members.forEach((member, index) => {
    const isRepeated = members.findIndex(({ memberId }) => memberId === member.memberId) !== index;
    if (isRepeated) throw new DomainError('invalid', '家庭成员编号重复', { path: `members.${index}` });
  });
  if (incident !== undefined) assertHappened(incident, context);
  return [
    {
      ...file,
      type: 'opened',
      policyVersion: policy.version,
      members,
      owner: ownerFor(file.level, null, staff, context),
      openedBy: actor.userId,
    },
    ...(incident === undefined
      ? []
      : [
          {
            type: 'incident-reported',
            incident: acceptedIncident(incident, 'opening', context),
          } satisfies HouseholdFact,
        ]),
    { type: 'visit-scheduled', next: firstVisit(file.level, context) },
  ];
}

/** 重新列管: with all its history, from the level that is now called for. */
export function reopen(
  { level, reason, plan, staff }: HouseholdCommandOf<'reopen'>,
  context: DecisionContext,
): HouseholdFact[] {
  assertKnownLevel(context.policy, level, 'level');
  const owner = ownerFor(level, null, staff, context);
  return [
    { type: 'reopened', level, owner, reason, ...(plan === undefined ? {} : { plan }) },
    { type: 'visit-scheduled', next: firstVisit(level, context) },
  ];
}

export function addMember(state: HouseholdState, { member }: HouseholdCommandOf<'add-member'>): HouseholdFact[] {
  if (state.members.some(({ memberId }) => memberId === member.memberId)) {
    throw new DomainError('invalid', '家庭成员编号重复', { path: 'memberId' });
  }
  return [{ type: 'member-added', member }];
}

/** 变更联系方式: where a protected member now is and how they are reached. */
export function changeReach(
  state: HouseholdState,
  { memberId, reach }: HouseholdCommandOf<'change-reach'>,
): HouseholdFact[] {
  const member = state.members.find((candidate) => candidate.memberId === memberId);
  if (member === undefined) throw new DomainError('invalid', '没有这名家庭成员', { path: 'memberId' });
  return [{ type: 'reach-changed', memberId, reach }];
}

/** 明确身份: who is who in the family is often known only after the file was opened. */
export function changeMember(
  state: HouseholdState,
  { memberId, role }: HouseholdCommandOf<'change-member'>,
): HouseholdFact[] {
  const member = state.members.find((candidate) => candidate.memberId === memberId);
  if (member === undefined) throw new DomainError('invalid', '没有这名家庭成员', { path: 'memberId' });
  if (member.role === role) throw new DomainError('invalid', '该成员已经是这种身份', { path: 'role' });
  return [{ type: 'member-changed', memberId, role }];
}

/** Whether somebody must still say who did what to whom. */
export function hasUnnamedRoles(members: readonly Member[]): boolean {
  return !members.some((member) => member.role !== 'other');
}
