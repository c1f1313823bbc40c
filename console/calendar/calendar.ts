import { z } from 'zod';
import { Problem } from '../../api/problems/problem.ts';
import { yearOf } from '../../domain/time/civil-date.ts';
import { dateOf } from '../../domain/time/instant.ts';
import type { ConsoleContext } from '../context.ts';
import { dayOf } from '../layout/time.ts';
import { filled } from '../layout/words.ts';
import type { SignedInPage } from '../page.ts';
import { runsOf, weeksOf } from './month.ts';

const Wanted = z.object({ year: z.coerce.number().int().min(1900).max(2199).optional() });
/** Monday first, as the weeks are drawn. */
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 0];
/** Years around the one that is shown which can be turned to. */
const AROUND = 3;

/** `GET /console/calendar`: 日历 – by which days terms are reckoned: rest days, make-up workdays, and years not yet arranged. */
export function calendarPage({ record }: ConsoleContext): SignedInPage {
  return {
    method: 'get',
    path: '/console/calendar',
    signedIn: true,
    access: { of: 'county', right: 'policies' },
    async handle({ query, say, language }) {
      const today = dateOf(await record.clock.now());
      const { year = yearOf(today) } = query(Wanted);
      const { years, version } = record.calendar;
      const known = years[year];
      if (known === undefined) throw new Problem('not-found');
      const title = filled(say.calendar.title, { year });
      return {
        view: 'calendar',
        title,
        data: {
          heading: title,
          notice: known.published ? null : { kind: 'warn', text: say.calendar.provisional },
          basis: known.published ? filled(say.calendar.published, { version }) : say.calendar.statutory,
          years: Object.keys(years)
            .map(Number)
            .filter((each) => Math.abs(each - year) <= AROUND)
            .map((each) => ({
              ...{ year: each, path: `/console/calendar?year=${each}`, isHere: each === year },
              isProvisional: years[each]?.published === false,
            })),
          weekdays: WEEKDAYS.map((day) => ({
            short: say.calendar.weekdays[day] ?? '',
            long: say.time.weekdays[day] ?? '',
          })),
          months: Array.from({ length: 12 }, (_, index) => ({
            id: `m${index + 1}`,
            name: say.calendar.months[index],
            weeks: weeksOf(year, index + 1, known, today),
          })),
          holidays: runsOf(known.holidays).map(({ from, to, n }) =>
            n === 1
              ? dayOf(from, language)
              : filled(say.calendar.run, { from: dayOf(from, language), to: dayOf(to, language), n }),
          ),
          makeUp: known.makeUpWorkdays.map((day) => dayOf(day, language)),
        },
      };
    },
  };
}
