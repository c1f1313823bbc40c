import type { Actor } from '../../domain/organisation/actor.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { KeyRing } from '../keys.ts';
import { openTexts, withTexts } from '../texts.ts';
import type { Tx } from '../transaction.ts';

/** One entry of the record: who did what, when. */
export interface RecordedEvent {
  seq: number;
  type: string;
  at: Instant;
  /** `name` is null for the system. */
  by: Actor & { name: string | null };
  /** What the event says, with all free text in the clear. */
  data: Record<string, unknown>;
}

/** 全程记录: every event of a record in order; none if the actor's organisation may not read it. */
export async function recordedEvents(tx: Tx, keys: KeyRing, id: string): Promise<RecordedEvent[]> {
  const [texts, events] = await Promise.all([
    openTexts(tx, keys, id),
    tx.query<{ seq: number; type: string; at: Instant; actor: Actor; name: string | null; data: object }>(
      `SELECT event.seq, event.type, event.at, event.actor, app_user.name, event.data
       FROM event LEFT JOIN app_user ON app_user.id = event.actor->>'userId'
       WHERE event.stream_id = $1 ORDER BY event.seq`,
      [id],
    ),
  ]);
  return events.map(({ seq, type, at, actor, name, data }) => ({
    seq,
    type,
    at,
    by: { ...actor, name },
    data: withTexts<Record<string, unknown>>({ ...data }, texts),
  }));
}
