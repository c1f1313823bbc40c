import type { Consequence } from '../decider.ts';
import { reviewIdOf, reviewNumberOf } from '../review/of-station.ts';
import type { HouseholdEvent } from './events.ts';

/** With its first household a station begins to meet every quarter (季度研判). */
export function consequencesOf(event: HouseholdEvent): Consequence[] {
  if (event.type !== 'opened') return [];
  const { stationId } = event;
  const id = reviewIdOf(stationId);
  const command = { type: 'begin', id, number: reviewNumberOf(stationId), stationId };
  return [{ kind: 'review', streamId: id, opens: 'unless-there', command }];
}
