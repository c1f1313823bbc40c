import type { Consequence, DecisionContext, Decider } from '../decider.ts';
import { DomainError } from '../errors.ts';
import { relationOf } from '../household/relations.ts';
import type { HouseholdCommandOf } from '../household/commands.ts';
import { mayOnHousehold } from '../organisation/household-access.ts';
import type { ReassignmentCommand, ReassignmentEvent, ReassignmentState } from './reassignment.ts';

/** 责任人改派 as a kind of record: one event, and what follows from it for every household. */
export const reassignmentDecider: Decider<ReassignmentState, ReassignmentCommand, ReassignmentEvent> = {
  kind: 'reassignment',
  decide,
  evolve: (_before, { type: _, at: __, deadlines: ___, calendar: ____, ...state }) => state,
  isOpen: () => false,
  deadlines: () => [],
  tasks: () => [],
  notices: () => [],
  reactions: () => [],
  consequences,
  readers: ({ stationId }) => [stationId],
  viewing: {
    standing: (actor, state) => [relationOf(actor, state)],
    maySee: (role, standing) => standing.includes('own') && mayOnHousehold(role, 'view', 'own'),
  },
};

/** By the deputy chief or the chief, among the station's own officers. */
function decide(
  state: ReassignmentState | null,
  command: ReassignmentCommand,
  { actor, now }: DecisionContext,
): ReassignmentEvent[] {
  const { staff, ...reassignment } = command;
  const isOwn = actor.organisationId === reassignment.stationId;
  if (!isOwn || !mayOnHousehold(actor.role, 'assign-owner', 'own')) {
    throw new DomainError('not-permitted', '改派责任人由本所副所长或者所长办理');
  }
  if (state !== null) throw new DomainError('not-possible-now', '已经改派', { allowed: [] });
  if (reassignment.fromUserId === reassignment.toUserId) {
    throw new DomainError('invalid', '接手的民警不能是同一人', { path: 'toUserId' });
  }
  if (!staff.some(({ userId }) => userId === reassignment.toUserId)) {
    throw new DomainError('invalid', '本所没有这名民警', { path: 'toUserId' });
  }
  return [{ ...reassignment, type: 'reassigned', at: now }];
}

/** Each household decides for itself whether the new owner has the role that its level asks for; one that refuses undoes all. */
function consequences(
  { householdIds, fromUserId, toUserId, until }: ReassignmentEvent,
  _state: ReassignmentState,
  { staff }: ReassignmentCommand,
): Consequence[] {
  const command: HouseholdCommandOf<'assign-owner'> = {
    type: 'assign-owner',
    userId: toUserId,
    from: fromUserId,
    staff,
    ...(until === undefined ? {} : { until }),
  };
  return householdIds.map((streamId) => ({ kind: 'household', streamId, command }));
}
