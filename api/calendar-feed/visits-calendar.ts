import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import type { CivilDate } from '../../domain/time/civil-date.ts';
import type { OwedVisit } from '../../record/views/household-route.ts';

/** How often a calendar program may ask again. */
const REFRESH_SECONDS = 3_600;

/**
 * The visits that one officer owes, as RFC 5545 has it: a whole day each, on the day planned, or else the last in time; what
 * is overdue stands on today. A phone shows this on its lock screen: the file's number and nothing of level, place or people.
 */
export function visitsCalendar(visits: readonly OwedVisit[], today: CivilDate): string {
  const calendar = ical({
    name: '回访',
    prodId: { company: 'fengqiao', product: 'visits', language: 'ZH' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_SECONDS,
  });
  // Days are Shanghai's; whole days need no zone of their own, and stamps are then in UTC as the standard asks.
  calendar.x('X-WR-TIMEZONE', 'Asia/Shanghai');
  for (const { id, number, dueOn, plannedOn } of visits) {
    const day = plannedOn ?? dueOn;
    calendar.createEvent({
      id: `${id}@fengqiao`,
      start: atNoonUtc(day < today ? today : day),
      allDay: true,
      summary: `回访 ${number}`,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}

/** The same civil date whatever the host's zone, since the library reads a day off a Date. */
function atNoonUtc(date: CivilDate): Date {
  return new Date(`${date}T12:00:00Z`);
}
