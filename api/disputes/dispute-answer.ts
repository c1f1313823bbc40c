import { availableActions } from '../../domain/dispute/available-actions.ts';
import type { MassCase } from '../../domain/dispute/mass-state.ts';
import type { DisputeState } from '../../domain/dispute/state.ts';
import { tasksOf } from '../../domain/dispute/tasks.ts';
import { readableMediation } from '../../domain/dispute/told-in-mediation.ts';
import type { Surroundings } from '../../domain/decider.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import type { OrganisationTree } from '../../domain/organisation/tree.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { AwaitedBeneath } from '../../record/views/awaited-beneath.ts';
import type { DisputeDetails } from '../../record/views/dispute-details.ts';
import { waitingFor } from '../cases/waiting-for.ts';
import type { DisputeAnswer } from './dispute-schema.ts';

/** A case as the contract shows it to this actor. Ids of sealed people, files and hashes stay inside. */
export function disputeAnswer(
  details: DisputeDetails,
  actor: Actor,
  surroundings: Surroundings,
  beneath: AwaitedBeneath | null,
): DisputeAnswer {
  const { seq, state } = details;
  const isReadable = readableMediation(actor, state, surroundings.organisations);
  const opened = withMediation(details.opened, isReadable);
  const nameOf = (organisationId: string) => organisationName(surroundings.organisations, organisationId);
  return {
    id: state.id,
    number: state.number,
    seq,
    type: state.type,
    ground: state.ground,
    source: state.source,
    title: opened.title,
    facts: opened.facts,
    requests: opened.requests,
    place: opened.place,
    amountFen: state.amountFen,
    mediationType: state.mediationType,
    courtCaseNumber: state.courtCaseNumber,
    letterNumber: opened.letterNumber,
    language: state.language,
    domesticViolence: state.domesticViolence,
    committeeNumbers: state.committeeNumbers,
    openedAt: state.openedAt,
    status: state.status,
    outcome: state.ending?.outcome,
    level: state.level,
    colour: state.colour,
    owner: { ...state.owner, organisationName: nameOf(state.owner.organisationId) },
    path: state.path.map((step) => ({ ...step, organisationName: nameOf(step.organisationId) })),
    offer: offerAnswer(opened.offer),
    waitingFor: awaited(state, surroundings, beneath),
    deadlines: state.deadlines.map(({ period: _, ...deadline }) => deadline),
    actions: availableActions(state, actor, surroundings),
    parties: partiesAnswer(details),
    mediation: state.mediation,
    suspension: suspensionAnswer(opened.suspension),
    sessions: opened.sessions,
    investigations: opened.investigations,
    evidence: opened.evidence.map(({ fileId: _, ...evidence }) => evidence),
    clueIds: state.clueIds,
    wishes: state.wishes,
    handOver: opened.handOver,
    supervision: opened.supervision,
    alert: state.alert,
    ending: opened.ending,
    contacts: opened.contacts,
    contact: state.contact,
    dangers: opened.dangers,
    // Which stations were asked or told stays inside.
    warnings: state.guard.warnings,
    invitations: state.invitations,
    guidance: opened.guidance,
    recused: state.recused,
    transfers: state.transfers,
    returns: state.returns,
    undecided: state.undecided,
    supervisions: state.supervisions,
    ratings: opened.ratings,
    links: state.links,
    agreementIds: state.agreements.map(({ agreementId }) => agreementId),
    agreements: state.agreements,
    mass: state.mass && massAnswer(state.mass),
  };
}

/** Of what was said in mediation, what this reader may read. */
function withMediation(opened: OpenedDispute, isReadable: (saidAt: Instant) => boolean): OpenedDispute {
  return {
    ...opened,
    sessions: opened.sessions.filter(({ at, record }) => isReadable(record?.heldAt ?? at)),
    investigations: opened.investigations.filter(({ at }) => isReadable(at)),
    contacts: opened.contacts.filter(({ at }) => isReadable(at)),
  };
}

function massAnswer({ claimants, counts, courtId }: MassCase): DisputeAnswer['mass'] {
  return { claimants, counts, courtId };
}

type OpenedDispute = DisputeDetails['opened'];

function offerAnswer(offer: OpenedDispute['offer']): DisputeAnswer['offer'] {
  if (offer === null) return null;
  const { wasMediating: _, pressed: __, ...shown } = offer;
  return shown;
}

function suspensionAnswer(suspension: OpenedDispute['suspension']): DisputeAnswer['suspension'] {
  if (suspension === null) return null;
  const { reviewFrom: _, ...shown } = suspension;
  return shown;
}

/** 等待谁: the first task is what the case itself waits for; while it follows an agreement, what that one waits for. */
function awaited(
  state: DisputeState,
  surroundings: Surroundings,
  beneath: AwaitedBeneath | null,
): DisputeAnswer['waitingFor'] {
  const [first] = tasksOf(state, surroundings);
  const task = first?.what === 'follow-agreement' ? (beneath ?? first) : first;
  return waitingFor(task, surroundings.organisations);
}

function partiesAnswer({ state, people }: DisputeDetails): DisputeAnswer['parties'] {
  return state.parties.flatMap(({ hmac: _, ...party }) => {
    const person = people[party.personId];
    return person ? [{ ...party, ...person }] : [];
  });
}

function organisationName(organisations: OrganisationTree, id: string): string {
  return organisations[id]?.name ?? id;
}
