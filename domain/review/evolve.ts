import type { ReviewEvent } from './events.ts';
import type { DueMeeting, ReviewState } from './state.ts';

/** What a station's review is after an event. Total: every event of every policy version can be applied for ever. */
export function evolve(before: ReviewState | null, event: ReviewEvent): ReviewState {
  const after = event.type === 'begun' ? begun(event) : apply(existing(before, event), event);
  return { ...after, deadlines: event.deadlines ?? after.deadlines };
}

function existing(state: ReviewState | null, event: ReviewEvent): ReviewState {
  if (state === null) throw new RangeError(`${event.type} before begun`);
  return state;
}

function begun(event: ReviewEvent & { type: 'begun' }): ReviewState {
  const { id, number, policyVersion, stationId } = event;
  return {
    ...{ id, number, policyVersion, stationId },
    status: 'between-meetings',
    begunAt: event.at,
    since: event.at,
    meetings: 0,
    meeting: null,
    held: null,
    missedInARow: 0,
    deadlines: [],
  };
}

function apply(state: ReviewState, event: Exclude<ReviewEvent, { type: 'begun' }>): ReviewState {
  switch (event.type) {
    case 'meeting-called':
      return called(state, event);
    case 'agenda-prepared':
      return withMeeting(state, (meeting) => ({ ...meeting, households: event.households }));
    case 'meeting-waived':
      return { ...state, status: 'between-meetings', meeting: null, missedInARow: 0 };
    case 'meeting-overdue':
      return withMeeting(state, (meeting) => ({ ...meeting, pressedAt: event.at }));
    case 'meeting-held':
      return { ...state, status: 'between-meetings', meeting: null, held: event.held, missedInARow: 0 };
    case 'deadlines-redated':
      return state;
    default:
      return unknownEvent(event);
  }
}

function called(state: ReviewState, event: ReviewEvent & { type: 'meeting-called' }): ReviewState {
  const { no, quarter, dueAt, missed, at } = event;
  return {
    ...state,
    status: 'meeting-due',
    since: at,
    meetings: no,
    meeting: { no, quarter, preparedAt: at, dueAt, households: null, pressedAt: null },
    missedInARow: missed ? state.missedInARow + 1 : state.missedInARow,
  };
}

function withMeeting(state: ReviewState, change: (meeting: DueMeeting) => DueMeeting): ReviewState {
  return state.meeting === null ? state : { ...state, meeting: change(state.meeting) };
}

/** Compiles only while every event type is handled above. */
function unknownEvent(event: never): never {
  throw new RangeError(`unknown event: ${JSON.stringify(event)}`);
}
