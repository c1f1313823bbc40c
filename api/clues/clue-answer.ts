import { availableActions } from '../../domain/clue/available-actions.ts';
import type { ClueState } from '../../domain/clue/state.ts';
import { tasksOf } from '../../domain/clue/tasks.ts';
import type { Surroundings } from '../../domain/decider.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import type { Opened } from '../../record/texts.ts';
import type { ClueFate } from '../../record/views/clues.ts';
import { waitingFor } from '../cases/waiting-for.ts';
import type { ClueAnswer } from './clue-schema.ts';

/** What was read of a clue. */
export interface ReadClue {
  seq: number;
  /** As saved, for the domain's own functions. */
  state: ClueState;
  /** The same with all free text in the clear, for eyes. */
  opened: Opened<ClueState>;
  fate: ClueFate;
}

/** A clue as the contract shows it to this actor. Ids of files and hashes of words stay inside. */
export function clueAnswer(clue: ReadClue, actor: Actor, surroundings: Surroundings): ClueAnswer {
  const { seq, state, opened, fate } = clue;
  const { organisations } = surroundings;
  return {
    id: state.id,
    number: state.number,
    seq,
    status: state.status,
    organisationId: state.organisationId,
    organisationName: organisations[state.organisationId]?.name ?? state.organisationId,
    reporter: { userId: state.reporter.userId, organisationId: state.reporter.organisationId },
    text: opened.text,
    place: opened.place,
    photos: state.photos.map(({ photoId, mediaType, sha256 }) => ({ photoId, mediaType, sha256 })),
    roundId: state.roundId,
    reportedAt: state.reportedAt,
    mergedIds: state.mergedIds,
    isOverdue: state.status === 'reported' && state.alarmedAt !== null,
    sorting: sortingAnswer(opened.sorting),
    fate,
    waitingFor: waitingFor(tasksOf(state, surroundings)[0], organisations),
    deadlines: state.deadlines.map(({ period: _, ...deadline }) => deadline),
    actions: availableActions(state, actor, surroundings),
  };
}

function sortingAnswer(sorting: Opened<ClueState>['sorting']): ClueAnswer['sorting'] {
  if (sorting?.as !== 'merged') return sorting;
  const { organisationId: _, ...into } = sorting.into;
  return { ...sorting, into };
}
