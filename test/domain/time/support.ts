import fc from 'fast-check';
import { addDays, type CivilDate } from '../../../domain/time/civil-date.ts';
import { instantOf } from '../../../domain/time/instant.ts';
import { buildCalendar } from '../../../record/calendar.ts';

/** The calendar that the record itself dates with. */
export const calendar = buildCalendar();

/** Days of the years that anyone reckons in here, over published and unpublished ones. */
export const anyDay: fc.Arbitrary<CivilDate> = fc
  .integer({ min: 0, max: 366 * 14 })
  .map((n) => addDays('2019-01-01', n));

/** Moments of the same years, to the millisecond. */
export const anyEpochMs = fc.integer({ min: Date.UTC(2019, 0, 1), max: Date.UTC(2032, 11, 31) });
export const anyInstant = anyEpochMs.map(instantOf);
