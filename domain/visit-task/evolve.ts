import type { VisitTaskEvent } from './events.ts';
import type { VisitTaskState } from './state.ts';

/** What a visit task is after an event. Total: every event of every policy version can be applied for ever. */
export function evolve(before: VisitTaskState | null, event: VisitTaskEvent): VisitTaskState {
  const after = event.type === 'opened' ? opened(event) : apply(existing(before, event), event);
  return { ...after, deadlines: event.deadlines ?? after.deadlines };
}

function existing(state: VisitTaskState | null, event: VisitTaskEvent): VisitTaskState {
  if (state === null) throw new RangeError(`${event.type} before opened`);
  return state;
}

function opened(event: VisitTaskEvent & { type: 'opened' }): VisitTaskState {
  const { id, number, policyVersion, organisationId, stationId, householdId, cause, aboutId, asks, names, at } = event;
  return {
    ...{ id, number, policyVersion, organisationId, stationId, householdId, cause, aboutId, asks, names },
    status: 'open',
    openedAt: at,
    since: at,
    results: [],
    late: null,
    unheeded: false,
    deadlines: [],
  };
}

function apply(state: VisitTaskState, event: Exclude<VisitTaskEvent, { type: 'opened' }>): VisitTaskState {
  switch (event.type) {
    case 'visit-reported': {
      const results = [...state.results, { ...event.result, recordedAt: event.at }];
      return { ...state, results, since: event.at, late: null, unheeded: state.unheeded || event.result.violence };
    }
    case 'heeded':
      return { ...state, unheeded: false };
    case 'visit-overdue':
      return { ...state, late: { since: state.late?.since ?? event.dueAt, at: event.at } };
    case 'acknowledged':
    case 'withdrawn':
      return { ...state, status: 'closed', late: null, unheeded: false };
    case 'deadlines-redated':
      return state;
    default:
      return unknownEvent(event);
  }
}

/** Compiles only while every event type is handled above. */
function unknownEvent(event: never): never {
  throw new RangeError(`unknown event: ${JSON.stringify(event)}`);
}
