import type { DraftAgreement } from '../agreement/commands.ts';
import type { Consequence } from '../decider.ts';
import { sortedByRegistration } from './clues.ts';
import { committeeNumberOf } from './committee-number.ts';
import type { DisputeCommand } from './commands.ts';
import type { DisputeEvent } from './events.ts';
import { toldToOther } from './links.ts';
import { liveAgreements } from './live-agreements.ts';
import { massConsequencesOf } from './mass-consequences.ts';
import type { DisputeState } from './state.ts';

/** 连带: an agreement begins with the dispute's word that it was reached, and ends with the dispute or with a new mediation. */
export function consequencesOf(event: DisputeEvent, state: DisputeState, command: DisputeCommand): Consequence[] {
  switch (event.type) {
    case 'registered':
      return sortedByRegistration(event);
    case 'agreement-reached':
      return command.type === 'reach-agreement' ? [begun(event, state, command)] : [];
    case 'linked':
      return command.type === 'link' ? toldToOther(event, state) : [];
    case 'claimants-listed':
    case 'claimants-moved':
      return massConsequencesOf(state, command);
    case 'mediator-recused':
    case 'mediator-replaced':
      return mediatorNoted(state);
    case 'mediated-again':
      return cancelling(event, state, 'mediated-again');
    case 'closed':
      return cancelling(event, state, event.outcome === 'safety-stop' ? 'safety-stop' : 'dispute-ended');
    default:
      return [];
  }
}

function begun(
  event: DisputeEvent & { type: 'agreement-reached' },
  state: DisputeState,
  { draft }: DisputeCommand & { type: 'reach-agreement' },
): Consequence {
  const { agreementId, number, courtId } = event;
  const { owner, parties } = state;
  const command: DraftAgreement = {
    ...draft,
    type: 'draft',
    id: agreementId,
    number,
    disputeId: state.id,
    disputeNumber: state.number,
    committeeNumber: committeeNumberOf(state, owner.organisationId),
    disputeType: state.type,
    level: state.level,
    colour: state.colour,
    organisationId: owner.organisationId,
    mediatorId: owner.mediatorId,
    mediatorFrom: owner.mediatorFrom,
    recused: state.recused,
    courtId,
    parties,
  };
  return { kind: 'agreement', streamId: agreementId, opens: true, command };
}

/** Who mediates the case also sees its agreements through. */
function mediatorNoted(state: DisputeState): Consequence[] {
  const { mediatorId, mediatorFrom } = state.owner;
  const command: { type: string } & Pick<DraftAgreement, 'mediatorId' | 'mediatorFrom' | 'recused'> = {
    ...{ type: 'note-mediator', mediatorId, mediatorFrom, recused: state.recused },
  };
  return liveAgreements(state).map(({ agreementId }) => ({ kind: 'agreement', streamId: agreementId, command }));
}

type Cause = 'safety-stop' | 'dispute-ended' | 'mediated-again';

function cancelling(event: DisputeEvent, state: DisputeState, cause: Cause): Consequence[] {
  const command: { type: string; cause: Cause } = { type: 'cancel', cause };
  return state.agreements
    .filter(({ standing, since }) => standing === 'cancelled' && since === event.at)
    .map(({ agreementId }) => ({ kind: 'agreement', streamId: agreementId, command }));
}
