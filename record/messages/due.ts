import type { Channel } from '../../domain/messages/channel.ts';
import { retryAt } from '../../domain/messages/send-at.ts';
import { dateOf } from '../../domain/time/instant.ts';
import type { RecordContext } from '../context.ts';
import { ENGINE } from '../system-actors.ts';
import { inTransaction } from '../transaction.ts';
import { readChoice } from './choices.ts';

/** A message whose time has come, and where it goes; null where the user has taken the address or the channel back. */
export interface DueMessage {
  id: string;
  channel: Channel;
  notices: number;
  urgent: boolean;
  to: string | null;
  /** Whether policy gives it no further attempt. */
  isLast: boolean;
}

interface Row {
  id: string;
  userId: string;
  channel: Channel;
  notices: number;
  urgent: boolean;
  attempts: number;
}

const LIMIT = 100;
const LONGEST_ERROR = 200;

/**
 * Takes the oldest of those that are due, by the record's clock. The attempt counts from here on, and the next one is set
 * already: who is killed in the middle of sending sends it again then, under the same id.
 */
export async function takeDue(record: RecordContext): Promise<DueMessage[]> {
  const now = await record.clock.now();
  return inTransaction(record.db, ENGINE, async (tx) => {
    const { messages: policy } = await record.policies.effectiveOn(tx, dateOf(now));
    const rows = await tx.query<Row>(
      `SELECT id, user_id AS "userId", channel, notices, urgent, attempts FROM message
       WHERE status = 'waiting' AND not_before <= $1 ORDER BY not_before LIMIT ${LIMIT} FOR UPDATE SKIP LOCKED`,
      [now],
    );
    const taken: DueMessage[] = [];
    for (const { userId, attempts, ...message } of rows) {
      const { email, phone, channels } = await readChoice(tx, record.keys, userId);
      const to = message.channel === 'email' ? email : phone;
      const again = retryAt(now, attempts + 1, policy);
      tx.send('UPDATE message SET attempts = $2, not_before = coalesce($3, not_before) WHERE id = $1', [
        ...[message.id, attempts + 1, again],
      ]);
      taken.push({ ...message, to: channels.includes(message.channel) ? to : null, isLast: again === null });
    }
    return taken;
  });
}

/** How an attempt ended: the message is out, waits for its next attempt, or is given up. */
export async function markAttempt(
  record: RecordContext,
  id: string,
  { status, why = null }: { status: 'sent' | 'waiting' | 'failed'; why?: string | null },
): Promise<void> {
  await inTransaction(record.db, ENGINE, (tx) =>
    tx.query(
      `UPDATE message SET status = $2, last_error = $3, done_at = CASE WHEN $2 <> 'waiting' THEN record_now() END
       WHERE id = $1 AND status = 'waiting'`,
      [id, status, why?.slice(0, LONGEST_ERROR) ?? null],
    ),
  );
}
