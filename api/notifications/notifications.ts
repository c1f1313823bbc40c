import { z } from 'zod';
import { once } from '../../record/once.ts';
import { inTransaction } from '../../record/transaction.ts';
import { listNotifications, markNotificationsRead } from '../../record/views/notifications.ts';
import { idempotencyHeader } from '../cases/parameters.ts';
import type { ApiContext } from '../context.ts';
import { receiveBody } from '../http/body.ts';
import { idempotencyOf } from '../http/conditions.ts';
import { pageOf, paging } from '../http/paging.ts';
import type { SignedInRoute } from '../http/route.ts';

const Filters = z.strictObject({
  unread: z.enum(['true', 'false']).optional().meta({ description: '`true`: only what has not been read' }),
  ...paging,
});

const when = z.string().meta({ format: 'date-time' });

const Notification = z
  .object({
    id: z.int(),
    caseId: z.string(),
    kind: z.string().nullable().meta({ description: 'of the record; null: the caller may not look into it any more' }),
    number: z.string().nullable(),
    what: z.string(),
    at: when,
    readAt: when.nullable(),
  })
  .meta({ id: 'Notification' });

const Read = z.strictObject({ ids: z.array(z.int().min(1)).min(1).max(500) });

export function notificationRoutes({ record }: ApiContext): SignedInRoute[] {
  return [
    {
      method: 'get',
      path: '/api/v1/notifications',
      operationId: 'notifications',
      tag: 'notifications',
      summary: "消息 – what the caller's role in the organisation was told, newest first",
      queryOf: Filters,
      answers: { 200: { description: 'a page', schema: pageOf(Notification) } },
      problems: ['invalid'],
      signedIn: true,
      access: { of: 'county', right: 'notifications' },
      async handle(request) {
        const { page, pageSize, unread } = request.query(Filters);
        const told = await inTransaction(record.db, request.actor, (tx) =>
          listNotifications(tx, { unread: unread === 'true' }, { page, pageSize }),
        );
        const items = told.items.map(({ disputeId, ...notification }) => ({ caseId: disputeId, ...notification }));
        return { status: 200, body: { ...told, items } };
      },
    },
    {
      method: 'post',
      path: '/api/v1/notifications/read',
      operationId: 'notifications-read',
      tag: 'notifications',
      summary: "标为已读 – marks those that are the caller's; a second time does nothing",
      headers: z.object(idempotencyHeader),
      requestBody: { mediaType: 'application/json', schema: Read, example: { ids: [1, 2] } },
      answers: { 200: { description: 'how many were unread', schema: z.object({ marked: z.int() }) } },
      problems: ['malformed', 'too-large', 'unsupported-media-type', 'invalid', 'idempotency-mismatch'],
      signedIn: true,
      access: { of: 'county', right: 'notifications' },
      before: [receiveBody],
      async handle(request) {
        const { ids } = request.body.json(Read);
        const idempotency = idempotencyOf(request, 'POST /notifications/read', request.body.text());
        const marked = await inTransaction(record.db, request.actor, (tx) =>
          once(tx, record.keys, idempotency, () => markNotificationsRead(tx, ids)),
        );
        return { status: 200, body: { marked } };
      },
    },
  ];
}
