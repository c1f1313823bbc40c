import { availableActions } from '../../domain/agreement/available-actions.ts';
import { outstandingFen } from '../../domain/agreement/obligations.ts';
import { tasksOf } from '../../domain/agreement/tasks.ts';
import type { Surroundings } from '../../domain/decider.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import type { AgreementDetails } from '../../record/views/agreement-details.ts';
import { waitingFor } from '../cases/waiting-for.ts';
import type { AgreementAnswer } from './agreement-schema.ts';

/** An agreement as the contract shows it to this actor. Ids of sealed people and files stay inside. */
export function agreementAnswer(details: AgreementDetails, actor: Actor, surroundings: Surroundings): AgreementAnswer {
  const { seq, state, opened, textHash } = details;
  const { organisations } = surroundings;
  return {
    id: state.id,
    number: state.number,
    seq,
    disputeId: state.disputeId,
    disputeNumber: state.disputeNumber,
    claimantId: state.claimantId,
    type: state.disputeType,
    level: state.level,
    colour: state.colour,
    organisationId: state.organisationId,
    organisationName: organisations[state.organisationId]?.name ?? state.organisationId,
    mediatorId: state.mediatorId,
    status: state.status,
    form: state.form,
    facts: opened.facts,
    items: opened.items,
    responsibility: opened.responsibility,
    terms: opened.terms,
    revision: state.revision,
    textHash,
    draftedAt: state.draftedAt,
    effectiveOn: state.effectiveOn ?? undefined,
    parties: partiesAnswer(details),
    signatures: opened.signatures.map(({ drawn, ...signature }) => ({
      ...signature,
      drawn: drawn && { mediaType: drawn.mediaType, sha256: drawn.sha256 },
    })),
    mediatorSignature: state.mediatorSignature,
    seal: state.seal,
    copies: state.copies,
    attachments: opened.attachments.map(({ fileId: _, ...attachment }) => attachment),
    confirmation: confirmationAnswer(opened, surroundings),
    obligations: obligationsAnswer(details),
    urges: opened.urges,
    followUps: opened.followUps,
    enforcements: state.enforcements,
    ending: opened.ending,
    waitingFor: waitingFor(tasksOf(state, surroundings)[0], organisations),
    deadlines: state.deadlines.map(({ period: _, ...deadline }) => deadline),
    actions: availableActions(state, actor, surroundings),
  };
}

function partiesAnswer({ state, people }: AgreementDetails): AgreementAnswer['parties'] {
  return state.parties.flatMap(({ hmac: _, ...party }) => {
    const person = people[party.personId];
    return person ? [{ ...party, ...person }] : [];
  });
}

function confirmationAnswer(
  { confirmation }: AgreementDetails['opened'],
  { organisations }: Surroundings,
): AgreementAnswer['confirmation'] {
  const { application, courtIds: _, objectionsClosed: __, ...shown } = confirmation;
  const courtId = application?.courtId;
  return {
    ...shown,
    courtId,
    courtName: courtId === undefined ? undefined : (organisations[courtId]?.name ?? courtId),
    basis: application?.basis,
    partyIds: application?.partyIds ?? [],
    appliedAt: application?.appliedAt ?? null,
    acceptedAt: application?.acceptedAt ?? null,
    caseNumber: application?.caseNumber,
    extendedDays: application?.extendedDays ?? 0,
  };
}

function obligationsAnswer({ state, opened }: AgreementDetails): AgreementAnswer['obligations'] {
  return opened.obligations.map(({ obligationId, ...obligation }, index) => {
    const saved = state.obligations[index];
    return { id: obligationId, ...obligation, outstandingFen: saved === undefined ? 0 : outstandingFen(saved) };
  });
}
