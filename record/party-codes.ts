import { createHmac } from 'node:crypto';
import type { Instant } from '../domain/time/instant.ts';
import { macOf } from './cipher.ts';
import type { Database } from './database.ts';
import type { KeyRing } from './keys.ts';
import { PUBLIC } from './system-actors.ts';
import { inTransaction, type Tx } from './transaction.ts';

/** Whose code it is: the party of a case, and how often one was issued to them. */
export interface CodeIssue {
  streamId: string;
  partyId: string;
  /** From 1; only the newest is valid. */
  issue: number;
}

/** Twelve digits, 40 bits: with the limits on guessing, centuries for one case; and everybody can read them out and type them. */
const DIGITS = 12;
const GROUP = /\d{4}(?=\d)/g;

/**
 * 查询码: digits only, so that nothing in it looks or sounds like something else, in groups of four as on a bank card.
 * It comes from the key ring and the issue's number: a receipt that is printed later, or again, shows the same code,
 * while the database holds nothing from which it could be had.
 */
export function partyCode(keys: KeyRing, { streamId, partyId, issue }: CodeIssue): string {
  const digest = createHmac('sha256', keys.partyCodeKey)
    .update(JSON.stringify(['code', streamId, partyId, issue]))
    .digest();
  const digits = String(digest.readBigUInt64BE(0) % 10n ** BigInt(DIGITS)).padStart(DIGITS, '0');
  return digits.replace(GROUP, '$& ');
}

/** Gives a party a code, in the name of the transaction's actor. The one they had before is void with the commit. */
export async function issuePartyCode(
  tx: Tx,
  keys: KeyRing,
  to: { streamId: string; number: string; partyId: string },
): Promise<CodeIssue & { issuedAt: Instant }> {
  const { streamId, number, partyId } = to;
  const { userId, organisationId, role } = tx.actor;
  for (let issue = (await lastIssue(tx, streamId, partyId)) + 1; ; issue++) {
    const codeHash = hashOf(keys, number, partyCode(keys, { streamId, partyId, issue }));
    // Nothing is inserted where another issues the same moment, or another party of the case happens to have this code.
    const [issued] = await tx.query<{ issuedAt: Instant }>(
      `INSERT INTO party_code (stream_id, party_id, issue, code_hash, issued_at, user_id, organisation_id, role)
       VALUES ($1, $2, $3, $4, record_now(), $5, $6, $7) ON CONFLICT DO NOTHING RETURNING issued_at AS "issuedAt"`,
      [streamId, partyId, issue, codeHash, userId, organisationId, role],
    );
    if (issued) return { streamId, partyId, issue, ...issued };
  }
}

/** When a code was issued; null if it never was. */
export async function issuedAt(tx: Tx, { streamId, partyId, issue }: CodeIssue): Promise<Instant | null> {
  const [row] = await tx.query<{ at: Instant }>(
    'SELECT issued_at AS at FROM party_code WHERE stream_id = $1 AND party_id = $2 AND issue = $3',
    [streamId, partyId, issue],
  );
  return row?.at ?? null;
}

async function lastIssue(tx: Tx, streamId: string, partyId: string): Promise<number> {
  const [row] = await tx.query<{ last: number }>(
    'SELECT coalesce(max(issue), 0) AS last FROM party_code WHERE stream_id = $1 AND party_id = $2',
    [streamId, partyId],
  );
  return row?.last ?? 0;
}

/**
 * Whose case and code these are; null if there is no such pair. One look-up by a hash over both, so that a number that
 * does not exist and a code that is wrong cost the same and cannot be told apart.
 */
export async function findPartyByCode(
  db: Database,
  keys: KeyRing,
  given: { number: string; code: string },
): Promise<{ streamId: string; partyId: string } | null> {
  // Within the transaction: a process reads its keys with its first one.
  const [found] = await inTransaction(db, PUBLIC, (tx) =>
    tx.prepared<{ streamId: string; partyId: string }>(
      `SELECT stream_id AS "streamId", party_id AS "partyId" FROM party_code AS given
       WHERE code_hash = $1 AND NOT EXISTS (
         SELECT FROM party_code AS later
         WHERE later.stream_id = given.stream_id AND later.party_id = given.party_id AND later.issue > given.issue)`,
      [hashOf(keys, given.number, given.code)],
    ),
  );
  return found ?? null;
}

/** However number and code were spaced, or typed in full width. */
function hashOf(keys: KeyRing, number: string, code: string): Buffer {
  return macOf(keys.partyCodeKey, ['hash', caseNumberKey(number), code.normalize('NFKC').replace(/[\s-]/g, '')]);
}

/** A case number as it is compared. */
export function caseNumberKey(number: string): string {
  return number.normalize('NFKC').replace(/\s/g, '').toUpperCase();
}
