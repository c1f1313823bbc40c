import { macOf } from './cipher.ts';
import type { Database } from './database.ts';
import type { KeyRing } from './keys.ts';
import { PUBLIC } from './system-actors.ts';
import { inTransaction } from './transaction.ts';

/** How often something was tried, and how long that is remembered, by the real clock. */
export interface Attempts {
  hits: number;
  secondsLeft: number;
}

/** What is counted: an address or a case number, which are kept only as a keyed hash. */
export interface AttemptKey {
  kind: string;
  value: string;
}

/** Forgotten with each new attempt, so that the table stays as small as the traffic of one window. */
const MOST_FORGOTTEN = 100;

const COUNT = `INSERT INTO public_attempt AS attempt (key, hits, resets_at)
  VALUES ($1, 1, clock_timestamp() + make_interval(secs => $2))
  ON CONFLICT (key) DO UPDATE SET (hits, resets_at) = (
    SELECT CASE WHEN past THEN 1 ELSE attempt.hits + 1 END, CASE WHEN past THEN excluded.resets_at ELSE attempt.resets_at END
    FROM (SELECT attempt.resets_at <= clock_timestamp() AS past) AS window_of_it)
  RETURNING hits, greatest(0, ceil(extract(epoch FROM resets_at - clock_timestamp())))::int AS "secondsLeft"`;

/** Rows that another process holds at the moment are left to it. */
const FORGET = `DELETE FROM public_attempt WHERE key IN (
  SELECT key FROM public_attempt WHERE resets_at <= clock_timestamp() LIMIT $1 FOR UPDATE SKIP LOCKED)`;

/** 计次: counts one more attempt, for every API process together; a first one opens a window of so many seconds. */
export async function countAttempt(
  db: Database,
  keys: KeyRing,
  key: AttemptKey,
  windowSeconds: number,
): Promise<Attempts> {
  await inTransaction(db, PUBLIC, (tx) => tx.prepared(FORGET, [MOST_FORGOTTEN]));
  const [counted] = await inTransaction(db, PUBLIC, (tx) =>
    tx.prepared<Attempts>(COUNT, [hashOf(keys, key), windowSeconds]),
  );
  if (!counted) throw new Error('an attempt was not counted');
  return counted;
}

/** One attempt that turned out not to be one, such as a right code. */
export async function uncountAttempt(db: Database, keys: KeyRing, key: AttemptKey): Promise<void> {
  await inTransaction(db, PUBLIC, (tx) =>
    tx.prepared('UPDATE public_attempt SET hits = hits - 1 WHERE key = $1 AND hits > 0', [hashOf(keys, key)]),
  );
}

function hashOf(keys: KeyRing, { kind, value }: AttemptKey): Buffer {
  return macOf(keys.partyCodeKey, ['attempt', kind, value]);
}
