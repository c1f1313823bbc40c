import type { Consequence } from '../decider.ts';
import type { DisputeCommand } from '../dispute/commands.ts';
import type { ScreeningRoundCommand } from '../screening/commands.ts';
import type { ClueCommand } from './commands.ts';
import type { ClueEvent } from './events.ts';
import type { ClueState } from './state.ts';

/** 连带: the round in which it was found counts it, and what it was merged into knows of it. */
export function consequencesOf(event: ClueEvent, { id, organisationId, roundId }: ClueState): Consequence[] {
  if (event.type === 'reported' && roundId !== undefined) {
    const command: ScreeningRoundCommand = { type: 'note-clue', clueId: id, organisationId };
    return [{ kind: 'screening-round', streamId: roundId, command }];
  }
  if (event.type !== 'sorted' || event.sorting.as !== 'merged') return [];
  const { into } = event.sorting;
  if (into.kind === 'clue') {
    const command: ClueCommand = { type: 'note-merged', clueId: id };
    return [{ kind: 'clue', streamId: into.id, command }];
  }
  const command: DisputeCommand = { type: 'note-clue', clueId: id };
  return [{ kind: 'dispute', streamId: into.id, command }];
}
