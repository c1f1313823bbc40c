import { z } from 'zod';
import { notificationRoutes } from '../../api/notifications/notifications.ts';
import { inTransaction } from '../../record/transaction.ts';
import { listNotifications, type NotificationListItem } from '../../record/views/notifications.ts';
import type { ConsoleContext } from '../context.ts';
import { apiRequest } from '../http/api-request.ts';
import { pagesOf } from '../layout/pages.ts';
import { type IsThere, recordPath } from '../layout/record-path.ts';
import { whenOf } from '../layout/time.ts';
import { whoIs } from '../layout/who.ts';
import { labelOf } from '../layout/words.ts';
import type { SignedInPage, SignedInVisit } from '../page.ts';
import { bellOf } from './bell.ts';

const PAGE_SIZE = 30;
const Filters = z.object({
  show: z.enum(['unread', 'all']).default('unread').catch('unread'),
  page: z.coerce.number().int().min(1).max(1_000_000).default(1).catch(1),
});
type Filters = z.output<typeof Filters>;

/** 消息: what one's post was told, and the bell that counts what has not been read. */
export function notificationPages(context: ConsoleContext, isThere: IsThere): SignedInPage[] {
  const { record } = context;
  const own = { signedIn: true, access: { of: 'county', right: 'notifications' } } as const;
  const read = notificationRoutes(context).find(({ method }) => method === 'post');
  if (read === undefined) throw new Error('the API has no route to mark what was read');
  return [
    {
      ...own,
      method: 'get',
      path: '/console/notifications',
      queryOf: Filters,
      async handle(visit) {
        const filters = visit.query(Filters);
        const { say, actor } = visit;
        const now = await record.clock.now();
        const told = await inTransaction(record.db, actor, (tx) =>
          listNotifications(tx, { unread: filters.show === 'unread' }, { page: filters.page, pageSize: PAGE_SIZE }),
        );
        return {
          view: 'notifications',
          title: say.notifications.title,
          data: {
            tabs: (['unread', 'all'] as const).map((show) => ({
              name: show === 'unread' ? say.notifications.tabUnread : say.notifications.tabAll,
              path: addressOf({ show, page: 1 }),
              isHere: show === filters.show,
            })),
            items: told.items.map((item) => itemOf(item, visit, now, isThere)),
            unread: told.items.filter(({ readAt }) => readAt === null).map(({ id }) => id),
            isUnreadOnly: filters.show === 'unread',
            pages: pagesOf(told, (page) => addressOf({ ...filters, page }), say),
          },
        };
      },
    },
    {
      ...own,
      method: 'post',
      path: '/console/notifications/read',
      async handle(visit) {
        const ids = (visit.fields.ids ?? '').split(',').map(Number);
        await read.handle(apiRequest(visit, { ids }));
        return {
          redirect: visit.fields.show === 'all' ? addressOf({ show: 'all', page: 1 }) : '/console/notifications',
        };
      },
    },
    {
      ...own,
      // Looks at no record: how many there are is on every page.
      access: { of: 'own-account' },
      method: 'get',
      path: '/console/live/bell',
      async handle({ actor, say }) {
        const { unread } = await whoIs(record, actor, say);
        return { fragment: 'partials/bell', data: { bell: bellOf(unread, '') } };
      },
    },
  ];
}

function addressOf({ show, page }: Filters): string {
  const query = new URLSearchParams({ ...(show === 'all' && { show }), ...(page > 1 && { page: String(page) }) });
  return `/console/notifications${query.size === 0 ? '' : `?${query}`}`;
}

function itemOf(item: NotificationListItem, { say, language }: SignedInVisit, now: string, isThere: IsThere) {
  const { id, disputeId, kind, number, what, at, readAt } = item;
  return {
    id,
    what: (say.notice as Record<string, string>)[what] ?? say.notifications.other,
    kind: kind === null ? null : labelOf(say.recordKind, kind),
    number,
    path: recordPath(kind, disputeId, isThere),
    at: whenOf(at, language, now),
    readAt: readAt === null ? null : whenOf(readAt, language, now),
  };
}
