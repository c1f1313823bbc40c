import type { AnalysisEvent } from './events.ts';
import type { AnalysisState, DueMeeting } from './state.ts';

/** What a centre's analysis is after an event. Total: every event of every policy version can be applied for ever. */
export function evolve(before: AnalysisState | null, event: AnalysisEvent): AnalysisState {
  const after = event.type === 'begun' ? begun(event) : apply(existing(before, event), event);
  return { ...after, deadlines: event.deadlines ?? after.deadlines };
}

function existing(state: AnalysisState | null, event: AnalysisEvent): AnalysisState {
  if (state === null) throw new RangeError(`${event.type} before begun`);
  return state;
}

function begun(event: AnalysisEvent & { type: 'begun' }): AnalysisState {
  const { id, number, policyVersion, organisationId } = event;
  return {
    ...{ id, number, policyVersion, organisationId },
    status: 'between-meetings',
    since: event.at,
    meetings: 0,
    meeting: null,
    held: null,
    missedInARow: 0,
    deadlines: [],
  };
}

function apply(state: AnalysisState, event: Exclude<AnalysisEvent, { type: 'begun' }>): AnalysisState {
  switch (event.type) {
    case 'meeting-due':
      return due(state, event);
    case 'agenda-prepared':
      return withMeeting(state, (meeting) => ({ ...meeting, agenda: event.agenda }));
    case 'meeting-overdue':
      return withMeeting(state, (meeting) => ({
        ...meeting,
        alarmed: alarmedToo(state, meeting, event.organisationId),
        alarmedAt: event.at,
      }));
    case 'meeting-held':
      return { ...state, status: 'between-meetings', meeting: null, held: event.held, missedInARow: 0 };
    case 'deadlines-redated':
      return state;
    default:
      return unknownEvent(event);
  }
}

function due(state: AnalysisState, event: AnalysisEvent & { type: 'meeting-due' }): AnalysisState {
  const { no, since, missed, at } = event;
  return {
    ...state,
    status: 'meeting-due',
    since: at,
    meetings: no,
    meeting: { no, since, dueAt: at, agenda: null, alarmed: [], alarmedAt: null },
    missedInARow: missed ? state.missedInARow + 1 : state.missedInARow,
  };
}

function withMeeting(state: AnalysisState, change: (meeting: DueMeeting) => DueMeeting): AnalysisState {
  return state.meeting === null ? state : { ...state, meeting: change(state.meeting) };
}

function alarmedToo(state: AnalysisState, { alarmed }: DueMeeting, organisationId: string): string[] {
  const isNew = organisationId !== state.organisationId && !alarmed.includes(organisationId);
  return isNew ? [...alarmed, organisationId] : alarmed;
}

/** Compiles only while every event type is handled above. */
function unknownEvent(event: never): never {
  throw new RangeError(`unknown event: ${JSON.stringify(event)}`);
}
