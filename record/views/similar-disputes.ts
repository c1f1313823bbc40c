import type { Instant } from '../../domain/time/instant.ts';
import { idNumberIndex, nameIndex } from '../blind-index.ts';
import type { Tx } from '../transaction.ts';
import type { ReadingWorld } from './dispute-details.ts';
import { DISPUTE_COLUMNS, type DisputeListItem, type DisputeRow, withTitles } from './dispute-item.ts';
import { rowsOf, sql } from './page.ts';
import { visibleDisputes } from './visible-disputes.ts';

/** More than these nobody compares by hand. */
const MOST = 20;

/** What is about to be registered. */
export interface SimilarTo {
  type: string;
  people: { name: string; idNumber?: string }[];
  /** Closed cases count from here on. */
  closedSince: Instant;
}

export interface SimilarDispute extends DisputeListItem {
  /** How many of its people are among those asked for, by ID number or by name. */
  samePeople: number;
}

/** 重复登记检查: visible cases of the same type with the same people, open or closed lately; the likeliest first. */
export async function similarDisputes(
  tx: Tx,
  { keys }: Pick<ReadingWorld, 'keys'>,
  like: SimilarTo,
): Promise<SimilarDispute[]> {
  const key = keys.blindIndexKey;
  const names = like.people.map(({ name }) => nameIndex(key, name));
  const idNumbers = like.people.flatMap(({ idNumber }) => (idNumber ? [idNumberIndex(key, idNumber)] : []));
  const same = sql('person')
    .whereRaw('id IN (SELECT find_people(?, ?))', [names, idNumbers])
    .groupBy('stream_id')
    .select('stream_id')
    .count({ people: '*' })
    .as('same');
  const rows = await rowsOf<DisputeRow & { samePeople: number }>(
    tx,
    visibleDisputes(tx.actor)
      .join(same, 'same.stream_id', 'dispute_view.stream_id')
      .where('type', like.type)
      .where((late) => late.whereNull('closed_at').orWhere('closed_at', '>=', like.closedSince))
      .select({ ...DISPUTE_COLUMNS, samePeople: 'same.people' })
      .orderBy([
        { column: 'same.people', order: 'desc' },
        { column: 'opened_at', order: 'desc' },
      ])
      .limit(MOST),
  );
  const items = await withTitles(tx, keys, rows);
  return items.map((item, index) => ({ ...item, samePeople: rows[index]?.samePeople ?? 0 }));
}
