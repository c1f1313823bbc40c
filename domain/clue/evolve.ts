import type { ClueEvent } from './events.ts';
import type { ClueState } from './state.ts';

/** What a clue is after an event. Total: every event of every policy version can be applied for ever. */
export function evolve(before: ClueState | null, event: ClueEvent): ClueState {
  const after = event.type === 'reported' ? reported(event) : apply(existing(before, event), event);
  return { ...after, deadlines: event.deadlines ?? after.deadlines };
}

function existing(state: ClueState | null, event: ClueEvent): ClueState {
  if (state === null) throw new RangeError(`${event.type} before reported`);
  return state;
}

function reported(event: ClueEvent & { type: 'reported' }): ClueState {
  const { id, number, policyVersion, organisationId, reporter, text, place, photos, roundId } = event;
  return {
    ...{ id, number, policyVersion, organisationId, reporter, text, place, photos, roundId },
    status: 'reported',
    reportedAt: event.at,
    mergedIds: [],
    alarmed: [],
    alarmedAt: null,
    sorting: null,
    deadlines: [],
  };
}

function apply(state: ClueState, event: Exclude<ClueEvent, { type: 'reported' }>): ClueState {
  switch (event.type) {
    case 'sorting-overdue':
      return { ...state, alarmed: alarmedToo(state, event.organisationId), alarmedAt: event.at };
    case 'sorted':
      return { ...state, status: 'sorted', sorting: event.sorting, deadlines: [] };
    case 'merged-in':
      return { ...state, mergedIds: [...state.mergedIds, event.clueId] };
    case 'deadlines-redated':
      return state;
    default:
      return unknownEvent(event);
  }
}

function alarmedToo(state: ClueState, organisationId: string): string[] {
  const isNew = organisationId !== state.organisationId && !state.alarmed.includes(organisationId);
  return isNew ? [...state.alarmed, organisationId] : state.alarmed;
}

/** Compiles only while every event type is handled above. */
function unknownEvent(event: never): never {
  throw new RangeError(`unknown event: ${JSON.stringify(event)}`);
}
