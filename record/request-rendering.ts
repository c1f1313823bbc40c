import { requireNotErased } from './case-key.ts';
import { requestCorrection } from './corrections.ts';
import { type DocumentEntry, replacementOf, requestDocument } from './documents.ts';
import type { KeyRing } from './keys.ts';
import { type AnswerRow, type IdempotencyRequest, insertAnswer, lockKey, requireSameBody } from './idempotency.ts';
import { StatementBuilder } from './statement.ts';
import { actAsRecord, type Tx } from './transaction.ts';

/** What is asked for: a form showing a case, which the actor has been found to see, at `seq`. */
export interface WantedRendering {
  streamId: string;
  form: string;
  seq: number;
  /** 更正: the document to be replaced, and why. */
  correction?: { replaces: string; reason: string };
  idempotency?: IdempotencyRequest;
}

/**
 * 请求文书: enters a document and tells the engine, by way of the outbox, to render it; one that failed is tried again.
 * Offer the case to the deliverer after the commit.
 * @throws IdempotencyMismatch
 */
export async function requestRendering(tx: Tx, keys: KeyRing, wanted: WantedRendering): Promise<DocumentEntry> {
  const { streamId, form, idempotency } = wanted;
  const answered = idempotency && (await earlierAnswer(tx, keys, idempotency));
  if (!answered) await requireNotErased(tx, streamId);
  const { correction } = wanted;
  const asked = { streamId, form, seq: answered?.seq ?? wanted.seq };
  if (answered && correction) return replacementOf(tx, correction.replaces);
  const document = correction
    ? await requestCorrection(tx, keys, { ...asked, ...correction })
    : await requestDocument(tx, asked);
  if (answered) return document;
  actAsRecord(tx);
  if (document.status !== 'ready') askEngine(tx, document);
  if (idempotency) {
    const statement = new StatementBuilder();
    const answer = { streamId, fromSeq: document.seq, seq: document.seq };
    insertAnswer(statement, keys, tx.actor.userId, idempotency, answer);
    tx.send(statement.text, statement.values);
  }
  return document;
}

/** The state at which a form was settled for good; null as long as it was not. */
export async function settledAt(tx: Tx, streamId: string, settledBy: string): Promise<number | null> {
  const [row] = await tx.query<{ seq: number | null }>(
    'SELECT max(seq) AS seq FROM event WHERE stream_id = $1 AND type = $2',
    [streamId, settledBy],
  );
  return row?.seq ?? null;
}

/** The answer that was given to this key before, if one was; others with the same key wait. Throws IdempotencyMismatch. */
export async function earlierAnswer(
  tx: Tx,
  keys: KeyRing,
  request: IdempotencyRequest,
): Promise<AnswerRow | undefined> {
  lockKey(tx, request);
  const [row] = await tx.prepared<AnswerRow>(
    `SELECT stream_id AS "streamId", from_seq AS "fromSeq", seq, body_hmac AS "bodyHmac"
     FROM idempotency WHERE user_id = $1 AND route = $2 AND key = $3`,
    [tx.actor.userId, request.route, request.key],
  );
  if (row) requireSameBody(keys, request, row);
  return row;
}

/** The case counts as undelivered from `seq` on, so that the engine looks for what is left to do. */
export function askEngine(
  tx: Tx,
  { streamId, seq, form }: DocumentEntry,
  kind: 'render-document' | 'make-dossier' = 'render-document',
): void {
  tx.send(
    `INSERT INTO reaction (stream_id, seq, kind, form) VALUES ($1, $2, $3, $4)
     ON CONFLICT (stream_id, seq, kind, form) DO UPDATE SET done_at = NULL`,
    [streamId, seq, kind, form],
  );
  tx.send(
    `UPDATE outbox SET reaction_seq = greatest(reaction_seq, $2),
       delivered_seq = CASE WHEN delivered_seq >= $2 THEN $2 - 1 ELSE delivered_seq END
     WHERE stream_id = $1`,
    [streamId, seq],
  );
}
