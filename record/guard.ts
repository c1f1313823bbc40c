import type { Party } from '../domain/dispute/state.ts';
import type { HouseholdStanding } from '../domain/household/standing.ts';
import { standingToward } from '../domain/household/standing-toward.ts';
import type { HouseholdState } from '../domain/household/state.ts';
import type { Instant } from '../domain/time/instant.ts';
import { WITH_MERGED } from './merged.ts';
import type { SealedPerson } from './seal.ts';
import { readAsRecord, type Tx } from './transaction.ts';

/** 关联: somebody of the dispute who is, by identity, a member of that household. */
export interface HouseholdMatch {
  state: HouseholdState;
  /** The same person as the household and as the dispute knows them. */
  memberPersonId: string;
  personId: string;
}

const COLUMNS = 'state, member_person_id AS "memberPersonId", person_id AS "personId"';

/**
 * Households of which a party of this dispute is a member. They cannot change until the transaction ends, so that no session
 * is booked in the moment one turns red; read them before the dispute itself is locked.
 */
export function householdsOfDispute(tx: Tx, disputeId: string): Promise<HouseholdMatch[]> {
  return readAsRecord(tx, `SELECT ${COLUMNS} FROM households_of_dispute($1)`, [disputeId]);
}

/** The same for people who are sealed but not stored yet, as when a dispute is registered. */
export async function householdsOfPeople(tx: Tx, people: readonly SealedPerson[]): Promise<HouseholdMatch[]> {
  if (people.length === 0) return [];
  return readAsRecord(tx, `SELECT ${COLUMNS} FROM households_of_people($1::uuid[], $2::bytea[], $3::bytea[])`, [
    people.map(({ personId }) => personId),
    people.map(({ idNumber }) => idNumber),
    people.map(({ nameBirth }) => nameBirth),
  ]);
}

/** What the dispute's decider may know of them at that moment. */
export function standingsOf(
  matches: readonly HouseholdMatch[],
  dispute: { id: string; parties: readonly Pick<Party, 'partyId' | 'personId'>[] },
  now: Instant,
): HouseholdStanding[] {
  const households = new Map(matches.map(({ state }) => [state.id, state]));
  return [...households.values()].map((household) => {
    const same = matches
      .filter(({ state }) => state.id === household.id)
      .flatMap(({ memberPersonId, personId }) =>
        dispute.parties
          .filter((party) => party.personId === personId)
          .map(({ partyId }) => ({ personId: memberPersonId, partyId })),
      );
    return standingToward(household, same, { id: dispute.id, now });
  });
}

/** Open disputes of which a member of this household is a party. */
export async function openDisputesOf(tx: Tx, householdId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT DISTINCT dispute.id
     FROM person AS member
     JOIN person AS party ON NOT party.of_household AND (party.id_number_index = member.id_number_index
       OR (party.name_index = member.name_index AND party.name_birth_index = member.name_birth_index
         AND (party.id_number_index IS NULL OR member.id_number_index IS NULL)))
     JOIN stream AS dispute ON dispute.id = party.stream_id AND dispute.kind = 'dispute' AND dispute.open
     WHERE member.stream_id = ${WITH_MERGED} ORDER BY dispute.id`,
    [householdId],
  );
  return rows.map(({ id }) => id);
}
