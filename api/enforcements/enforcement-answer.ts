import type { Surroundings } from '../../domain/decider.ts';
import { availableActions } from '../../domain/enforcement/available-actions.ts';
import { trackOf } from '../../domain/enforcement/claims.ts';
import { unpaidInstalments } from '../../domain/enforcement/instalments.ts';
import { relationsOf } from '../../domain/enforcement/relations.ts';
import type { EnforcementState } from '../../domain/enforcement/state.ts';
import { tasksOf } from '../../domain/enforcement/tasks.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import { mayOnEnforcement } from '../../domain/organisation/enforcement-access.ts';
import type { EnforcementDetails } from '../../record/views/enforcement-details.ts';
import { waitingFor } from '../cases/waiting-for.ts';
import type { EnforcementAnswer } from './enforcement-schema.ts';

/** An enforcement as this actor may see it. Ids of sealed people and hashes stay inside. */
export function enforcementAnswer(
  details: EnforcementDetails,
  actor: Actor,
  surroundings: Surroundings,
): EnforcementAnswer {
  const { seq, state } = details;
  const { organisations, policy } = surroundings;
  const { key, label, fast } = trackOf(state.track, policy.enforcement);
  return {
    id: state.id,
    number: state.number,
    seq,
    status: state.status,
    stage: state.stage,
    outcome: state.ending?.outcome,
    agreementId: state.agreementId,
    disputeId: state.disputeId,
    disputeNumber: state.disputeNumber,
    courtId: state.courtId,
    courtName: organisations[state.courtId]?.name ?? state.courtId,
    judgeId: state.judgeId,
    courtCaseNumber: state.courtCaseNumber,
    track: { key, label, fast },
    referredAt: state.referredAt,
    acceptedAt: state.acceptedAt,
    notice: state.notice,
    applicantPartyIds: state.applicantPartyIds,
    parties: partiesAnswer(details),
    claims: state.claims,
    performed: state.performed,
    instalments: instalmentsAnswer(state),
    waitingFor: waitingFor(tasksOf(state)[0], organisations),
    deadlines: state.deadlines.map(({ period: _, ...deadline }) => deadline),
    actions: availableActions(state, actor, surroundings),
    file: fileAnswer(details, actor, surroundings),
  };
}

function partiesAnswer({ state, people }: EnforcementDetails): EnforcementAnswer['parties'] {
  return state.parties.flatMap(({ hmac: _, ...party }) => {
    const person = people[party.personId];
    return person ? [{ ...party, ...person }] : [];
  });
}

function instalmentsAnswer(state: EnforcementState): EnforcementAnswer['instalments'] {
  const { settlement } = state;
  if (settlement === null) return null;
  const unpaid = new Set(unpaidInstalments(state, settlement).map(({ instalmentId }) => instalmentId));
  return settlement.instalments.map((instalment) => {
    const isOverdue = settlement.overdue?.instalmentId === instalment.instalmentId;
    const status = !unpaid.has(instalment.instalmentId) ? 'paid' : isOverdue ? 'overdue' : 'pending';
    return { ...instalment, status };
  });
}

/** A committee sees how its agreement fares, not what the court found at the debtor's. */
function fileAnswer(
  { state, opened }: EnforcementDetails,
  actor: Actor,
  { organisations }: Surroundings,
): EnforcementAnswer['file'] {
  if (!mayOnEnforcement(actor.role, 'view-in-full', relationsOf(actor, state, organisations))) return null;
  const { inquiry, disposal, measures, aid, closing } = opened;
  return {
    inquiry,
    disposal,
    measures,
    hardship: opened.settlement?.hardship ?? null,
    aid,
    closing,
    endingReason: opened.ending?.reason ?? null,
  };
}
