import { timingSafeEqual } from 'node:crypto';
import { checkpointHash, checkpointHmac, GENESIS } from '../hash-chain.ts';
import { readCheckpoints, type SealedCheckpoint } from '../sealer.ts';
import type { KeyRing } from '../keys.ts';
import type { Tx } from '../transaction.ts';
import type { Finding } from './finding.ts';
import { differingTrail, insertedIntoTrail } from './sealed-trail.ts';

const AT_ONCE = 20;

// The event that was sealed, as it is now; and whether anything is left of its stream.
const DIFFERING_HEADS = `
  SELECT head.stream_id AS "streamId", head.seq, event.hash IS NULL AS gone,
    NOT EXISTS (SELECT FROM stream WHERE stream.id = head.stream_id)
      OR NOT EXISTS (SELECT FROM event AS any_event WHERE any_event.stream_id = head.stream_id) AS removed
  FROM unnest($1::uuid[], $2::int[], $3::bytea[]) AS head (stream_id, seq, hash)
  LEFT JOIN event ON event.stream_id = head.stream_id AND event.seq = head.seq
  LEFT JOIN stream ON stream.id = head.stream_id
  WHERE event.hash IS DISTINCT FROM head.hash OR stream.id IS NULL
  ORDER BY head.stream_id`;

interface DifferingHead {
  streamId: string;
  seq: number;
  gone: boolean;
  removed: boolean;
}

/** Checks the chain of checkpoints and that every head and look in them is still there unchanged. One finding a stream. */
export async function checkSealedHeads(
  tx: Tx,
  keys: KeyRing,
): Promise<{ findings: Finding[]; lastHash: Buffer | null }> {
  const findings: Finding[] = [];
  const differing = new Map<string, DifferingHead>();
  let last: { id: number; hash: Buffer } | null = null;
  for (;;) {
    const checkpoints = await readCheckpoints(tx, last?.id ?? 0, AT_ONCE);
    for (const checkpoint of checkpoints) {
      const fault = faultOf(checkpoint, last, keys.sealerKeyOf(checkpoint.keyId));
      if (fault) findings.push({ what: 'checkpoint-broken', detail: `checkpoint ${checkpoint.id}: ${fault}` });
      last = { id: checkpoint.id, hash: checkpoint.hash };
    }
    for (const checkpoint of checkpoints) findings.push(...(await differingTrail(tx, checkpoint)));
    const heads = await Promise.all(checkpoints.map((checkpoint) => differingHeads(tx, checkpoint)));
    for (const head of heads.flat()) if (!differing.has(head.streamId)) differing.set(head.streamId, head);
    if (checkpoints.length === 0) break;
  }
  findings.push(...(await insertedIntoTrail(tx)));
  return { findings: [...findings, ...[...differing.values()].map(findingOf)], lastHash: last?.hash ?? null };
}

function faultOf(
  checkpoint: SealedCheckpoint,
  last: { id: number; hash: Buffer } | null,
  key: Buffer | undefined,
): string | null {
  const { hash, hmac, keyId, ...content } = checkpoint;
  if (checkpoint.id !== (last?.id ?? 0) + 1) return 'the one before is missing';
  if (!checkpointHash(last?.hash ?? GENESIS, content).equals(hash)) return 'its hash is not that of its content';
  if (key === undefined) return `the ring has no key ${keyId} of the sealer`;
  const expected = checkpointHmac(key, hash);
  if (hmac.length !== expected.length || !timingSafeEqual(hmac, expected)) return 'it was not signed with our key';
  return null;
}

function differingHeads(tx: Tx, { streamIds, seqs, hashes }: SealedCheckpoint): Promise<DifferingHead[]> {
  return tx.prepared<DifferingHead>(DIFFERING_HEADS, [streamIds, seqs, hashes]);
}

function findingOf({ streamId, seq, gone, removed }: DifferingHead): Finding {
  if (removed) return { what: 'stream-removed', streamId, seq, detail: 'a sealed stream is not there any more' };
  if (gone) return { what: 'tail-removed', streamId, seq, detail: 'an event that was sealed is not there any more' };
  return { what: 'sealed-event-differs', streamId, seq, detail: 'the event is not the one that was sealed' };
}
