import type { Notice, Surroundings } from '../decider.ts';
import { deskOf, nextAlarmed } from '../screening/upward.ts';
import type { AnalysisEvent } from './events.ts';
import type { AnalysisState } from './state.ts';

/** 通知: whom to tell in the console because of an event; `state` is the one after it. */
export function noticesOf(event: AnalysisEvent, state: AnalysisState, surroundings: Surroundings): Notice[] {
  const centre = state.organisationId;
  const desk = (what: string, organisationId: string): Notice => ({
    what,
    organisationId,
    roles: deskOf(organisationId, surroundings),
  });
  switch (event.type) {
    case 'meeting-due':
      return event.missed ? [desk('analysis-missed', nextAlarmed(centre, [], surroundings))] : [];
    case 'agenda-prepared':
      return [desk('analysis-agenda-prepared', centre)];
    case 'meeting-overdue':
      return [...new Set([event.organisationId, centre])].map((id) => desk('analysis-overdue', id));
    case 'begun':
    case 'meeting-held':
    case 'deadlines-redated':
      return [];
  }
}
