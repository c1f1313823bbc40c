import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from '../domain/time/instant.ts';
import type { Database } from './database.ts';
import type { KeyRing } from './keys.ts';
import { PUBLIC } from './system-actors.ts';
import { inTransaction } from './transaction.ts';

/** Without I, L, O and U, which are misread (Crockford's base 32). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BYTES = 10;

/**
 * 核验码: 80 bits keyed over which document it is and what facts went into it. It is printed before the file's own hash can
 * be known; whoever changes the facts on record, or makes up a paper, has no code that fits.
 */
export function verificationCode(keys: KeyRing, { id, dataHash }: { id: string; dataHash: string }): string {
  const mac = createHmac('sha256', keys.bindingKey).update(`document/${id}/${dataHash}`).digest();
  const bits = [...mac.subarray(0, BYTES)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => ALPHABET[parseInt(five, 2)]).join('');
}

/** What may be told of a document to whoever holds its code: nothing of the people in it. */
export interface VerifiedDocument {
  id: string;
  kind: string;
  form: string;
  /** Of the record that it shows. */
  number: string;
  committeeNumbers: string[];
  /** 人调字号 that it bears and that were void later: the acceptance was annulled. */
  voidNumbers: string[];
  version: number;
  createdAt: Instant;
  sha256: string;
  /** 更正: the version that holds in its place. */
  replacedBy: { version: number; createdAt: Instant } | null;
}

/** The document of that code; null if there is none, or if it is not the one that the code was made for. */
export async function verifiedDocument(
  { db, keys }: { db: Database; keys: KeyRing },
  typed: string,
): Promise<VerifiedDocument | null> {
  const code = typed.toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1').replace(/[\s-]/g, '');
  const [row] = await inTransaction(db, PUBLIC, (tx) =>
    tx.prepared<
      Omit<VerifiedDocument, 'committeeNumbers' | 'voidNumbers'> & {
        dataHash: string;
        numbers: string[] | null;
        voided: string[] | null;
      }
    >(
      `SELECT document.id, stream.kind, document.form, stream.number, document.version, document.sha256,
         document.data_hash AS "dataHash", document.created_at AS "createdAt",
         (SELECT json_build_object('version', version, 'createdAt', created_at) FROM document AS newer
           WHERE newer.replaces = document.id AND newer.status IN ('ready', 'erased')) AS "replacedBy",
         CASE stream.kind
           WHEN 'dispute' THEN (SELECT array_agg(each->>'number') FROM jsonb_array_elements(state->'committeeNumbers') AS each
             WHERE each->>'voidedAt' IS NULL)
           WHEN 'agreement' THEN array_remove(ARRAY[state->>'committeeNumber'], NULL)
         END AS numbers,
         (SELECT array_agg(each->>'number') FROM jsonb_array_elements(state->'committeeNumbers') AS each, event
           WHERE stream.kind = 'dispute' AND event.stream_id = stream.id AND event.seq = document.seq
             AND (each->>'at')::timestamptz <= event.at::timestamptz
             AND (each->>'voidedAt')::timestamptz > event.at::timestamptz) AS voided
       FROM document JOIN stream ON stream.id = document.stream_id
       WHERE document.verification_code = $1 AND document.status IN ('ready', 'erased')`,
      [code],
    ),
  );
  if (!row) return null;
  const { dataHash, numbers, voided, ...document } = row;
  const expected = verificationCode(keys, { id: row.id, dataHash });
  if (expected.length !== code.length || !timingSafeEqual(Buffer.from(expected), Buffer.from(code))) return null;
  return { ...document, committeeNumbers: numbers ?? [], voidNumbers: voided ?? [] };
}
