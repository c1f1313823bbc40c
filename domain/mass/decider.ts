import type { Decider } from '../decider.ts';
import type { ClaimantCommand } from './commands.ts';
import { consequencesOf } from './consequences.ts';
import { decide } from './decide.ts';
import type { ClaimantEvent } from './events.ts';
import { evolve } from './evolve.ts';
import type { ClaimantState } from './state.ts';

/**
 * 名单上的债权人: one claimant of a mass case as a kind of record. Nothing of its own is awaited: the dispute waits for all of
 * them, and whoever may read the dispute reads them in the roll's view.
 */
export const claimantDecider: Decider<ClaimantState, ClaimantCommand, ClaimantEvent> = {
  kind: 'claimant',
  parent: 'dispute',
  decide,
  evolve,
  isOpen: () => false,
  deadlines: () => [],
  tasks: () => [],
  notices: () => [],
  reactions: () => [],
  consequences: consequencesOf,
  readers: () => [],
  viewing: { standing: () => [], maySee: () => false },
};
