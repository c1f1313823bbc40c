import type { Notice, Surroundings } from '../decider.ts';
import type { ReviewEvent } from './events.ts';
import type { ReviewState } from './state.ts';

/** 通知: whom at the station to tell; nobody outside it ever is. */
export function noticesOf(event: ReviewEvent, { stationId }: ReviewState, { policy }: Surroundings): Notice[] {
  const { holders, press } = policy.household.review;
  switch (event.type) {
    case 'agenda-prepared':
      return [{ what: 'review-agenda-prepared', organisationId: stationId, roles: policy.household.ranks }];
    case 'meeting-called':
      return event.missed ? [{ what: 'review-missed', organisationId: stationId, roles: [press.role] }] : [];
    case 'meeting-overdue':
      return [{ what: 'review-overdue', organisationId: stationId, roles: [press.role] }];
    case 'meeting-held':
      return [{ what: 'review-held', organisationId: stationId, roles: holders }];
    case 'begun':
    case 'meeting-waived':
    case 'deadlines-redated':
      return [];
  }
}
