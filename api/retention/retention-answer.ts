import type { Surroundings } from '../../domain/decider.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import { availableActions } from '../../domain/retention/available-actions.ts';
import type { RetentionState } from '../../domain/retention/state.ts';
import { tasksOf } from '../../domain/retention/tasks.ts';
import type { ReadList } from '../../record/retention/list.ts';
import { waitingFor } from '../cases/waiting-for.ts';
import type { RetentionAnswer, RetentionListAnswer } from './retention-schema.ts';

interface Saved {
  seq: number;
  state: RetentionState;
}

/** One county's line in the list. */
export function retentionListAnswer({ seq, state }: Saved): RetentionListAnswer {
  const { id, number, organisationId, status, round, done, missedInARow } = state;
  return {
    ...{ id, number, seq, organisationId, status, done, missedInARow },
    nextAt: state.deadlines.find(({ kind }) => kind === 'call')?.dueAt ?? null,
    round: round && {
      no: round.no,
      year: round.year,
      calledAt: round.calledAt,
      cases: round.list?.cases ?? null,
      keptBack: round.keptBack.length,
      approvals: round.approvals,
    },
  };
}

/** A county's rounds as the contract shows them to this actor. */
export function retentionAnswer(
  saved: Saved,
  list: ReadList,
  actor: Actor,
  surroundings: Surroundings,
): RetentionAnswer {
  const { state } = saved;
  return {
    ...retentionListAnswer(saved),
    list,
    waitingFor: waitingFor(tasksOf(state, surroundings)[0], surroundings.organisations),
    deadlines: state.deadlines.map(({ period: _, ...deadline }) => deadline),
    actions: availableActions(state, actor),
  };
}
