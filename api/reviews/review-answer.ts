import type { Surroundings } from '../../domain/decider.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import { agendaOf, type Reviewed } from '../../domain/review/agenda.ts';
import { availableActions } from '../../domain/review/available-actions.ts';
import type { ReviewState } from '../../domain/review/state.ts';
import { tasksOf } from '../../domain/review/tasks.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { RecordedReview } from '../../record/views/reviews.ts';
import { waitingFor } from '../cases/waiting-for.ts';
import type { ReviewAnswer, ReviewListAnswer } from './review-schema.ts';

interface Saved {
  seq: number;
  state: ReviewState;
}

/** One station's line in the list. */
export function reviewListAnswer({ seq, state }: Saved): ReviewListAnswer {
  const { id, number, stationId, status, meeting } = state;
  return {
    ...{ id, number, seq, stationId, status },
    quarter: meeting?.quarter ?? null,
    dueAt: meeting?.dueAt ?? null,
    nextAt: state.deadlines.find(({ kind }) => kind === 'call')?.dueAt ?? state.since,
    lastHeldAt: state.held?.heldAt ?? null,
    missedInARow: state.missedInARow,
    isOverdue: meeting?.pressedAt != null,
  };
}

/** What was read besides the state: the households under control, words of their files by text id, and the meetings held. */
interface Beside {
  households: readonly Reviewed[];
  words: ReadonlyMap<string, string>;
  meetings: RecordedReview[];
  now: Instant;
}

/** A station's review as the contract shows it to this officer. */
export function reviewAnswer(saved: Saved, beside: Beside, actor: Actor, surroundings: Surroundings): ReviewAnswer {
  const { state } = saved;
  return {
    ...reviewListAnswer(saved),
    meeting: state.meeting && withoutPressing(state.meeting),
    agenda: agendaAnswer(state, beside),
    meetings: beside.meetings,
    waitingFor: waitingFor(tasksOf(state, surroundings)[0], surroundings.organisations),
    deadlines: state.deadlines.map(({ period: _, ...deadline }) => deadline),
    actions: availableActions(state, actor),
  };
}

function withoutPressing({ pressedAt: _, ...meeting }: NonNullable<ReviewState['meeting']>): ReviewAnswer['meeting'] {
  return meeting;
}

function agendaAnswer({ held, begunAt }: ReviewState, { households, words, now }: Beside): ReviewAnswer['agenda'] {
  const files = new Map(households.map(({ state }) => [state.id, state]));
  return agendaOf(households, held?.heldAt ?? begunAt, now).map((item) => {
    const file = files.get(item.householdId);
    const feedbackOf = (visitId: string) => {
      const visit = file?.visits.find((candidate) => candidate.visitId === visitId);
      return words.get(visit?.feedback.textId ?? '') ?? '';
    };
    return {
      ...item,
      address: words.get(file?.address.textId ?? '') ?? '',
      visits: item.visits.map((visit) => ({ ...visit, feedback: feedbackOf(visit.visitId) })),
    };
  });
}
