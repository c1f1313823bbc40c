import type { RecordedEvent } from '../../record/views/recorded-events.ts';
import type { Around } from '../dispute/around.ts';
import { timelineOf } from '../dispute/timeline.ts';

/** 之后的变化: what has happened to a case since it was taken along, the newest first. */
export function changesSince(since: number | undefined, events: readonly RecordedEvent[], around: Around) {
  const later = events.filter(({ seq }) => since !== undefined && seq > since);
  return timelineOf(later, around).map(({ what, when, who, detail }) => ({ what, when: when.text, who, detail }));
}

/** The same of a household. What concerns no visit is said without a word of what it is. */
export function householdChangesSince(since: number | undefined, events: readonly RecordedEvent[], around: Around) {
  const { household } = around.say.offline;
  const known = events.map((event) => ({ ...event, type: event.type in household ? event.type : 'other' }));
  return changesSince(since, known, {
    ...around,
    say: { ...around.say, event: { ...around.say.event, ...household } },
  });
}
