import type { HouseholdState } from '../domain/household/state.ts';
import type { StatementBuilder } from './statement.ts';
import type { Tx } from './transaction.ts';

/**
 * SQL: the stream $1 and every file that was merged into it, also where it was itself merged further. An array, so that
 * indexes on a stream's id serve.
 */
export const WITH_MERGED = `ANY (array_append(ARRAY(
  SELECT jsonb_array_elements_text(state->'mergedFrom')::uuid FROM stream WHERE id = $1 AND kind = 'household'
), $1::uuid))`;

/** 并档: the file is no more on the station's list; it, and those merged into it before, point to where the family now is. */
export function projectMerged(statement: StatementBuilder, id: string, intoId: string): void {
  statement.add((value) => `DELETE FROM household_view WHERE stream_id = ${value(id)}`);
  statement.add((value) => `UPDATE household_merge SET into_id = ${value(intoId)} WHERE into_id = ${value(id)}`);
  statement.add(
    (value) => `INSERT INTO household_merge (stream_id, into_id) VALUES (${value(id)}, ${value(intoId)})
      ON CONFLICT (stream_id) DO NOTHING`,
  );
}

/** Two files of the actor's station, kept from changing until the transaction ends, by id. */
export async function lockedHouseholds(tx: Tx, ids: readonly string[]): Promise<Map<string, HouseholdState>> {
  const rows = await tx.query<{ state: HouseholdState }>(
    `SELECT state FROM stream WHERE kind = 'household' AND id = ANY ($1::uuid[]) ORDER BY id FOR NO KEY UPDATE`,
    [ids],
  );
  return new Map(rows.map(({ state }) => [state.id, state]));
}

/**
 * Who of the other file's people is somebody of this one. Within what an officer calls one family the same name is the same
 * person, unless the number or the day of birth says otherwise. Member ids.
 */
export async function sameMembers(
  tx: Tx,
  { members: ours }: HouseholdState,
  { members: theirs }: HouseholdState,
): Promise<{ memberId: string; as: string }[]> {
  const rows = await tx.query<{ theirs: string; ours: string }>(
    `SELECT theirs.id AS theirs, ours.id AS ours FROM person AS theirs
     JOIN person AS ours ON ours.id = theirs.id OR (ours.name_index = theirs.name_index
       AND (ours.id_number_index = theirs.id_number_index) IS NOT FALSE
       AND (ours.name_birth_index = theirs.name_birth_index) IS NOT FALSE)
     WHERE theirs.id = ANY ($1::uuid[]) AND ours.id = ANY ($2::uuid[]) ORDER BY theirs.id, ours.id`,
    [theirs.map(({ personId }) => personId), ours.map(({ personId }) => personId)],
  );
  return theirs.flatMap(({ memberId, personId }) => {
    const found = rows.find((row) => row.theirs === personId);
    const as = ours.find((member) => member.personId === found?.ours);
    return as === undefined ? [] : [{ memberId, as: as.memberId }];
  });
}
