import type { DraftAgreement } from '../agreement/commands.ts';
import type { Consequence } from '../decider.ts';
import type { ClaimantCommand } from '../mass/commands.ts';
import { ENDING_WITH_CASE } from '../mass/standing.ts';
import { committeeNumberOf } from './committee-number.ts';
import type { DisputeCommand } from './commands.ts';
import { routeFor } from './mass.ts';
import type { DraftedClaimant, RollLine } from './mass-commands.ts';
import type { DisputeState, Party } from './state.ts';

/**
 * 连带: what a batch means for each of its claimants. A claimant who does not stand where the batch believes refuses, and then
 * nothing of the batch has happened.
 */
export function massConsequencesOf(state: DisputeState, command: DisputeCommand): Consequence[] {
  const { id: disputeId } = state;
  switch (command.type) {
    case 'add-claimants': {
      const before = (state.mass?.claimants ?? 0) - command.claimants.length;
      return command.claimants.map((line, index) => listing(state, line, before + index + 1));
    }
    case 'draft-agreements':
      return command.claimants.flatMap((drafted) => drafting(state, drafted));
    case 'refer-claimants': {
      const { routes } = state.mass ?? {};
      if (routes == null) return [];
      return command.claimants.map((each) =>
        to(each.claimantId, { type: 'refer', disputeId, from: each.from, ...routeFor(routes, each) }),
      );
    }
    case 'end-claimants':
      return command.claimants
        .filter(({ from }) => ENDING_WITH_CASE.includes(from))
        .map(({ claimantId, from }) => to(claimantId, { type: 'end', disputeId, from }));
    case 'file-claimants':
      return command.claimants.map(({ claimantId, courtCaseNumber }) =>
        to(claimantId, { type: 'file', disputeId, from: 'referred', courtCaseNumber }),
      );
    case 'close-claimants':
      return command.claimantIds.map((claimantId) => to(claimantId, { type: 'close', disputeId, from: 'filed' }));
    default:
      return [];
  }
}

function to(claimantId: string, command: ClaimantCommand): Consequence {
  return { kind: 'claimant', streamId: claimantId, command };
}

function listing(state: DisputeState, { claimantId, person, amountFen, acknowledged }: RollLine, ordinal: number) {
  const number = `${state.number}-人${ordinal}`;
  const list: ClaimantCommand = {
    type: 'list',
    id: claimantId,
    number,
    disputeId: state.id,
    ordinal,
    person,
    amountFen,
    acknowledged,
  };
  return { ...to(claimantId, list), opens: true };
}

/** 逐人订立: the claimant on one side, all respondents of the case on the other. */
function drafting(state: DisputeState, drafted: DraftedClaimant): Consequence[] {
  const { claimantId, agreementId, ordinal, person, draft } = drafted;
  const claimant: Party = {
    partyId: claimantId,
    ...person,
    side: 'applicant',
    kind: 'person',
    protected: false,
  };
  const begin: DraftAgreement = {
    ...draft,
    type: 'draft',
    id: agreementId,
    number: `${state.number}-协${ordinal}`,
    disputeId: state.id,
    disputeNumber: state.number,
    committeeNumber: committeeNumberOf(state, state.owner.organisationId),
    disputeType: state.type,
    level: state.level,
    colour: state.colour,
    organisationId: state.owner.organisationId,
    mediatorId: state.owner.mediatorId,
    mediatorFrom: state.owner.mediatorFrom,
    recused: state.recused,
    parties: [claimant, ...state.parties.filter(({ side }) => side === 'respondent')],
    claimantId,
  };
  return [
    to(claimantId, { type: 'note-draft', disputeId: state.id, from: 'listed', agreementId }),
    { kind: 'agreement', streamId: agreementId, opens: true, command: begin },
  ];
}
