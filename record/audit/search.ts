import type { Knex } from 'knex';
import type { EntryKind, EntryOutcome } from '../../domain/audit/entry.ts';
import type { Role } from '../../domain/organisation/actor.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { nameIndex } from '../blind-index.ts';
import type { KeyRing } from '../keys.ts';
import { actAsRecord, type Tx } from '../transaction.ts';
import { type Page, type PageRequest, pageOf, sql } from '../views/page.ts';
import { openRow, type OpenedRow, type TrailRow } from './open-row.ts';

/** What the auditor looks for; what is left out does not matter. */
export interface AuditFilters {
  /** Looks and acts, or what was written into records; both if absent. */
  of?: 'looks' | 'writes' | undefined;
  userId?: string | undefined;
  organisationId?: string | undefined;
  role?: Role | undefined;
  /** 案号 of a record: with everything that hangs on the same matter. */
  number?: string | undefined;
  /** Looks at that person's facts, and at the matter that they are in. */
  personId?: string | undefined;
  documentId?: string | undefined;
  kind?: EntryKind | undefined;
  route?: string | undefined;
  outcome?: EntryOutcome | undefined;
  withPurpose?: boolean | undefined;
  /** A name that was searched for. */
  sought?: string | undefined;
  from: Instant;
  /** The moment after the last. */
  before: Instant;
}

/** One page of the trail and of what was written, newest first. From here the transaction acts as the record. */
export async function searchAudit(
  tx: Tx,
  keys: KeyRing,
  filters: AuditFilters,
  page: PageRequest,
): Promise<Page<OpenedRow>> {
  const { organisationId } = tx.actor;
  actAsRecord(tx);
  const parts = [
    ...(filters.of === 'writes' ? [] : [looks(keys, filters, organisationId)]),
    ...(filters.of === 'looks' || asksOfLooksAlone(filters) ? [] : [writes(filters, organisationId)]),
  ];
  const [first, ...rest] = parts;
  if (!first) return { items: [], ...page, total: 0 };
  const trail = sql.from(first.unionAll(rest).as('trail'));
  const found = await pageOf<TrailRow>(tx, trail, page, (builder) =>
    builder.select('*').orderBy([
      { column: 'at', order: 'desc' },
      { column: 'n', order: 'desc', nulls: 'last' },
      { column: 'seq', order: 'desc', nulls: 'last' },
    ]),
  );
  const items: OpenedRow[] = [];
  for (const row of found.items) items.push(await openRow(tx, keys, row));
  return { ...found, items };
}

function looks(keys: KeyRing, filters: AuditFilters, auditorsHouse: string): Knex.QueryBuilder {
  const { kind, outcome, route, documentId, personId, withPurpose, sought } = filters;
  const found = sql('audit').select(
    ...['n', sql.raw('NULL::integer AS seq'), 'audit.kind', 'outcome', 'at', sql.raw('entered_at AS "enteredAt"')],
    ...[sql.raw('user_id AS "userId"'), sql.raw('organisation_id AS "organisationId"'), 'role', 'route'],
    ...[sql.raw('stream_id AS "caseId"'), sql.raw('person_id AS "personId"'), sql.raw('document_id AS "documentId"')],
    ...['field', 'purpose', 'id', 'about', 'words', sql.raw('session_id AS "sessionId"'), 'address'],
    sql.raw('user_agent AS "userAgent"'),
  );
  narrow(found, filters, auditorsHouse, {
    userId: 'user_id',
    organisationId: 'organisation_id',
    role: 'role',
  });
  if (kind !== undefined) found.where('audit.kind', kind);
  if (outcome !== undefined) found.where('outcome', outcome);
  if (route !== undefined) found.where('route', route);
  if (documentId !== undefined) found.where('document_id', documentId);
  if (withPurpose !== undefined) found.whereRaw(withPurpose ? 'purpose IS NOT NULL' : 'purpose IS NULL');
  if (sought !== undefined) found.whereRaw('? = ANY (word_index)', [nameIndex(keys.blindIndexKey, sought)]);
  if (personId !== undefined) found.whereRaw(OF_PERSON, [personId, personId]);
  return found;
}

/** Looks at a person's own facts, and at the records of the matter that they are in. */
export const OF_PERSON = `(person_id = ? OR (person_id IS NULL AND stream_id IN (
  SELECT stream.id FROM person JOIN stream ON stream.root_id = person.stream_id WHERE person.id = ?)))`;

/** What a person wrote; the engine only does what deadlines say. */
function writes(filters: AuditFilters, auditorsHouse: string): Knex.QueryBuilder {
  const { role, personId, route } = filters;
  const found = sql('event').select(
    ...[sql.raw('NULL::bigint AS n'), 'seq', sql.raw(`'write' AS kind`), sql.raw(`'done' AS outcome`), 'at'],
    ...[sql.raw('NULL::timestamptz AS "enteredAt"'), sql.raw(`actor->>'userId' AS "userId"`)],
    ...[sql.raw(`actor->>'organisationId' AS "organisationId"`), sql.raw(`actor->>'role' AS role`), 'type AS route'],
    ...[sql.raw('stream_id AS "caseId"'), sql.raw('NULL::uuid AS "personId"'), sql.raw('NULL::uuid AS "documentId"')],
    ...[sql.raw('NULL AS field'), sql.raw('NULL::bytea AS purpose'), sql.raw('NULL::uuid AS id')],
    ...[sql.raw('NULL::jsonb AS about'), sql.raw('NULL::bytea AS words'), sql.raw('NULL AS "sessionId"')],
    ...[sql.raw('NULL AS address'), sql.raw('NULL AS "userAgent"')],
  );
  narrow(found, filters, auditorsHouse, {
    userId: `actor->>'userId'`,
    organisationId: `actor->>'organisationId'`,
    role: `actor->>'role'`,
  });
  if (role === undefined) found.whereRaw(`actor->>'role' <> 'system'`);
  if (route !== undefined) found.where('type', route);
  if (personId !== undefined) {
    found.whereRaw(
      'stream_id IN (SELECT stream.id FROM person JOIN stream ON stream.root_id = person.stream_id WHERE person.id = ?)',
      [personId],
    );
  }
  return found;
}

/** Filters that no event has an answer to. */
function asksOfLooksAlone({ kind, outcome, documentId, withPurpose, sought }: AuditFilters): boolean {
  return [kind, outcome, documentId, withPurpose, sought].some((each) => each !== undefined);
}

function narrow(
  builder: Knex.QueryBuilder,
  { userId, organisationId, role, number, from, before }: AuditFilters,
  auditorsHouse: string,
  columns: Record<'userId' | 'organisationId' | 'role', string>,
): void {
  builder.where('at', '>=', from).where('at', '<', before);
  builder.whereRaw(`${columns.organisationId} IN (SELECT organisations_of(?))`, [auditorsHouse]);
  if (userId !== undefined) builder.whereRaw(`${columns.userId} = ?`, [userId]);
  if (organisationId !== undefined) builder.whereRaw(`${columns.organisationId} = ?`, [organisationId]);
  if (role !== undefined) builder.whereRaw(`${columns.role} = ?`, [role]);
  if (number !== undefined) {
    builder.whereRaw(
      `stream_id IN (SELECT of_matter.id FROM stream AS named JOIN stream AS of_matter ON of_matter.root_id = named.root_id
        WHERE named.number = ?)`,
      [number],
    );
  }
}
