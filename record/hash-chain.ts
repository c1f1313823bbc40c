import { createHash, createHmac } from 'node:crypto';
import type { Actor } from '../domain/organisation/actor.ts';
import type { Instant } from '../domain/time/instant.ts';

/** An event as it is kept: what the hash covers. */
export interface StoredEvent {
  streamId: string;
  seq: number;
  type: string;
  at: Instant;
  actor: Actor;
  /** The event without its type and moment. */
  data: object;
}

/** Before the first event of a stream, and before the first checkpoint. */
export const GENESIS: Buffer = Buffer.alloc(32);

/** 哈希链: SHA-256 over the previous event's hash and this event, so that no event can be changed without all after it. */
export function eventHash(previous: Buffer, event: StoredEvent): Buffer {
  const { streamId, seq, type, at, actor, data } = event;
  return createHash('sha256').update(previous).update(canonicalJson({ streamId, seq, type, at, actor, data })).digest();
}

/** The heads of the streams that changed since the checkpoint before, and what the audit trail gained. */
export interface Checkpoint {
  id: number;
  at: Instant;
  /** Every transaction below this number is covered. */
  below: string;
  streamIds: string[];
  seqs: number[];
  hashes: Buffer[];
  /** The new rows of the audit trail, and a digest of them; absent from checkpoints made before there was one. */
  trailRows?: string | undefined;
  trailHash?: Buffer | undefined;
}

/** SHA-256 over the previous checkpoint's hash and this one. */
export function checkpointHash(previous: Buffer, checkpoint: Checkpoint): Buffer {
  const hashes = checkpoint.hashes.map((hash) => hash.toString('base64url'));
  return createHash('sha256')
    .update(previous)
    .update(canonicalJson({ ...checkpoint, hashes, trailHash: checkpoint.trailHash?.toString('base64url') }))
    .digest();
}

/** Shows that whoever made the checkpoint held the key, which lies outside the database. */
export function checkpointHmac(key: Buffer, hash: Buffer): Buffer {
  return createHmac('sha256', key).update(hash).digest();
}

/** JSON with sorted keys and without what is undefined: the same text for the same content, whatever jsonb made of it. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
}
