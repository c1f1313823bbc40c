import { randomUUID } from 'node:crypto';
import { DomainError } from '../domain/errors.ts';
import { caseKeyOf } from './case-key.ts';
import { decrypt, encrypt } from './cipher.ts';
import { type DocumentEntry, documentOf } from './documents.ts';
import type { KeyRing } from './keys.ts';
import type { Tx } from './transaction.ts';

/** 更正: a document made once more in the place of another. */
export interface Correction {
  replaces: string;
  replacedVersion: number;
  replacedSha256: string;
  reason: string;
  /** The user who asked for it. */
  by: string;
}

/**
 * Enters a version that replaces another of the same form. What was replaced stays as it was; each is replaced once, by the
 * one that follows it.
 * @throws DomainError `invalid` for what is not the form's newest ready document
 */
export async function requestCorrection(
  tx: Tx,
  keys: KeyRing,
  wanted: { streamId: string; form: string; seq: number; replaces: string; reason: string },
): Promise<DocumentEntry> {
  const { streamId, form, seq, replaces, reason } = wanted;
  const id = randomUUID();
  const reasonCipher = encrypt(await caseKeyOf(tx, keys, streamId), Buffer.from(reason), binding(streamId, id));
  const [entered] = await tx.query<{ id: string }>(
    `INSERT INTO document (id, stream_id, form, seq, version, status, created_at, replaces, reason_cipher, corrected_by)
     SELECT $1, stream_id, form, $4, version + 1, 'pending', record_now(), id, $6, $7 FROM document
     WHERE id = $5 AND stream_id = $2 AND form = $3 AND status = 'ready'
       AND version = (SELECT max(version) FROM document WHERE stream_id = $2 AND form = $3)
     ON CONFLICT DO NOTHING RETURNING id`,
    [id, streamId, form, seq, replaces, reasonCipher, tx.actor.userId],
  );
  if (!entered) {
    throw new DomainError('invalid', '只能更正该文书最新的、已生成的版本', { path: 'correction.replaces' });
  }
  return documentOf(tx, id);
}

/** The corrections among a case's documents, by the id of the one that corrects. */
export async function correctionsOf(tx: Tx, keys: KeyRing, streamId: string): Promise<Map<string, Correction>> {
  const rows = await tx.query<Omit<Correction, 'reason'> & { id: string; cipher: Buffer }>(
    `SELECT newer.id, newer.replaces, newer.reason_cipher AS cipher, newer.corrected_by AS by,
       older.version AS "replacedVersion", older.sha256 AS "replacedSha256"
     FROM document AS newer JOIN document AS older ON older.id = newer.replaces
     WHERE newer.stream_id = $1 AND newer.reason_cipher IS NOT NULL AND newer.status <> 'erased'`,
    [streamId],
  );
  if (rows.length === 0) return new Map();
  const key = await caseKeyOf(tx, keys, streamId);
  return new Map(
    rows.map(({ id, cipher, ...correction }) => [
      id,
      { ...correction, reason: decrypt(key, cipher, binding(streamId, id)).toString() },
    ]),
  );
}

function binding(streamId: string, documentId: string): string[] {
  return ['correction', streamId, documentId];
}
