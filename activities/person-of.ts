import type { Party } from '../domain/dispute/state.ts';
import type { PersonFacts } from '../domain/people/person.ts';

/** Who a party is. Throws RangeError if the record does not say. */
export function personOf(party: Party, people: ReadonlyMap<string, PersonFacts>): PersonFacts {
  const person = people.get(party.personId);
  if (!person) throw new RangeError(`party ${party.partyId} has no facts`);
  return person;
}
