import type { Consequence } from '../decider.ts';
import type { ReviewCommand } from './commands.ts';
import type { ReviewEvent } from './events.ts';
import type { ReviewState } from './state.ts';

/** 决定生效: every household's file takes its decision in the meeting's own transaction, or none does. */
export function consequencesOf(event: ReviewEvent, { id }: ReviewState, command: ReviewCommand): Consequence[] {
  if (event.type !== 'meeting-held' || command.type !== 'decide') return [];
  const { staff } = command;
  return command.decisions.map(({ householdId, decision, level, inFile }, index) => ({
    kind: 'household',
    streamId: householdId,
    command: { type: 'decide-level', reviewId: id, decision, level, ...inFile, staff, at: `decisions.${index}` },
  }));
}
