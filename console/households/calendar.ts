import { z } from 'zod';
import { id } from '../../api/http/fields.ts';
import { reading } from '../../api/http/reading.ts';
import { addMonths, type CivilDate } from '../../domain/time/civil-date.ts';
import { dateOf } from '../../domain/time/instant.ts';
import { officersOf } from '../../record/officers.ts';
import { visitsWithin } from '../../record/views/household-route.ts';
import type { ConsoleContext } from '../context.ts';
import { filled } from '../layout/words.ts';
import type { PageAnswer, SignedInPage, SignedInVisit } from '../page.ts';
import { officerOf, type StationAround, stationAround } from './around.ts';
import { cellOf, monthOf, weekdays } from './month.ts';

const SCOPES = ['mine', 'station'] as const;

const Wanted = z.object({
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional(),
  scope: z.enum(SCOPES).default('mine').catch('mine'),
  officer: id.optional(),
  feed: z.literal('ended').optional().catch(undefined),
});
type Wanted = z.output<typeof Wanted>;

/** `GET /console/households/calendar`: 回访月历 – the visits of a month, of oneself, of the station, or of one officer. */
export function calendarPage(context: ConsoleContext): SignedInPage {
  return {
    method: 'get',
    path: '/console/households/calendar',
    signedIn: true,
    access: { list: 'household' },
    queryOf: Wanted,
    handle: (visit) => calendarView(context, visit, visit.query(Wanted), null),
  };
}

export async function calendarView(
  context: ConsoleContext,
  visit: SignedInVisit,
  wanted: Wanted,
  feedLink: string | null,
): Promise<PageAnswer> {
  const { actor, say } = visit;
  const { scope, officer } = wanted;
  const read = await reading(context.record, actor, async (tx, world) => {
    const around = await stationAround(context, visit, tx, world);
    const today = dateOf(around.now);
    const first = `${wanted.month ?? today.slice(0, 7)}-01`;
    const { from, to, weeks } = monthOf(first);
    const mine = scope === 'mine';
    const visits = await visitsWithin(tx, world.keys, { from, to, today, mine, ...(officer && { ownerId: officer }) });
    return { around, today, first, weeks, visits, officers: mine ? [] : await officersOf(tx, actor.organisationId) };
  });
  const { around, today, first, weeks, visits } = read;
  const thisMonth = today.slice(0, 7);
  const at = (month: string) => addressOf({ ...wanted, month: month === thisMonth ? undefined : month });
  const dayAddress = (day: CivilDate) =>
    `/console/households/day?on=${day}${scope === 'station' ? '&scope=station' : ''}`;
  return {
    view: 'household-calendar',
    title: say.visits.calendar,
    data: {
      month: monthName(first, around),
      isThisMonth: first.startsWith(thisMonth),
      months: {
        previous: at(addMonths(first, -1).slice(0, 7)),
        today: at(thisMonth),
        next: at(addMonths(first, 1).slice(0, 7)),
      },
      scopes: SCOPES.map((code) => ({
        name: say.visits.scope[code],
        path: addressOf({ month: wanted.month, scope: code }),
        isHere: code === scope,
      })),
      officers: [
        ...(read.officers.length === 0
          ? []
          : [
              {
                name: say.visits.everybody,
                path: addressOf({ ...wanted, officer: undefined }),
                isHere: officer === undefined,
              },
            ]),
        ...read.officers.map(({ userId, role }) => ({
          name: officerOf(around, { userId, role }),
          path: addressOf({ ...wanted, officer: userId }),
          isHere: userId === officer,
        })),
      ],
      weekdays: weekdays(around),
      weeks: weeks.map((week) => week.map((day) => cellOf(day, visits, { month: first, today, dayAddress }, around))),
      isEmpty: visits.length === 0,
      count: filled(say.visits.stops, { n: visits.length }),
      feedLink,
      feedEnded: wanted.feed === undefined ? null : { kind: 'good', text: say.visits.feedEnded },
    },
  };
}

function monthName(first: CivilDate, { say }: StationAround): string {
  const [year = '', month = ''] = first.split('-');
  const names: Readonly<Record<string, string>> = say.visits.months;
  return filled(say.visits.month, { year, month: names[String(Number(month))] ?? month });
}

function addressOf({ month, scope = 'mine', officer }: Partial<Wanted>): string {
  const query = new URLSearchParams({
    ...(month !== undefined && { month }),
    ...(scope !== 'mine' && { scope }),
    ...(officer !== undefined && { officer }),
  }).toString();
  return query === '' ? '/console/households/calendar' : `/console/households/calendar?${query}`;
}
