import type { RecordContext } from './context.ts';
import type { Finding, Replayed } from './verify/finding.ts';
import { checkSealedHeads } from './verify/sealed-heads.ts';
import { checkStream, type StreamRow } from './verify/stream.ts';
import { checkTombstones } from './verify/tombstones.ts';
import { sealNow } from './sealer.ts';
import { inSnapshot, type Tx } from './transaction.ts';

export type { Finding } from './verify/finding.ts';

export interface Verification {
  ok: boolean;
  findings: Finding[];
  streams: number;
  events: number;
  /** The newest checkpoint's hash in hex, to be kept outside the database; null on an empty record. */
  sealedBy: string | null;
}

const STREAMS_AT_ONCE = 50;

/**
 * 核验: shows that nothing was changed, taken out or put in between behind the record's back. Seals first; then, as of one
 * moment: every stream's chain, its saved state against its events, the sealed words, people and files against what the
 * events say of them – those excepted that an event ordered to be erased –, and every head that was ever sealed. What happened before a first seal cannot be seen.
 */
export async function verify(record: RecordContext, deciders: readonly Replayed[]): Promise<Verification> {
  await sealNow(record.db, record.keys);
  return inSnapshot(record.db, async (tx) => {
    const sealed = await checkSealedHeads(tx, record.keys);
    const { erased, findings: ofTombstones } = await checkTombstones(tx);
    const findings = [...sealed.findings, ...ofTombstones];
    const counts = { streams: 0, events: 0 };
    for await (const rows of streamsInBatches(tx)) {
      const checked = await Promise.all(
        rows.map((row) => checkStream(tx, { keys: record.keys, erased }, deciders, row)),
      );
      for (const stream of checked) {
        findings.push(...stream.findings);
        counts.streams += 1;
        counts.events += stream.events;
      }
    }
    return { ok: findings.length === 0, findings, ...counts, sealedBy: sealed.lastHash?.toString('hex') ?? null };
  });
}

async function* streamsInBatches(tx: Tx): AsyncGenerator<StreamRow[]> {
  let after: string | null = null;
  for (;;) {
    const rows: StreamRow[] = await tx.prepared<StreamRow>(
      `SELECT id, kind, number, seq, state, head_hash AS "headHash", open FROM stream
       WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2`,
      [after, STREAMS_AT_ONCE],
    );
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = last.id;
  }
}
