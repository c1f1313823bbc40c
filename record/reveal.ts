import type { PersonFacts } from '../domain/people/person.ts';
import type { Instant } from '../domain/time/instant.ts';
import { enterIntoAudit } from './audit.ts';
import type { KeyRing } from './keys.ts';
import { openPerson, type PersonRow } from './people.ts';
import type { Tx } from './transaction.ts';
import { rowsOf } from './views/page.ts';
import { visibleDisputes } from './views/visible-disputes.ts';

/** Facts that are masked everywhere else (个人信息保护法 28). */
export type RevealableField = 'birthDate' | 'idNumber' | 'phone' | 'address' | 'safeContact';

/** The case that a person is a party of; null if there is none or the actor's organisation has nothing to do with it. */
export async function disputeOfPerson(tx: Tx, personId: string): Promise<string | null> {
  const [row] = await tx.query<{ streamId: string }>('SELECT stream_id AS "streamId" FROM person WHERE id = $1', [
    personId,
  ]);
  return row?.streamId ?? null;
}

/**
 * 查阅: one sensitive fact in full, for a purpose. The look is entered in the audit trail in the same transaction, so that
 * no fact is seen that is not there. Null if there is no such person or the actor may not know of their case.
 */
export async function revealField(
  tx: Tx,
  keys: KeyRing,
  look: { personId: string; field: RevealableField; purpose: string; at: Instant },
): Promise<{ value: string | null } | null> {
  const visible = visibleDisputes(tx.actor)
    .join('person', 'person.stream_id', 'dispute_view.stream_id')
    .join('data_key', 'data_key.id', 'person.id')
    .where('person.id', look.personId)
    .select('person.id', 'person.stream_id', 'person.cipher', 'data_key.wrapped');
  const [row] = await rowsOf<PersonRow>(tx, visible);
  if (!row) return null;
  await enterIntoAudit(tx, keys, row.stream_id, look);
  const facts = JSON.parse(openPerson(keys, row)) as PersonFacts;
  return { value: facts[look.field] ?? null };
}
