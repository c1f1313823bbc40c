import type { Role } from '../../domain/organisation/actor.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { KeyRing } from '../keys.ts';
import { actAsRecord, type Tx } from '../transaction.ts';
import { type Page, type PageRequest, pageOf, sql } from '../views/page.ts';
import { purposeOf } from './open-row.ts';
import { OF_PERSON } from './search.ts';

/** One look at somebody's data, as that person may be told of it: which house and in what function, not who. */
export interface LookAtPerson {
  at: Instant;
  organisationId: string;
  role: Role;
  /** What of theirs: the whole matter, or one fact. */
  field: string | null;
  kind: string;
  /** As given; where none was needed, the address that was looked at. */
  purpose: string | null;
}

type Row = LookAtPerson & { route: string | null; cipher: Buffer | null; caseId: string; id: string | null };

/**
 * 查阅情况: who looked at a person's data (个人信息保护法 44, 45, 50), newest first. A report of violence is left out: it would
 * say that there is one. From here the transaction acts as the record.
 */
export async function looksAtPerson(
  tx: Tx,
  keys: KeyRing,
  personId: string,
  page: PageRequest,
): Promise<Page<LookAtPerson>> {
  actAsRecord(tx);
  const seen = sql('audit')
    .where('outcome', 'seen')
    .whereRaw(OF_PERSON, [personId, personId])
    .whereRaw(`stream_id NOT IN (SELECT id FROM stream WHERE kind = 'violence-report')`);
  const found = await pageOf<Row>(tx, seen, page, (builder) =>
    builder
      .select('at', 'role', 'field', 'kind', 'route', 'id')
      .select({ organisationId: 'organisation_id', cipher: 'purpose', caseId: 'stream_id' })
      .orderBy([
        { column: 'at', order: 'desc' },
        { column: 'n', order: 'desc' },
      ]),
  );
  const items: LookAtPerson[] = [];
  for (const { route, cipher, caseId, id, ...look } of found.items) {
    const purpose = await purposeOf(tx, keys, { purpose: cipher, caseId, id });
    items.push({ ...look, purpose: purpose ?? route });
  }
  return { ...found, items };
}
