import { ERASED_PERSON } from '../domain/erasure/erased.ts';
import type { PersonFacts } from '../domain/people/person.ts';
import { decrypt } from './cipher.ts';
import type { KeyRing } from './keys.ts';
import { WITH_MERGED } from './merged.ts';
import type { Tx } from './transaction.ts';

export interface PersonRow {
  id: string;
  stream_id: string;
  /** Both null where the person was erased. */
  cipher: Buffer | null;
  wrapped: Buffer | null;
}

/** Ties a person's ciphertext to its row. */
export function personBinding(streamId: string, personId: string): string[] {
  return ['person', streamId, personId];
}

/**
 * The people of one matter in full, by person id, whichever of its records is asked for, and of files merged into it; none if it is not visible. For documents and checks, never for a
 * list or page: those show `maskPerson` of them.
 */
export async function openPeople(tx: Tx, keys: KeyRing, streamId: string): Promise<Map<string, PersonFacts>> {
  const rows = await tx.query<PersonRow>(
    `SELECT person.id, person.stream_id, person.cipher, data_key.wrapped
     FROM person LEFT JOIN data_key ON data_key.id = person.id
     WHERE person.stream_id = ${WITH_MERGED} OR person.stream_id = (SELECT root_id FROM stream WHERE id = $1)`,
    [streamId],
  );
  return new Map(rows.map((row) => [row.id, JSON.parse(openPerson(keys, row)) as PersonFacts]));
}

/** The very JSON that was sealed, or what stands for somebody who was erased. Throws if the stored bytes were changed or moved. */
export function openPerson(keys: KeyRing, row: PersonRow): string {
  if (row.cipher === null) return JSON.stringify(ERASED_PERSON);
  if (row.wrapped === null) throw new Error(`person ${row.id} has no key`);
  const key = keys.unwrap({ kind: 'person', id: row.id, streamId: row.stream_id }, row.wrapped);
  return decrypt(key, row.cipher, personBinding(row.stream_id, row.id)).toString('utf8');
}
