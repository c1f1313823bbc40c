import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../transaction.ts';
import { type Page, type PageRequest, pageOf, sql } from './page.ts';

export interface NotificationListItem {
  id: number;
  disputeId: string;
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
    .where('organisation_id', tx.actor.organisationId)
    .whereRaw('roles @> ARRAY[?]', [tx.actor.role]);
  if (filters.unread) told.whereNull('read_at');
  return pageOf<NotificationListItem>(tx, told, request, (builder) =>
    builder
      .select({ id: 'id', disputeId: 'stream_id', what: 'what', at: 'at', readAt: 'read_at' })
      .orderBy('id', 'desc'),
  );
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
