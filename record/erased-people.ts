import { nameIndex } from './blind-index.ts';
import type { KeyRing } from './keys.ts';
import type { Tx } from './transaction.ts';

/** A row of `person`. */
interface PersonOf {
  id: string;
  streamId: string;
}

/**
 * 同一人: every row that is kept of somebody within one matter: what was entered anew when it changed, what lies apart (现住址),
 * and who has the same name there.
 */
export async function samePeople(
  tx: Tx,
  keys: KeyRing,
  personId: string,
  streamIds: readonly string[],
): Promise<PersonOf[]> {
  const events = await tx.query<{ data: unknown }>('SELECT data FROM event WHERE stream_id = ANY ($1::uuid[])', [
    streamIds,
  ]);
  const ids = idsTogether(
    events.map(({ data }) => data),
    personId,
  );
  // What lies apart lies under no name.
  const noName = nameIndex(keys.blindIndexKey, '');
  return tx.query<PersonOf>(
    `SELECT id, stream_id AS "streamId" FROM person WHERE stream_id = ANY ($1::uuid[]) AND cipher IS NOT NULL
       AND (id = ANY ($2::uuid[]) OR name_index <> $4 AND name_index = (SELECT name_index FROM person WHERE id = $3))
     ORDER BY id`,
    [streamIds, [...ids], personId, noName],
  );
}

/** Whoever events call by the same party or member is the same. */
function idsTogether(events: readonly unknown[], personId: string): Set<string> {
  const idsByName = new Map<string, Set<string>>();
  for (const data of events) collect(data, null, idsByName);
  const ids = new Set([personId]);
  for (const together of idsByName.values()) if (together.has(personId)) for (const id of together) ids.add(id);
  return ids;
}

/** `name` is what the nearest part around it calls one of the case's people. */
function collect(value: unknown, name: string | null, idsByName: Map<string, Set<string>>): void {
  if (typeof value !== 'object' || value === null) return;
  const { partyId, memberId, personId } = value as Record<string, unknown>;
  const called = [partyId, memberId].find((each) => typeof each === 'string') as string | undefined;
  const here = called ?? name;
  if (here !== null && typeof personId === 'string') {
    idsByName.set(here, (idsByName.get(here) ?? new Set()).add(personId));
  }
  for (const item of Object.values(value)) collect(item, here, idsByName);
}
