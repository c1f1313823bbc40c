import type { RetentionEvent } from './events.ts';
import type { RetentionState, Round } from './state.ts';

/** What a county's rounds are after an event. Total: every event of every policy version can be applied for ever. */
export function evolve(before: RetentionState | null, event: RetentionEvent): RetentionState {
  const after = event.type === 'begun' ? begun(event) : apply(existing(before, event), event);
  return { ...after, deadlines: event.deadlines ?? after.deadlines };
}

function existing(state: RetentionState | null, event: RetentionEvent): RetentionState {
  if (state === null) throw new RangeError(`${event.type} before begun`);
  return state;
}

function begun(event: RetentionEvent & { type: 'begun' }): RetentionState {
  const { id, number, policyVersion, organisationId } = event;
  return {
    ...{ id, number, policyVersion, organisationId },
    status: 'between-rounds',
    since: event.at,
    rounds: 0,
    round: null,
    done: null,
    missedInARow: 0,
    deadlines: [],
  };
}

function apply(state: RetentionState, event: Exclude<RetentionEvent, { type: 'begun' }>): RetentionState {
  switch (event.type) {
    case 'round-called':
      return called(state, event);
    case 'list-drawn':
      return withRound({ ...state, status: 'under-appraisal' }, () => ({ list: event.list }));
    case 'round-waived':
      return { ...state, status: 'between-rounds', round: null, missedInARow: 0 };
    case 'round-overdue':
      return withRound(state, () => ({ pressedAt: event.at }));
    case 'kept-back':
      return withRound(state, ({ keptBack }) => ({ keptBack: [...keptBack, event.kept], approvals: [] }));
    case 'round-approved':
      return withRound({ ...state, status: event.complete ? 'destroying' : state.status }, ({ approvals }) => ({
        approvals: [...approvals, event.approval],
      }));
    case 'files-destroyed':
      return done(state, event);
    case 'deadlines-redated':
      return state;
    default:
      return unknownEvent(event);
  }
}

function called(state: RetentionState, event: RetentionEvent & { type: 'round-called' }): RetentionState {
  const { no, year, missed, at } = event;
  return {
    ...state,
    status: 'drawing',
    since: at,
    rounds: no,
    round: { no, year, calledAt: at, list: null, keptBack: [], approvals: [], pressedAt: null },
    missedInARow: missed ? state.missedInARow + 1 : state.missedInARow,
  };
}

function done(state: RetentionState, event: RetentionEvent & { type: 'files-destroyed' }): RetentionState {
  const { round } = state;
  if (round === null) return state;
  const { destroyed, left, at } = event;
  const { no, year, approvals, keptBack } = round;
  return {
    ...state,
    status: 'between-rounds',
    round: null,
    done: { no, year, approvals, keptBack: keptBack.length, destroyed, left, doneAt: at },
    missedInARow: 0,
  };
}

function withRound(state: RetentionState, change: (round: Round) => Partial<Round>): RetentionState {
  return state.round === null ? state : { ...state, round: { ...state.round, ...change(state.round) } };
}

/** Compiles only while every event type is handled above. */
function unknownEvent(event: never): never {
  throw new RangeError(`unknown event: ${JSON.stringify(event)}`);
}
