import type { PersonFacts } from '../../domain/people/person.ts';
import { householdsOfPeople } from '../guard.ts';
import { identityOf } from '../person-identity.ts';
import type { KeyRing } from '../keys.ts';
import type { Tx } from '../transaction.ts';

/** A file that the family may have already. */
export interface SimilarHousehold {
  id: string;
  number: string;
  status: 'controlled' | 'exited';
}

/** Who is alone may be anybody's relative; two are a family. */
const MOST_NEEDED = 2;

/**
 * 是否已有档案: files of the actor's own station in which, by identity, two of these people stand, or the only one that there
 * is. Those of other stations are not known.
 */
export async function similarHouseholds(
  tx: Tx,
  keys: KeyRing,
  people: readonly PersonFacts[],
): Promise<SimilarHousehold[]> {
  const identified = people.map((facts, index) => ({ personId: placeholder(index), ...identityOf(keys, facts) }));
  const matches = await householdsOfPeople(tx, identified);
  const needed = Math.min(MOST_NEEDED, people.length);
  const files = new Map(matches.map(({ state }) => [state.id, state]));
  return [...files.values()]
    .filter(({ stationId }) => stationId === tx.actor.organisationId)
    .filter(({ id }) => {
      const known = matches.filter(({ state }) => state.id === id).map(({ personId }) => personId);
      return new Set(known).size >= needed;
    })
    .map(({ id, number, status }) => ({ id, number, status }));
}

/** They are not stored yet and have no ids. */
function placeholder(index: number): string {
  return `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
}
