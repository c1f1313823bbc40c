import { createHmac, randomUUID } from 'node:crypto';
import type { Evidence } from '../domain/dispute/state.ts';
import { type DossierName, isDossier } from '../domain/documents/dossier/for-court.ts';
import { formNameOf } from '../domain/documents/form-name.ts';
import { requireNotErased } from './case-key.ts';
import { type DocumentEntry, documentOf } from './documents.ts';
import { canonicalJson } from './hash-chain.ts';
import type { KeyRing } from './keys.ts';
import { askEngine } from './request-rendering.ts';
import { sealedForms } from './sealed-papers.ts';
import { actAsRecord, type Tx } from './transaction.ts';
import type { UnmadePaper } from './unmade-papers.ts';

/** A paper as it is bound: the newest that holds of its form and of what it is about. */
export interface BoundPaper {
  id: string;
  /** The dispute, or an agreement or enforcement that hangs on it. */
  streamId: string;
  kind: string;
  form: string;
  sha256: string;
}

/** The papers of a dispute, of the agreements reached in it and of their enforcement; void agreements, what was replaced and what is sealed left out. */
export async function papersOf(tx: Tx, disputeId: string): Promise<BoundPaper[]> {
  const rows = await tx.query<BoundPaper>(
    `SELECT DISTINCT ON (stream.number, document.form) document.id, document.stream_id AS "streamId", stream.kind,
       document.form, document.sha256
     FROM document JOIN stream ON stream.id = document.stream_id
     WHERE stream.root_id = $1 AND stream.kind IN ('dispute', 'agreement', 'enforcement') AND document.status = 'ready'
       AND stream.state->>'status' IS DISTINCT FROM 'void'
     ORDER BY stream.number, document.form, document.version DESC`,
    [disputeId],
  );
  const sealed = await sealedForms(tx, disputeId);
  return rows.filter(
    ({ streamId, form }) =>
      !isDossier(form) && formNameOf(form).code !== 'receipt' && !(streamId === disputeId && sealed.includes(form)),
  );
}

/** What a dossier holds and what it lacks, hashed under a key: another dossier is made when it is another. */
export function dossierHash(
  keys: KeyRing,
  {
    papers,
    unmade,
    evidence,
  }: { papers: readonly BoundPaper[]; unmade: readonly UnmadePaper[]; evidence: readonly Evidence[] },
): string {
  const held = {
    papers: papers.map(({ id, sha256 }) => [id, sha256]),
    unmade: unmade.map(({ streamId, form, seq }) => [streamId, form, seq]),
    evidence: evidence.map(({ evidenceId, sha256 }) => [evidenceId, sha256]),
  };
  return createHmac('sha256', keys.bindingKey)
    .update(`dossier${canonicalJson(held)}`)
    .digest('hex');
}

/** How far it has come: entries bound so far. */
export interface DossierProgress {
  done: number;
  total: number;
}

/**
 * 卷宗: the newest, if it holds what the case now has or is being made; else a further one, which replaces it, is asked for.
 * Offer the case to the deliverer after the commit.
 */
export async function requestDossier(
  tx: Tx,
  wanted: { streamId: string; name: DossierName; seq: number; holds(): Promise<string> },
): Promise<DocumentEntry & { progress: DossierProgress | null }> {
  const { streamId, name, seq } = wanted;
  // Whoever sees the case gets its whole dossier, also papers of agreements that they could not ask for.
  actAsRecord(tx);
  await requireNotErased(tx, streamId);
  const holds = await wanted.holds();
  const newest = await newestDossier(tx, streamId, name);
  if (newest?.status === 'pending' || (newest?.status === 'ready' && newest.dataHash === holds)) return newest;
  if (newest?.status === 'failed') {
    askEngine(tx, newest, 'make-dossier');
    return newest;
  }
  const id = randomUUID();
  const entered = await tx.query(
    `INSERT INTO document (id, stream_id, form, seq, version, status, created_at, replaces)
     VALUES ($1, $2, $3, $4, $5, 'pending', record_now(), $6) ON CONFLICT DO NOTHING RETURNING id`,
    [id, streamId, name, seq, (newest?.version ?? 0) + 1, newest?.id ?? null],
  );
  // Somebody else asked at the same moment.
  if (entered.length === 0) return requestDossier(tx, wanted);
  const document = await documentOf(tx, id);
  askEngine(tx, document, 'make-dossier');
  return { ...document, progress: null };
}

async function newestDossier(tx: Tx, streamId: string, name: DossierName) {
  const [row] = await tx.query<{ id: string; done: number | null; total: number | null }>(
    'SELECT id, done, total FROM document WHERE stream_id = $1 AND form = $2 ORDER BY version DESC LIMIT 1',
    [streamId, name],
  );
  if (!row) return null;
  const progress = row.done === null || row.total === null ? null : { done: row.done, total: row.total };
  return { ...(await documentOf(tx, row.id)), progress };
}

export async function noteProgress(tx: Tx, id: string, { done, total }: DossierProgress): Promise<void> {
  await tx.query('UPDATE document SET done = $2, total = $3 WHERE id = $1', [id, done, total]);
}
