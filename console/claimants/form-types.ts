import type { DisputeCommand } from '../../domain/dispute/commands.ts';

/** What is done for the claimants of a mass case on forms of their own. */
export const claimantFormTypes = [
  'import-claimants',
  'reach-mass-agreement',
  'conclude-signing',
  'file-claimants',
  'close-claimants',
] as const satisfies readonly DisputeCommand['type'][];
