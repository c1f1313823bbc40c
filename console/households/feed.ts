import { calendarFeedRoutes } from '../../api/calendar-feed/index.ts';
import type { ConsoleContext } from '../context.ts';
import { apiRequest } from '../http/api-request.ts';
import type { SignedInPage } from '../page.ts';
import { calendarView } from './calendar.ts';

/** 日历订阅: the secret address for a phone's calendar, shown once, and its end. */
export function feedPages(context: ConsoleContext): SignedInPage[] {
  const [renew, end] = calendarFeedRoutes(context);
  if (renew === undefined || end === undefined) throw new RangeError('the API has no calendar feed');
  return [
    {
      method: 'post',
      path: '/console/households/calendar/feed',
      signedIn: true,
      access: renew.access,
      async handle(visit) {
        const { path } = (await renew.handle(apiRequest(visit))).body as { path: string };
        const origin = context.publicUrl ?? `http://${visit.header('host') ?? ''}`;
        return calendarView(context, visit, { scope: 'mine' }, new URL(path, origin).href);
      },
    },
    {
      method: 'post',
      path: '/console/households/calendar/feed/end',
      signedIn: true,
      access: end.access,
      async handle(visit) {
        await end.handle(apiRequest(visit));
        return { redirect: '/console/households/calendar?feed=ended' };
      },
    },
  ];
}
