import { deciderOf } from '../domain/deciders.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { RecordContext } from '../record/context.ts';
import { execute } from '../record/execute.ts';
import { ENGINE } from '../record/system-actors.ts';
import { inTransaction } from '../record/transaction.ts';

interface Due {
  id: string;
  kind: string;
  dueAt: Instant;
}

/** Acts on every deadline of a matter's records before `until`, each at its own moment. */
export async function runClocks(record: RecordContext, rootId: string, until: Instant): Promise<void> {
  for (;;) {
    const due = await nextDue(record, rootId);
    if (due === null || due.dueAt >= until) return;
    await actOn(record, due);
  }
}

/** Lets deadline after deadline pass until one brings the event about: when that was, or null where it is not before `until`. */
export async function untilHappened(
  record: RecordContext,
  rootId: string,
  type: string,
  until: Instant,
): Promise<Instant | null> {
  for (;;) {
    const due = await nextDue(record, rootId);
    if (due === null || due.dueAt >= until) return null;
    if ((await actOn(record, due)).includes(type)) return due.dueAt;
  }
}

/** The deadline that is due first among the records of one matter: a dispute with its agreements and enforcements. */
async function nextDue(record: RecordContext, rootId: string): Promise<Due | null> {
  const [due] = await inTransaction(record.db, ENGINE, (tx) =>
    tx.query<Due>(
      `SELECT id, kind, state->'deadlines'->0->>'dueAt' AS "dueAt" FROM stream
       WHERE root_id = $1 AND state->'deadlines'->0 IS NOT NULL ORDER BY "dueAt", id LIMIT 1`,
      [rootId],
    ),
  );
  return due ?? null;
}

async function actOn(record: RecordContext, { id, kind, dueAt }: Due): Promise<string[]> {
  const { events } = await execute(record, deciderOf(kind), {
    streamId: id,
    actor: ENGINE,
    now: dueAt,
    build: () => ({ type: 'act-on-deadlines' }),
  });
  return events.map(({ type }) => type);
}
