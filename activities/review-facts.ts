import type { MemberFacts } from '../domain/documents/household-facts.ts';
import type { ReviewFacts, ReviewItemFacts } from '../domain/documents/review-record.ts';
import { householdLevelOf, neighbouringLevel } from '../domain/household/levels.ts';
import type { HouseholdState } from '../domain/household/state.ts';
import { organisationOf } from '../domain/organisation/tree.ts';
import type { Policy } from '../domain/policy/policy.ts';
import type { AgendaItem, Decision, ReviewState } from '../domain/review/state.ts';
import { dateOf } from '../domain/time/instant.ts';
import type { RecordContext } from '../record/context.ts';
import { openPeople } from '../record/people.ts';
import { type Opened, openTexts, withTexts } from '../record/texts.ts';
import type { Tx } from '../record/transaction.ts';
import { findUser } from '../record/identity/users.ts';
import { textsById } from '../record/views/dispute-item.ts';
import { savedState } from '../record/views/saved-state.ts';
import { memberFacts, RANKS } from './member-facts.ts';

/** All that the record of the meeting held last needs, opened. Throws RangeError if none was held. */
export async function collectReviewFacts(record: RecordContext, tx: Tx, state: ReviewState): Promise<ReviewFacts> {
  if (state.held === null) throw new RangeError(`${state.number} has held no meeting`);
  const policy = await record.policies.version(tx, state.policyVersion);
  const organisations = await record.organisationTree.current(tx);
  const held = withTexts(state.held, await openTexts(tx, record.keys, state.id));
  const items: ReviewItemFacts[] = [];
  for (const item of held.agenda) {
    const decided = held.decisions.find(({ householdId }) => householdId === item.householdId);
    items.push(await itemFacts(record, tx, item, decided, policy));
  }
  return {
    number: state.number,
    stationName: organisationOf(organisations, state.stationId).name,
    no: held.no,
    quarter: held.quarter,
    heldAt: held.heldAt,
    recordedOn: dateOf(held.recordedAt),
    recorderName: (await findUser(tx, held.recordedBy))?.name ?? held.recordedBy,
    attendees: held.attendees,
    levelLabels: [...policy.household.levels].sort((a, b) => b.order - a.order).map(({ label }) => label),
    items,
  };
}

/** A household as the meeting had it before it; the words of its visits are in its own file. */
async function itemFacts(
  record: RecordContext,
  tx: Tx,
  item: AgendaItem,
  decided: Opened<Decision> | undefined,
  policy: Policy,
): Promise<ReviewItemFacts> {
  const file = await savedState<HouseholdState>(tx, 'household', item.householdId);
  if (file === null) throw new RangeError(`there is no household ${item.householdId}`);
  const feedbackIds = new Map(file.state.visits.map(({ visitId, feedback }) => [visitId, feedback.textId]));
  const words = await textsById(tx, record.keys, [...feedbackIds.values()]);
  const owner = item.owner.userId === undefined ? null : await findUser(tx, item.owner.userId);
  const labelOf = (level: string) => householdLevelOf(policy, level).label;
  const { suggestion } = item;
  return {
    number: item.number,
    levelLabel: labelOf(item.level),
    ownerName: owner?.name,
    ownerRoleLabel: RANKS[item.owner.role] ?? item.owner.role,
    visits: item.visits.map(({ visitId, visitedAt, complete }) => ({
      on: dateOf(visitedAt),
      complete,
      feedback: words.get(feedbackIds.get(visitId) ?? '') ?? '',
    })),
    incidents: item.incidents.length,
    overdue: item.overdueSince !== null,
    suggestion: { ...suggestion, levelLabel: suggestion.level && labelOf(suggestion.level) },
    decided: decided && {
      decision: decided.decision,
      levelLabel: labelOf(levelAfter(policy, item.level, decided)),
      reason: decided.reason,
    },
    members: await membersOf(record, tx, file.state),
  };
}

function levelAfter(policy: Policy, level: string, { decision, level: given }: Opened<Decision>): string {
  if (decision === 'raise') return given ?? neighbouringLevel(policy, level, 'above')?.key ?? level;
  if (decision === 'lower') return neighbouringLevel(policy, level, 'below')?.key ?? level;
  return level;
}

/** By what a protected person could be found, so that it is left out. */
async function membersOf({ keys }: RecordContext, tx: Tx, { id, members }: HouseholdState): Promise<MemberFacts[]> {
  const people = await openPeople(tx, keys, id);
  return members.map((member) => memberFacts(member, people));
}
