import type { Surroundings } from '../../domain/decider.ts';
import { availableActions } from '../../domain/household/available-actions.ts';
import type { HouseholdState } from '../../domain/household/state.ts';
import { tasksOf } from '../../domain/household/tasks.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import type { HouseholdDetails } from '../../record/views/household-details.ts';
import { waitingFor } from '../cases/waiting-for.ts';
import type { HouseholdAnswer } from './household-schema.ts';

/** A file as the contract shows it to this officer. Ids of sealed words and hashes stay inside. */
export function householdAnswer(
  { seq, state }: { seq: number; state: HouseholdState },
  details: HouseholdDetails,
  actor: Actor,
  surroundings: Surroundings,
): HouseholdAnswer {
  const { opened } = details;
  return {
    id: state.id,
    number: state.number,
    seq,
    status: state.status,
    stationId: state.stationId,
    villageId: state.villageId,
    level: state.level,
    address: opened.address,
    owner: state.owner,
    standsInFor: state.standIn === undefined ? null : { userId: state.standIn.for.userId, until: state.standIn.until },
    plan: opened.plan,
    openedAt: state.openedAt,
    nextRevisitOn: state.next?.dueOn ?? null,
    plannedOn: state.plannedOn ?? null,
    nextRevisit: nextRevisit(state),
    overdue: state.overdue && { since: state.overdue.since, told: state.overdue.told },
    waitingFor: waitingFor(tasksOf(state, surroundings)[0], surroundings.organisations),
    deadlines: state.deadlines.map(({ period: _, ...deadline }) => deadline),
    actions: availableActions(state, actor, surroundings),
    members: membersAnswer(details),
    episodes: state.episodes,
    levels: opened.levels,
    visits: opened.visits.map(({ visitedAt, ...visit }) => ({ ...visit, at: visitedAt })),
    incidents: opened.incidents.map(({ occurredAt, ...incident }) => ({ ...incident, at: occurredAt })),
    protectionOrders: opened.orders.map(({ breaches, ...order }) => ({
      ...order,
      breaches: breaches.map(({ occurredAt, ...breach }) => ({ ...breach, at: occurredAt })),
    })),
    applications: opened.applications,
    warnings: opened.warnings.map(({ countedOn: _, ...warning }) => warning),
    mergedFrom: state.mergedFrom,
    mergedInto: state.mergedInto,
    disputeIds: state.disputeIds,
    clearances: opened.clearances,
    disclosures: opened.disclosures.map(({ householdId: _, ...disclosure }) => disclosure),
  };
}

function nextRevisit({ next }: HouseholdState): HouseholdAnswer['nextRevisit'] {
  if (next === null) return null;
  const { because, by, dueAt, source } = next;
  return { because, by, dueAt, source };
}

/** Where whoever is in danger now lives, and how they are reached, is not part of the page. */
function membersAnswer({ opened, people }: HouseholdDetails): HouseholdAnswer['members'] {
  return opened.members.map(({ memberId, personId, role, relation, confidential, reach: sealed }) => {
    const { name = '', gender, birthYear, idNumber, phone, address } = people[personId] ?? {};
    const reach = confidential ? {} : { phone, address };
    const hasReach = sealed !== undefined || (phone ?? address) !== undefined;
    return { memberId, personId, role, relation, confidential, name, gender, birthYear, idNumber, ...reach, hasReach };
  });
}
