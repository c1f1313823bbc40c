import type { HouseholdEvent } from '../domain/household/events.ts';
import { householdLevelOf, isGraver } from '../domain/household/levels.ts';
import type { HouseholdState } from '../domain/household/state.ts';
import type { DisputeState } from '../domain/dispute/state.ts';
import type { FormName } from '../domain/documents/form-name.ts';
import type {
  HouseholdFacts,
  HouseholdPartFacts,
  LevelStepFacts,
  WarningFacts,
} from '../domain/documents/household-facts.ts';
import { organisationOf } from '../domain/organisation/tree.ts';
import type { Policy } from '../domain/policy/policy.ts';
import { dateOf } from '../domain/time/instant.ts';
import type { RecordContext } from '../record/context.ts';
import { openPeople } from '../record/people.ts';
import { type Opened, openTexts, withTexts } from '../record/texts.ts';
import type { Tx } from '../record/transaction.ts';
import { findUser } from '../record/identity/users.ts';
import { savedState } from '../record/views/saved-state.ts';
import { memberFacts, RANKS } from './member-facts.ts';

/** What a form of a household needs, opened: all of its file, and which visit or warning the form is about. */
export async function collectHouseholdFacts(
  record: RecordContext,
  tx: Tx,
  state: HouseholdState,
  events: HouseholdEvent[],
  { code, about = '' }: FormName,
): Promise<HouseholdFacts | HouseholdPartFacts> {
  const household = await fileFacts(record, tx, state, events);
  return code === 'household-file' ? household : { household, about };
}

async function fileFacts(
  { keys, policies, organisationTree }: RecordContext,
  tx: Tx,
  state: HouseholdState,
  events: HouseholdEvent[],
): Promise<HouseholdFacts> {
  const policy = await policies.version(tx, state.policyVersion);
  const organisations = await organisationTree.current(tx);
  const texts = await openTexts(tx, keys, state.id);
  const people = await openPeople(tx, keys, state.id);
  const opened = withTexts(state, texts);
  const told = withTexts(events, texts);
  const names = await userNames(tx, state, events);
  const numbers = await disputeNumbers(tx, state);
  return {
    number: state.number,
    stationName: organisationOf(organisations, state.stationId).name,
    address: opened.address,
    status: state.status,
    levelLabel: householdLevelOf(policy, state.level).label,
    ownerName: names.get(state.owner.userId ?? ''),
    ownerRoleLabel: RANKS[state.owner.role] ?? state.owner.role,
    openedOn: dateOf(state.openedAt),
    reason: told.find((event) => event.type === 'opened')?.reason ?? '',
    plan: opened.plan ?? undefined,
    nextRevisitOn: state.next?.dueOn,
    members: opened.members.map(({ relation, ...member }) => ({ ...memberFacts(member, people), relation })),
    history: historyOf(told, policy, names),
    incidents: opened.incidents,
    visits: opened.visits.map((visit) => ({ ...visit, by: names.get(visit.byUserId) ?? '' })),
    warnings: opened.warnings.map((warning) => warningFacts(warning, policy, names)),
    orders: opened.orders.map(({ courtId, ...order }) => ({
      ...order,
      courtName: organisationOf(organisations, courtId).name,
    })),
    refusedOrders: opened.applications.flatMap(({ courtId, decision }) =>
      decision?.as === 'refused'
        ? [{ courtName: organisationOf(organisations, courtId).name, on: decision.on, note: decision.note }]
        : [],
    ),
    stoppedDisputes: state.disputeIds.flatMap((id) => numbers.get(id) ?? []),
    clearances: opened.clearances.map(({ disputeId, note, at, byUserId }) => ({
      disputeNumber: numbers.get(disputeId) ?? '',
      note,
      on: dateOf(at),
      by: names.get(byUserId) ?? '',
    })),
    on: dateOf(events.at(-1)?.at ?? state.openedAt),
  };
}

/** Every step through the levels, as the events tell it. */
function historyOf(events: Opened<HouseholdEvent[]>, policy: Policy, names: ReadonlyMap<string, string>) {
  const steps: LevelStepFacts[] = [];
  let level = '';
  const add = (at: string, kind: LevelStepFacts['kind'], step: { reason?: string; ownerId?: string | undefined }) => {
    const levelLabel = householdLevelOf(policy, level).label;
    steps.push({ on: dateOf(at), kind, levelLabel, reason: step.reason, ownerName: names.get(step.ownerId ?? '') });
  };
  for (const event of events) {
    if (event.type === 'opened' || event.type === 'reopened') {
      level = event.level;
      add(event.at, event.type, { reason: 'reason' in event ? event.reason : undefined, ownerId: event.owner.userId });
    } else if (event.type === 'level-changed') {
      level = event.to;
      const kind = isGraver(policy, event.to, event.from) ? 'raised' : 'lowered';
      const reason = event.reason ?? (event.cause === 'violence' ? '发生家庭暴力警情。' : undefined);
      add(event.at, kind, { reason, ownerId: event.owner.userId });
    } else if (event.type === 'level-kept') {
      add(event.at, 'kept', event);
    } else if (event.type === 'exited') {
      add(event.at, 'exited', event);
    }
  }
  return steps;
}

function warningFacts(
  warning: Opened<HouseholdState['warnings'][number]>,
  policy: Policy,
  names: ReadonlyMap<string, string>,
): WarningFacts {
  const rules = policy.household.warning;
  const { facts = '', byUserId, evidence, circumstances, delivered, endedAt } = warning;
  return {
    ...warning,
    facts,
    issuedBy: names.get(byUserId) ?? '',
    evidence: evidence.map(({ kind, note }) => ({ label: rules.evidence[kind]?.label ?? kind, note })),
    circumstanceLabels: circumstances.map((code) => rules.circumstances[code] ?? code),
    delivered: delivered ?? undefined,
    endedOn: endedAt && dateOf(endedAt),
  };
}

/** By user id, everybody whom the file names. */
async function userNames(tx: Tx, state: HouseholdState, events: HouseholdEvent[]): Promise<Map<string, string>> {
  const ids = new Set([
    ...[...state.visits, ...state.warnings, ...state.clearances].map(({ byUserId }) => byUserId),
    ...events.flatMap((event) => ('owner' in event && event.owner.userId) || []),
  ]);
  const names = new Map<string, string>();
  for (const id of ids) {
    const user = await findUser(tx, id);
    if (user) names.set(id, user.name);
  }
  return names;
}

async function disputeNumbers(tx: Tx, { disputeIds, clearances }: HouseholdState): Promise<Map<string, string>> {
  const numbers = new Map<string, string>();
  for (const id of new Set([...disputeIds, ...clearances.map(({ disputeId }) => disputeId)])) {
    const saved = await savedState<DisputeState>(tx, 'dispute', id);
    if (saved !== null) numbers.set(id, saved.state.number);
  }
  return numbers;
}
