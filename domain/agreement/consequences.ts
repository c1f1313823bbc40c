import type { Consequence } from '../decider.ts';
import type { AgreementCommand, AgreementStanding } from './commands.ts';
import type { AgreementEvent } from './events.ts';
import type { AgreementState } from './state.ts';

/** 连带: what the dispute must know, and the enforcement that opens with a referral. */
export function consequencesOf(event: AgreementEvent, state: AgreementState, command: AgreementCommand): Consequence[] {
  const standing = standingAfter(event, state, command);
  const noted = standing === null ? [] : [noteTo(state, standing)];
  return event.type === 'referred-to-enforcement' ? [...noted, referral(state, event)] : noted;
}

/** What has changed for the dispute. It does not hear again what it has itself cancelled. */
function standingAfter(
  event: AgreementEvent,
  state: AgreementState,
  command: AgreementCommand,
): AgreementStanding | null {
  switch (event.type) {
    case 'took-effect':
    case 'cured':
      return 'effective';
    case 'voided':
      return command.type === 'void' ? 'void' : null;
    case 'obligation-defaulted':
      // A second one beside it changes nothing for the dispute.
      return state.obligations.filter(({ status }) => status === 'defaulted').length === 1 ? 'defaulted' : null;
    case 'confirmation-decided':
      return event.decision === 'rejected' ? 'confirmation-rejected' : null;
    case 'objection-decided':
      return event.upheld ? 'confirmation-rejected' : null;
    case 'referred-to-enforcement':
      return 'enforcing';
    case 'enforcement-noted':
      return event.standing === 'ended-unpaid' ? 'defaulted' : null;
    case 'performed':
    case 'completed':
      return event.type;
    default:
      return null;
  }
}

function noteTo(state: AgreementState, standing: AgreementStanding): Consequence {
  const command = { type: 'note-agreement', agreementId: state.id, standing };
  // In a mass case the claimant stands between, so that the dispute need not know two thousand agreements.
  return state.claimantId === undefined
    ? { kind: 'dispute', streamId: state.disputeId, command }
    : { kind: 'claimant', streamId: state.claimantId, command };
}

function referral(state: AgreementState, event: AgreementEvent & { type: 'referred-to-enforcement' }): Consequence {
  const { enforcementId, number, courtId, applicantPartyIds, claims } = event;
  const { id: agreementId, disputeId, disputeNumber, organisationId, parties } = state;
  const command = {
    type: 'refer',
    id: enforcementId,
    number,
    agreementId,
    disputeId,
    disputeNumber,
    organisationId,
    courtId,
    parties,
    applicantPartyIds,
    claims,
  };
  return { kind: 'enforcement', streamId: enforcementId, opens: true, command };
}
