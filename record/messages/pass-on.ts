import { randomUUID } from 'node:crypto';
import type { Channel } from '../../domain/messages/channel.ts';
import { sendAt } from '../../domain/messages/send-at.ts';
import { dateOf } from '../../domain/time/instant.ts';
import type { RecordContext } from '../context.ts';
import { ENGINE } from '../system-actors.ts';
import { inTransaction } from '../transaction.ts';

/** Most notices of one step; the next comes in seconds. */
const LIMIT = 500;

/** Who is to hear of how many new notices, and whether one of them can wait for no morning. */
interface Hearer {
  userId: string;
  channels: Channel[];
  quiet: boolean;
  urgent: boolean;
  notices: number;
}

// A notice is for whoever holds one of its roles at its organisation today; one of yesterday is no news any more. Rows that another step is at are left to it.
const PASS_ON = `
  WITH new AS (
    SELECT id, stream_id, organisation_id, roles, at FROM notification WHERE NOT passed_on
    ORDER BY id LIMIT ${LIMIT} FOR UPDATE SKIP LOCKED
  ), passed AS (
    UPDATE notification SET passed_on = true FROM new WHERE notification.id = new.id
  )
  SELECT message_choice.user_id AS "userId", message_choice.channels, message_choice.quiet,
    count(*)::integer AS notices,
    bool_or(coalesce(root.state->>'colour', stream.state->>'level') = ANY ($1)) IS TRUE AS urgent
  FROM new
    JOIN stream ON stream.id = new.stream_id AND new.at > record_now() - interval '1 day'
    JOIN stream AS root ON root.id = stream.root_id
    JOIN user_role ON user_role.organisation_id = new.organisation_id AND user_role.role = ANY (new.roles) AND user_role.valid
    JOIN app_user ON app_user.id = user_role.user_id AND app_user.status = 'active'
    JOIN message_choice ON message_choice.user_id = app_user.id AND message_choice.channels <> '{}'
  GROUP BY message_choice.user_id`;

/**
 * 转发: turns notices that nobody outside has heard of into one message a user and channel, in one transaction: a notice is
 * passed on once, whatever is killed. What comes while a message waits for the morning goes with it.
 */
export async function passOn(record: RecordContext, available: readonly Channel[]): Promise<void> {
  const now = await record.clock.now();
  await inTransaction(record.db, ENGINE, async (tx) => {
    const { messages: policy } = await record.policies.effectiveOn(tx, dateOf(now));
    const hearers = await tx.query<Hearer>(PASS_ON, [policy.urgent]);
    const messages = hearers.flatMap((hearer) =>
      hearer.channels
        .filter((channel) => available.includes(channel))
        .map((channel) => ({
          ...{ id: randomUUID(), userId: hearer.userId, channel, notices: hearer.notices, urgent: hearer.urgent },
          notBefore: sendAt(now, hearer, policy.quiet),
        })),
    );
    tx.send(
      `INSERT INTO message (id, user_id, channel, notices, urgent, status, not_before, created_at)
       SELECT id, "userId", channel, notices, urgent, 'waiting', "notBefore", $2
       FROM jsonb_to_recordset($1::jsonb) AS given
         (id uuid, "userId" text, channel text, notices integer, urgent boolean, "notBefore" timestamptz)
       ON CONFLICT (user_id, channel, urgent) WHERE status = 'waiting' AND attempts = 0
       DO UPDATE SET notices = message.notices + excluded.notices, not_before = least(message.not_before, excluded.not_before)`,
      [JSON.stringify(messages), now],
    );
  });
}
