import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../transaction.ts';
import { type Page, type PageRequest, pageOf, sql } from './page.ts';

export interface NotificationListItem {
  id: number;
  disputeId: string;
  /** Of the record; null where the actor may not look into it any more. */
  kind: string | null;
  number: string | null;
  what: string;
  at: Instant;
  readAt: Instant | null;
}

/** 消息: what the actor's role in the actor's organisation was told, newest first. */
export async function listNotifications(
  tx: Tx,
  filters: { unread?: boolean },
  request: PageRequest,
): Promise<Page<NotificationListItem>> {
  const told = sql('notification')
    .where('notification.organisation_id', tx.actor.organisationId)
    .whereRaw('notification.roles @> ARRAY[?]', [tx.actor.role]);
  if (filters.unread) told.whereNull('notification.read_at');
  return pageOf<NotificationListItem>(tx, told, request, (builder) =>
    builder
      .leftJoin('stream', 'stream.id', 'notification.stream_id')
      .select({
        id: 'notification.id',
        disputeId: 'notification.stream_id',
        kind: 'stream.kind',
        number: 'stream.number',
        what: 'notification.what',
        at: 'notification.at',
        readAt: 'notification.read_at',
      })
      .orderBy('notification.id', 'desc'),
  );
}

/** More than that is many. */
const MOST_COUNTED = 100;

/** 未读: how many the actor has not read, counted up to a hundred. */
export async function countUnread(tx: Tx): Promise<number> {
  const [row] = await tx.prepared<{ unread: number }>(
    `SELECT count(*)::int AS unread FROM (SELECT FROM notification
       WHERE organisation_id = $1 AND roles @> ARRAY[$2] AND read_at IS NULL LIMIT $3) AS counted`,
    [tx.actor.organisationId, tx.actor.role, MOST_COUNTED],
  );
  return row?.unread ?? 0;
}

/** Marks as read what is the actor's to read; answers how many were unread. */
export async function markNotificationsRead(tx: Tx, ids: readonly number[]): Promise<number> {
  const marked = await tx.query(
    `UPDATE notification SET read_at = record_now()
     WHERE id = ANY ($1) AND read_at IS NULL AND organisation_id = $2 AND roles @> ARRAY[$3] RETURNING id`,
    [ids, tx.actor.organisationId, tx.actor.role],
  );
  return marked.length;
}
