import type { ClaimantStanding } from '../domain/mass/standing.ts';
import type { PersonFacts } from '../domain/people/person.ts';
import { idNumberIndex } from './blind-index.ts';
import type { KeyRing } from './keys.ts';
import { openPerson, type PersonRow } from './people.ts';
import type { Tx } from './transaction.ts';

/** A claimant as the engine takes them into a batch. */
export interface RolledClaimant {
  claimantId: string;
  ordinal: number;
  amountFen: number;
  acknowledged: boolean;
  standing: ClaimantStanding;
}

const COLUMNS = `claimant_view.stream_id AS "claimantId", ordinal, amount_fen AS "amountFen", acknowledged, standing`;

/** The first claimants of a case who stand so, in the order of the roll. */
export function claimantsStanding(
  tx: Tx,
  disputeId: string,
  standings: readonly ClaimantStanding[],
  limit: number,
): Promise<RolledClaimant[]> {
  return tx.query<RolledClaimant>(
    `SELECT ${COLUMNS} FROM claimant_view WHERE dispute_id = $1 AND standing = ANY ($2) ORDER BY ordinal LIMIT $3`,
    [disputeId, standings, limit],
  );
}

/** The same with who they are, for their agreements. */
export async function claimantsInFull(
  tx: Tx,
  keys: KeyRing,
  disputeId: string,
  standing: ClaimantStanding,
  limit: number,
): Promise<(RolledClaimant & { facts: PersonFacts })[]> {
  const rows = await tx.query<RolledClaimant & Omit<PersonRow, 'stream_id'>>(
    `SELECT ${COLUMNS}, person.id, person.cipher, data_key.wrapped
     FROM claimant_view JOIN person ON person.id = person_id LEFT JOIN data_key ON data_key.id = person_id
     WHERE dispute_id = $1 AND standing = $2 ORDER BY ordinal LIMIT $3`,
    [disputeId, standing, limit],
  );
  return rows.map(({ id, cipher, wrapped, ...claimant }) => ({
    ...claimant,
    facts: JSON.parse(openPerson(keys, { id, stream_id: claimant.claimantId, cipher, wrapped })) as PersonFacts,
  }));
}

/** Which of these claimants are on that case's roll and stand so: what a batch by hand may name. */
export async function onRoll(
  tx: Tx,
  disputeId: string,
  standing: ClaimantStanding,
  claimantIds: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(
    `SELECT stream_id AS id FROM claimant_view WHERE dispute_id = $1 AND standing = $2 AND stream_id::text = ANY ($3)`,
    [disputeId, standing, claimantIds],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Which of these ID numbers belong to somebody on the case's roll. */
export async function idNumbersOnRoll(
  tx: Tx,
  keys: KeyRing,
  disputeId: string,
  idNumbers: readonly string[],
): Promise<Set<string>> {
  const byIndex = new Map(
    idNumbers.map((idNumber) => [idNumberIndex(keys.blindIndexKey, idNumber).toString('hex'), idNumber]),
  );
  const rows = await tx.query<{ found: string }>(
    `SELECT encode(id_number_index, 'hex') AS found FROM person JOIN claimant_view ON person_id = person.id
     WHERE dispute_id = $1 AND encode(id_number_index, 'hex') = ANY ($2)`,
    [disputeId, [...byIndex.keys()]],
  );
  return new Set(rows.flatMap(({ found }) => byIndex.get(found) ?? []));
}
