import type { Notice, Surroundings } from '../decider.ts';
import { deskOf } from '../screening/upward.ts';
import type { ClueEvent } from './events.ts';
import type { ClueState } from './state.ts';

/** 通知: whom to tell in the console because of an event; `state` is the one after it. */
export function noticesOf(event: ClueEvent, state: ClueState, surroundings: Surroundings): Notice[] {
  const desk = (what: string, organisationId: string): Notice => ({
    what,
    organisationId,
    roles: deskOf(organisationId, surroundings),
  });
  switch (event.type) {
    case 'reported':
      return [desk('clue-reported', state.organisationId)];
    case 'sorting-overdue':
      return [...new Set([event.organisationId, state.organisationId])].map((id) => desk('clue-sorting-overdue', id));
    case 'sorted':
      return [toReporter(`clue-sorted-${event.sorting.as}`, state)];
    case 'merged-in':
    case 'deadlines-redated':
      return [];
  }
}

/** 反馈: who reported it hears what became of it. */
function toReporter(what: string, { reporter }: ClueState): Notice {
  return { what, organisationId: reporter.organisationId, roles: [reporter.role] };
}
