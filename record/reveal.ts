import { keptUnder } from '../domain/household/reach.ts';
import type { HouseholdState, Member } from '../domain/household/state.ts';
import type { Origin } from '../domain/audit/entry.ts';
import type { ClaimantStanding } from '../domain/mass/standing.ts';
import { shownUntil } from '../domain/people/look.ts';
import type { PersonFacts } from '../domain/people/person.ts';
import type { PrivacyPolicy } from '../domain/policy/privacy-policy.ts';
import type { Instant } from '../domain/time/instant.ts';
import { enterIntoAudit } from './audit.ts';
import type { IdempotencyRequest } from './idempotency.ts';
import type { KeyRing } from './keys.ts';
import { lookOnce } from './look-once.ts';
import { openPerson, type PersonRow } from './people.ts';
import type { Tx } from './transaction.ts';
import { rowsOf } from './views/page.ts';
import { visibleDisputes } from './views/visible-disputes.ts';

/** Facts that are masked everywhere else (个人信息保护法 28). */
type RevealableField = 'birthDate' | 'idNumber' | 'phone' | 'address' | 'safeContact';

/** Of somebody who was erased nothing is seen, so that there is no look to be entered. */
function nothing({ at, policy }: Look): Looked {
  return { value: null, until: shownUntil(at, policy) };
}

/** What is looked at, by whom the transaction says, and why. */
export interface Look {
  personId: string;
  field: RevealableField;
  purpose: string;
  at: Instant;
  origin: Origin;
  policy: PrivacyPolicy;
  idempotency?: IdempotencyRequest | undefined;
}

/** What was seen, and until when a page may show it. */
interface Looked {
  value: string | null;
  until: Instant;
}

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

/** Somebody of a family under control. */
export interface HouseholdMember {
  state: HouseholdState;
  member: Member;
}

/** The household of which somebody is a member; null if there is none or it is not of the actor's station. */
export async function householdOfPerson(tx: Tx, personId: string): Promise<HouseholdMember | null> {
  const [row] = await tx.query<{ state: HouseholdState }>(
    `SELECT stream.state FROM person
     LEFT JOIN household_merge AS merged ON merged.stream_id = person.stream_id
     JOIN stream ON stream.id = coalesce(merged.into_id, person.stream_id) AND stream.kind = 'household'
     WHERE person.id = $1`,
    [personId],
  );
  const member = row?.state.members.find((candidate) => candidate.personId === personId);
  return row && member ? { state: row.state, member } : null;
}

/** The same for a member of a household, whose sensitive facts may lie under a key of their own. */
export async function revealMember(
  tx: Tx,
  keys: KeyRing,
  { state, member }: HouseholdMember,
  look: Look,
): Promise<Looked> {
  const [row] = await tx.query<PersonRow>(
    `SELECT person.id, person.stream_id, person.cipher, data_key.wrapped
     FROM person LEFT JOIN data_key ON data_key.id = person.id WHERE person.id = $1`,
    [keptUnder(member, look.field)],
  );
  if (!row) throw new RangeError(`${state.number} has lost what is known of a member`);
  if (row.cipher === null) return nothing(look);
  const until = await enterOnce(tx, keys, state.id, look);
  const facts = JSON.parse(openPerson(keys, row)) as PersonFacts;
  return { value: facts[look.field] ?? null, until };
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
export async function revealField(tx: Tx, keys: KeyRing, look: Look): Promise<Looked | null> {
  const disputeId = await disputeOfPerson(tx, look.personId);
  if (disputeId === null) return null;
  const visible = visibleDisputes(tx.actor)
    .where('dispute_view.stream_id', disputeId)
    .joinRaw('JOIN person ON person.id = ?', [look.personId])
    .leftJoin('data_key', 'data_key.id', 'person.id')
    .select('person.id', 'person.stream_id', 'person.cipher', 'data_key.wrapped');
  const [row] = await rowsOf<PersonRow>(tx, visible);
  if (!row) return null;
  if (row.cipher === null) return nothing(look);
  const until = await enterOnce(tx, keys, disputeId, look);
  const facts = JSON.parse(openPerson(keys, row)) as PersonFacts;
  return { value: facts[look.field] ?? null, until };
}

function enterOnce(tx: Tx, keys: KeyRing, streamId: string, look: Look): Promise<Instant> {
  const { idempotency, policy, ...entry } = look;
  return lookOnce(tx, keys, { idempotency, policy, at: look.at }, () => enterIntoAudit(tx, keys, streamId, entry));
}
