import type { Consequence } from '../decider.ts';
import { reviewIdOf, reviewNumberOf } from '../review/of-station.ts';
import type { HouseholdEvent } from './events.ts';
import type { HouseholdState } from './state.ts';

/** With its first household a station begins to meet every quarter (季度研判); a file that is merged into another ends with it. */
export function consequencesOf(event: HouseholdEvent, state: HouseholdState): Consequence[] {
  if (event.type === 'merged-in') {
    const command = { type: 'close-merged', intoId: state.id };
    return [{ kind: 'household', streamId: event.householdId, command }];
  }
  if (event.type !== 'opened') return [];
  const { stationId } = event;
  const id = reviewIdOf(stationId);
  const command = { type: 'begin', id, number: reviewNumberOf(stationId), stationId };
  return [{ kind: 'review', streamId: id, opens: 'unless-there', command }];
}
