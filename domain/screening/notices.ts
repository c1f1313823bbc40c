import type { Notice, Surroundings } from '../decider.ts';
import type { ScreeningRoundEvent } from './events.ts';
import type { ScreeningRoundState } from './state.ts';
import { deskOf } from './upward.ts';

/** 通知: whom to tell in the console because of an event; `state` is the one after it. */
export function noticesOf(
  event: ScreeningRoundEvent,
  state: ScreeningRoundState,
  surroundings: Surroundings,
): Notice[] {
  const desk = (what: string, organisationId: string): Notice => ({
    what,
    organisationId,
    roles: deskOf(organisationId, surroundings),
  });
  switch (event.type) {
    case 'opened':
      return others(state).map((id) => ({ ...desk('round-opened', id), roles: withGridWorkers(id, surroundings) }));
    case 'reminded':
      return [desk('round-reminder', state.organisationId)];
    case 'round-overdue':
      return [...new Set([event.organisationId, state.organisationId])].map((id) => desk('round-overdue', id));
    case 'closed':
      return others(state).map((id) => desk('round-closed', id));
    case 'coverage-recorded':
    case 'clue-found':
    case 'deadlines-redated':
      return [];
  }
}

/** Whose areas are gone through, besides the organiser's own. */
function others(state: ScreeningRoundState): string[] {
  const areas = state.areas.map(({ organisationId }) => organisationId);
  return [...new Set(areas)].filter((id) => id !== state.organisationId);
}

function withGridWorkers(organisationId: string, surroundings: Surroundings): Notice['roles'] {
  return [...deskOf(organisationId, surroundings), 'grid-worker'];
}
