import { createHash, randomUUID } from 'node:crypto';
import type { Instant } from '../domain/time/instant.ts';
import { caseKeyOf } from './case-key.ts';
import { decrypt, encrypt } from './cipher.ts';
import type { KeyRing } from './keys.ts';
import type { Tx } from './transaction.ts';
import { verificationCode } from './verification.ts';

/** 文书: one official form as it stood at one state of a case. */
export interface DocumentEntry {
  id: string;
  streamId: string;
  form: string;
  /** Counted for each form of a case, from 1. */
  version: number;
  /** The state of the case that it shows. */
  seq: number;
  status: 'pending' | 'ready' | 'failed' | 'erased';
  templateVersion: string | null;
  /** HMAC-SHA-256, in hex, of the facts that went into it: without a key, what they are could be guessed at. */
  dataHash: string | null;
  /** SHA-256, in hex, of the PDF. */
  sha256: string | null;
  createdAt: Instant;
  /** The document in whose place it stands. */
  replaces: string | null;
}

const COLUMNS = `id, stream_id AS "streamId", form, version, seq, status, template_version AS "templateVersion",
  data_hash AS "dataHash", sha256, created_at AS "createdAt", replaces`;

/**
 * Asks for a form showing the case at `seq`. The same form at the same state is the same document, however often it is
 * asked for. The caller holds the stream's row or answers for a visible one.
 */
export async function requestDocument(
  tx: Tx,
  wanted: { streamId: string; form: string; seq: number },
): Promise<DocumentEntry> {
  const values = [randomUUID(), wanted.streamId, wanted.form, wanted.seq];
  // Two askers may count the same version at once: the one who comes second finds the other's row.
  for (;;) {
    await tx.query(
      `INSERT INTO document (id, stream_id, form, seq, version, status, created_at)
       SELECT $1, $2, $3, $4, count(*) + 1, 'pending', record_now() FROM document WHERE stream_id = $2 AND form = $3
       ON CONFLICT DO NOTHING`,
      values,
    );
    const [found] = await tx.query<DocumentEntry>(
      `SELECT ${COLUMNS} FROM document WHERE stream_id = $1 AND form = $2 AND seq = $3 AND replaces IS NULL`,
      [wanted.streamId, wanted.form, wanted.seq],
    );
    if (found) return found;
  }
}

/** Those of a form and state that are still to be made: the first, and what replaces it. */
export async function unmadeDocuments(
  tx: Tx,
  { streamId, form, seq }: { streamId: string; form: string; seq: number },
): Promise<DocumentEntry[]> {
  return tx.query<DocumentEntry>(
    `SELECT ${COLUMNS} FROM document WHERE stream_id = $1 AND form = $2 AND seq = $3 AND status NOT IN ('ready', 'erased') ORDER BY version`,
    [streamId, form, seq],
  );
}

/** Throws RangeError if there is none that the actor may see. */
export async function documentOf(tx: Tx, id: string): Promise<DocumentEntry> {
  const [found] = await tx.query<DocumentEntry>(`SELECT ${COLUMNS} FROM document WHERE id = $1`, [id]);
  if (!found) throw new RangeError(`there is no document ${id}`);
  return found;
}

/** The document that stands in another's place. Throws RangeError if none does. */
export async function replacementOf(tx: Tx, replaces: string): Promise<DocumentEntry> {
  const [found] = await tx.query<DocumentEntry>(`SELECT ${COLUMNS} FROM document WHERE replaces = $1`, [replaces]);
  if (!found) throw new RangeError(`no document replaces ${replaces}`);
  return found;
}

/** Keeps a rendered PDF. False if the document was rendered before: the first stays, byte for byte. */
export async function storeDocument(
  tx: Tx,
  keys: KeyRing,
  rendered: { id: string; streamId: string; templateVersion: string; dataHash: string; pdf: Uint8Array },
): Promise<boolean> {
  const { id, streamId, templateVersion, dataHash, pdf } = rendered;
  const plain = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const sha256 = createHash('sha256').update(plain).digest('hex');
  const cipher = encrypt(await caseKeyOf(tx, keys, streamId), plain, documentBinding(streamId, id));
  const stored = await tx.query(
    `UPDATE document SET status = 'ready', template_version = $3, data_hash = $4, sha256 = $5, cipher = $6, verification_code = $7
     WHERE id = $1 AND stream_id = $2 AND status NOT IN ('ready', 'erased') RETURNING id`,
    [id, streamId, templateVersion, dataHash, sha256, cipher, verificationCode(keys, { id, dataHash })],
  );
  return stored.length > 0;
}

/** Says that a document could not be rendered; a later rendering may still succeed. */
export async function failDocument(tx: Tx, id: string): Promise<void> {
  await tx.query(`UPDATE document SET status = 'failed' WHERE id = $1 AND status = 'pending'`, [id]);
}

/** A case's documents, oldest first; dossiers are bound of them and stand apart. */
export async function listDocuments(tx: Tx, streamId: string): Promise<DocumentEntry[]> {
  return tx.query<DocumentEntry>(
    `SELECT ${COLUMNS} FROM document WHERE stream_id = $1 AND form NOT IN ('dossier', 'dossier-for-court') ORDER BY created_at, form, version`,
    [streamId],
  );
}

/** A document with its PDF once it is ready, and the record that it shows; null if the actor's organisation may not read that. */
export async function readDocument(
  tx: Tx,
  keys: KeyRing,
  id: string,
): Promise<(DocumentEntry & { kind: string; state: unknown; pdf: Buffer | null }) | null> {
  const [row] = await tx.query<DocumentEntry & { kind: string; state: unknown; cipher: Buffer | null }>(
    `SELECT document.*, stream.kind, stream.state
     FROM (SELECT ${COLUMNS}, cipher FROM document) AS document JOIN stream ON stream.id = document."streamId"
     WHERE document.id = $1`,
    [id],
  );
  if (!row) return null;
  const { cipher, ...entry } = row;
  if (!cipher) return { ...entry, pdf: null };
  const key = await caseKeyOf(tx, keys, entry.streamId);
  return { ...entry, pdf: decrypt(key, cipher, documentBinding(entry.streamId, id)) };
}

/** Ties a document's ciphertext to its row. */
export function documentBinding(streamId: string, documentId: string): string[] {
  return ['document', streamId, documentId];
}
