import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import type { Role } from '../organisation/actor.ts';
import type { Policy } from '../policy/policy.ts';
import type { Instant } from '../time/instant.ts';
import type { HouseholdCommandOf } from './commands.ts';
import type { HouseholdFact } from './events.ts';
import { householdLevelOf, isAtLeast, isGraver } from './levels.ts';
import { ownerFor } from './owners.ts';
import type { HouseholdState, MergedFile, MergedRole, NextVisit } from './state.ts';

/**
 * 并档: two files that prove to be one family. This one survives with both histories; the graver level and the earlier visit
 * hold, so that no merging relaxes anything.
 */
export function merge(
  state: HouseholdState,
  { other, same, staff }: HouseholdCommandOf<'merge'>,
  context: DecisionContext,
): HouseholdFact[] {
  if (other.id === state.id) throw new DomainError('invalid', '不能并入自己', { path: 'householdId' });
  if (other.stationId !== state.stationId) {
    throw new DomainError('invalid', '只能合并本所的档案', { path: 'householdId' });
  }
  if (other.mergedInto !== null) {
    throw new DomainError('not-possible-now', `${other.number}已并入其他档案`, { allowed: [] });
  }
  const merged: HouseholdFact = {
    type: 'merged-in',
    householdId: other.id,
    number: other.number,
    roles: rolesOf(state, other, same),
    villageId: state.villageId ?? other.villageId,
    file: fileOf(other, same),
    ...anewAfter(state, other),
  };
  if (other.next === null) return [merged];
  return [merged, ...underControl(state, other, other.next, staff, context)];
}

/** 并入后关闭: the other file's end. It stays to be read, and points to where the family now is. */
export function closeMerged({ intoId }: HouseholdCommandOf<'close-merged'>): HouseholdFact[] {
  return [{ type: 'merged-into', intoId }];
}

function underControl(
  state: HouseholdState,
  other: HouseholdState,
  theirs: NextVisit,
  staff: HouseholdCommandOf<'merge'>['staff'],
  context: DecisionContext,
): HouseholdFact[] {
  const { policy } = context;
  const isWorse = isGraver(policy, other.level, state.level);
  const level = isWorse ? other.level : state.level;
  const changed: HouseholdFact[] = isWorse
    ? [
        {
          type: 'level-changed',
          from: state.level,
          to: level,
          cause: 'merged',
          owner: ownerFor(level, other.owner, staff, context),
          ...(other.plan === null ? {} : { plan: other.plan }),
        },
      ]
    : [];
  const next = earlier(state.next, theirs, householdLevelOf(policy, level).ownerRole, policy);
  const isSame = JSON.stringify(next) === JSON.stringify(state.next);
  return isSame ? changed : [...changed, { type: 'visit-scheduled', next }];
}

/** The one that is due first, made by whoever stands highest of those from whom the two were due and whose the level is. */
function earlier(ours: NextVisit | null, theirs: NextVisit, owner: Role, policy: Policy): NextVisit {
  if (ours === null) return theirs;
  const next = theirs.dueAt < ours.dueAt ? theirs : ours;
  const by = [ours.by, theirs.by].reduce((high, role) => (isAtLeast(policy, role, high) ? role : high), owner);
  return { ...next, by };
}

/** Somebody who stands in both files is one person: what either file says of them counts, the worse of it. */
function rolesOf(
  { members }: HouseholdState,
  other: HouseholdState,
  same: HouseholdCommandOf<'merge'>['same'],
): MergedRole[] {
  return same.flatMap(({ memberId, as }) => {
    const ours = members.find((member) => member.memberId === as);
    const theirs = other.members.find((member) => member.memberId === memberId);
    if (ours === undefined || theirs === undefined) return [];
    const role = ours.role === 'other' ? theirs.role : ours.role;
    const reach = ours.reach ?? theirs.reach;
    const confidential = ours.confidential || theirs.confidential;
    return [{ memberId: as, role, confidential, ...(reach === undefined ? {} : { reach }) }];
  });
}

/** What violence in the one file undoes in the other: it is the same family, and was violent again. */
function anewAfter(state: HouseholdState, other: HouseholdState): Pick<HouseholdFact & { type: 'merged-in' }, 'anew'> {
  const undone = [
    { file: state, violentAt: lastViolence(other) },
    { file: other, violentAt: lastViolence(state) },
  ];
  const anew = {
    warningIds: undone.flatMap(({ file, violentAt }) =>
      file.warnings
        .filter(({ issuedAt, endedAt }) => endedAt === undefined && issuedAt < violentAt)
        .map(({ warningId }) => warningId),
    ),
    disputeIds: undone.flatMap(({ file, violentAt }) =>
      file.clearances.filter(({ at }) => at < violentAt).map(({ disputeId }) => disputeId),
    ),
  };
  return anew.warningIds.length + anew.disputeIds.length > 0 ? { anew } : {};
}

function lastViolence({ incidents }: HouseholdState): Instant {
  return (
    incidents
      .map(({ reportedAt }) => reportedAt)
      .sort()
      .at(-1) ?? ''
  );
}

function fileOf(other: HouseholdState, same: HouseholdCommandOf<'merge'>['same']): MergedFile {
  const { visits, incidents, orders, applications, warnings, disputeIds, clearances, mergedFrom, members } = other;
  const disclosures = other.disclosures.map((each) => ({ householdId: other.id, ...each }));
  const known = new Map(same.map(({ memberId, as }) => [memberId, as]));
  const further = members.filter(({ memberId }) => !known.has(memberId));
  const kept = { visits, incidents, orders, applications, warnings, disputeIds, clearances, mergedFrom, disclosures };
  return renamed({ members: further, ...kept }, known);
}

/** The same with every member's id by which the other file calls somebody whom this one knows. */
function renamed<T>(value: T, names: ReadonlyMap<string, string>): T {
  return renamedAny(value, names) as T;
}

function renamedAny(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return names.get(value) ?? value;
  if (Array.isArray(value)) return value.map((item) => renamedAny(item, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, renamedAny(item, names)]));
}
