import type { AgreementDraft } from '../agreement/commands.ts';
import type { ClaimantStanding } from '../mass/standing.ts';
import type { ClaimantPerson } from '../mass/state.ts';
import type { MassAgreement } from './mass-state.ts';

/** Commands on a dispute that are about its claimants. Those of the engine carry one batch each. */
export type MassCommand =
  | {
      type: 'import-claimants';
      importId: string;
      fileId: string;
      sha256: string;
      mediaType: string;
      rows: number;
      /** How many were on the roll when the file was checked against it. */
      claimantsSeen: number;
    }
  | ({ type: 'reach-mass-agreement' } & MassAgreement)
  | { type: 'conclude-signing'; courtId?: string }
  | { type: 'file-claimants'; claimants: { claimantId: string; courtCaseNumber: string }[] }
  | { type: 'close-claimants'; claimantIds: string[] }
  /** From the engine: the next lines of the roll that is being imported; harmless if they are on the case already. */
  | { type: 'add-claimants'; importId: string; from: number; claimants: RollLine[] }
  /** From the engine: agreements for claimants who have none. */
  | { type: 'draft-agreements'; claimants: DraftedClaimant[] }
  /** From the engine: on to the lawful next route. */
  | { type: 'refer-claimants'; claimants: { claimantId: string; from: ClaimantStanding; acknowledged: boolean }[] }
  /** From the engine: the case has ended, and with it what was still open of the claims. */
  | { type: 'end-claimants'; claimants: { claimantId: string; from: ClaimantStanding }[] }
  /** From a claimant whose agreement has told something. */
  | { type: 'note-claimant'; from: ClaimantStanding; to: ClaimantStanding };

/** 名单上的一行, sealed. */
export interface RollLine {
  claimantId: string;
  person: ClaimantPerson;
  amountFen: number;
  acknowledged: boolean;
}

export interface DraftedClaimant {
  claimantId: string;
  agreementId: string;
  ordinal: number;
  person: ClaimantPerson;
  draft: AgreementDraft;
}

/** Those that only the engine and the claimants send, whatever the stage. */
export type MassSystemCommand = Extract<
  MassCommand,
  { type: 'add-claimants' | 'draft-agreements' | 'refer-claimants' | 'end-claimants' | 'note-claimant' }
>;

const SYSTEM_COMMANDS: readonly MassSystemCommand['type'][] = [
  'add-claimants',
  'draft-agreements',
  'refer-claimants',
  'end-claimants',
  'note-claimant',
];

export function isMassSystemCommand(command: { type: string }): command is MassSystemCommand {
  return SYSTEM_COMMANDS.some((type) => type === command.type);
}
