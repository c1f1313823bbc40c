import type { Look } from '../../domain/audit/anomalies.ts';
import type { OrganisationTree } from '../../domain/organisation/tree.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { nameIndex } from '../blind-index.ts';
import type { KeyRing } from '../keys.ts';
import { actAsRecord, type Tx } from '../transaction.ts';

// relations has `own:yangping` for every house that has a part; `above` alone is no part. What a house had once is in the path.
const LOOKS = `
  SELECT n, audit.kind, audit.outcome, at, audit.user_id AS "userId", organisation_id AS "organisationId", role,
    audit.stream_id AS "caseId", person_id AS "personId", stream.root_id AS "rootId", owner_organisation_id AS "ownerId",
    (SELECT array_agg(split_part(each, ':', 1)) FROM unnest(relations) AS each
      WHERE split_part(each, ':', 2) IN (audit.organisation_id, audit.user_id)) AS relations,
    (SELECT max((step->>'to')::timestamptz) FROM jsonb_array_elements(stream.state->'path') AS step
      WHERE step->>'organisationId' = audit.organisation_id) AS "steppedDownAt"
  FROM audit
  LEFT JOIN stream ON stream.id = audit.stream_id
  LEFT JOIN dispute_view ON dispute_view.stream_id = stream.root_id
  WHERE at >= $1 AND at < $2 AND organisation_id IN (SELECT organisations_of($3))
  ORDER BY at, n`;

const PEOPLE_OF_NAMES = `
  SELECT stream_id AS "rootId", name_index AS "nameIndex" FROM person WHERE name_index = ANY ($1)`;

type Row = Omit<Look, 'isOfOwnArea' | 'leftAt' | 'namesake'> & {
  organisationId: string;
  rootId: string | null;
  ownerId: string | null;
  relations: string[] | null;
  steppedDownAt: Instant | null;
};

/** The trail of the auditor's county in a period, with what the anomalies go by. From here the transaction acts as the record. */
export async function looksBetween(
  tx: Tx,
  keys: KeyRing,
  organisations: OrganisationTree,
  { from, before }: { from: Instant; before: Instant },
): Promise<Look[]> {
  const { organisationId: auditorsHouse } = tx.actor;
  actAsRecord(tx);
  const rows = await tx.query<Row>(LOOKS, [from, before, auditorsHouse]);
  const namesakes = await namesakesOf(tx, keys, rows);
  return rows.map(({ organisationId, rootId, ownerId, relations, steppedDownAt, ...row }) => ({
    ...row,
    isOfOwnArea:
      ownerId === null ? null : isOfOwnArea(relations ?? [], organisationId, organisations[ownerId]?.parentId),
    leftAt: isOver(relations ?? []) ? steppedDownAt : null,
    namesake: rootId === null ? null : namesakes(rootId, row.userId, organisationId),
  }));
}

/** A house has a part in a case, or is the one right above its owner. */
function isOfOwnArea(relations: readonly string[], house: string, aboveOwner: string | null | undefined): boolean {
  return house === aboveOwner || relations.some((relation) => relation !== 'above' && relation !== 'none');
}

/** Nothing but that it once was theirs. */
function isOver(relations: readonly string[]): boolean {
  return relations.length > 0 && relations.every((relation) => relation === 'past');
}

/** Whether in a matter there is somebody of the name of a user, or of one of the same house: by blind indexes alone. */
async function namesakesOf(tx: Tx, keys: KeyRing, rows: readonly Row[]) {
  const houses = [...new Set(rows.map(({ organisationId }) => organisationId))];
  const users = await tx.query<{ id: string; name: string; organisationId: string }>(
    `SELECT app_user.id, name, organisation_id AS "organisationId" FROM app_user
     JOIN user_role ON user_role.user_id = app_user.id WHERE organisation_id = ANY ($1)`,
    [houses],
  );
  const named = users.map((user) => ({ ...user, index: nameIndex(keys.blindIndexKey, user.name) }));
  const people = await tx.query<{ rootId: string; nameIndex: Buffer }>(PEOPLE_OF_NAMES, [
    named.map(({ index }) => index),
  ]);
  const bearers = new Map<string, typeof named>();
  for (const { rootId, nameIndex: index } of people) {
    const same = named.filter((user) => user.index.equals(index));
    bearers.set(rootId, [...(bearers.get(rootId) ?? []), ...same]);
  }
  return (rootId: string, userId: string, house: string): Look['namesake'] => {
    const same = bearers.get(rootId) ?? [];
    if (same.some(({ id }) => id === userId)) return 'self';
    return same.some(({ organisationId }) => organisationId === house) ? 'colleague' : null;
  };
}
