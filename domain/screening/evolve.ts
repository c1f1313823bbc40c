import type { ScreeningRoundEvent } from './events.ts';
import type { ScreeningRoundState } from './state.ts';

/** What a screening round is after an event. Total: every event of every policy version can be applied for ever. */
export function evolve(before: ScreeningRoundState | null, event: ScreeningRoundEvent): ScreeningRoundState {
  const after = event.type === 'opened' ? opened(event) : apply(existing(before, event), event);
  return { ...after, deadlines: event.deadlines ?? after.deadlines };
}

function existing(state: ScreeningRoundState | null, event: ScreeningRoundEvent): ScreeningRoundState {
  if (state === null) throw new RangeError(`${event.type} before opened`);
  return state;
}

function opened(event: ScreeningRoundEvent & { type: 'opened' }): ScreeningRoundState {
  const { id, number, policyVersion, organisationId, title, areas, groups, from, to } = event;
  return {
    ...{ id, number, policyVersion, organisationId, title, areas, groups, from, to },
    status: 'open',
    openedAt: event.at,
    visits: [],
    clueIds: [],
    alarmed: [],
    alarmedAt: null,
    reminded: [],
    ending: null,
    deadlines: [],
  };
}

function apply(
  state: ScreeningRoundState,
  event: Exclude<ScreeningRoundEvent, { type: 'opened' }>,
): ScreeningRoundState {
  switch (event.type) {
    case 'coverage-recorded':
      return covered(state, event);
    case 'clue-found':
      return { ...state, clueIds: [...state.clueIds, event.clueId] };
    case 'reminded':
      return { ...state, reminded: [...state.reminded, event.reminder] };
    case 'round-overdue':
      return { ...state, alarmed: alarmedToo(state, event.organisationId), alarmedAt: event.at };
    case 'closed':
      return { ...state, status: 'closed', ending: { at: event.at, summary: event.summary }, deadlines: [] };
    case 'deadlines-redated':
      return state;
    default:
      return unknownEvent(event);
  }
}

function covered(
  state: ScreeningRoundState,
  event: ScreeningRoundEvent & { type: 'coverage-recorded' },
): ScreeningRoundState {
  const { areaId, at, byUserId, visited, households, found } = event;
  return {
    ...state,
    areas: state.areas.map((area) => (area.areaId === areaId ? { ...area, households } : area)),
    visits: [...state.visits, { areaId, at, byUserId, visited, found }],
  };
}

function alarmedToo(state: ScreeningRoundState, organisationId: string): string[] {
  const isNew = organisationId !== state.organisationId && !state.alarmed.includes(organisationId);
  return isNew ? [...state.alarmed, organisationId] : state.alarmed;
}

/** Compiles only while every event type is handled above. */
function unknownEvent(event: never): never {
  throw new RangeError(`unknown event: ${JSON.stringify(event)}`);
}
