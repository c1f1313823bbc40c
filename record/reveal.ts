import type { ClaimantStanding } from '../domain/mass/standing.ts';
import type { PersonFacts } from '../domain/people/person.ts';
import type { Instant } from '../domain/time/instant.ts';
import { enterIntoAudit } from './audit.ts';
import type { IdempotencyRequest } from './idempotency.ts';
import type { KeyRing } from './keys.ts';
import { once } from './once.ts';
import { openPerson, type PersonRow } from './people.ts';
import type { Tx } from './transaction.ts';
import { rowsOf } from './views/page.ts';
import { visibleDisputes } from './views/visible-disputes.ts';

/** Facts that are masked everywhere else (个人信息保护法 28). */
export type RevealableField = 'birthDate' | 'idNumber' | 'phone' | 'address' | 'safeContact';

/**
 * The case that a person is a party of, or on whose roll they stand; null if there is none or the actor's organisation has
 * nothing to do with it.
 */
export async function disputeOfPerson(tx: Tx, personId: string): Promise<string | null> {
  const [row] = await tx.query<{ streamId: string }>(
    `SELECT coalesce(dispute_id, person.stream_id) AS "streamId"
     FROM person LEFT JOIN claimant_view ON person_id = person.id WHERE person.id = $1`,
    [personId],
  );
  return row?.streamId ?? null;
}

/** Where a person stands on a roll of claimants; null for whoever is on none. */
export async function standingOnRoll(tx: Tx, personId: string): Promise<ClaimantStanding | null> {
  const [row] = await tx.query<{ standing: ClaimantStanding }>(
    'SELECT standing FROM claimant_view WHERE person_id = $1',
    [personId],
  );
  return row?.standing ?? null;
}

/**
 * 查阅: one sensitive fact in full, for a purpose. The look is entered in the audit trail in the same transaction, so that
 * no fact is seen that is not there; a look sent again under the same key is one look. Null if there is no such person or the actor may not know of their case.
 */
export async function revealField(
  tx: Tx,
  keys: KeyRing,
  look: { personId: string; field: RevealableField; purpose: string; at: Instant; idempotency?: IdempotencyRequest },
): Promise<{ value: string | null } | null> {
  const disputeId = await disputeOfPerson(tx, look.personId);
  if (disputeId === null) return null;
  const visible = visibleDisputes(tx.actor)
    .where('dispute_view.stream_id', disputeId)
    .joinRaw('JOIN person ON person.id = ?', [look.personId])
    .join('data_key', 'data_key.id', 'person.id')
    .select('person.id', 'person.stream_id', 'person.cipher', 'data_key.wrapped');
  const [row] = await rowsOf<PersonRow>(tx, visible);
  if (!row) return null;
  const { idempotency, ...audited } = look;
  await once(tx, keys, idempotency, async () => {
    await enterIntoAudit(tx, keys, disputeId, audited);
    return 0;
  });
  const facts = JSON.parse(openPerson(keys, row)) as PersonFacts;
  return { value: facts[look.field] ?? null };
}
