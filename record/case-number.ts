import type { Organisation } from '../domain/organisation/tree.ts';
import { type Instant, dateOf } from '../domain/time/instant.ts';
import type { Database } from './database.ts';
import { inTransaction, SYSTEM } from './transaction.ts';

/**
 * 案件编号: the next number of a county and year (Asia/Shanghai), such as `枫2026-000123`. Drawn in a transaction of its own, so that
 * no command waits for another's; a number drawn for a case that was refused stays unused (gaps are allowed).
 */
export async function nextCaseNumber(db: Database, county: Organisation, at: Instant): Promise<string> {
  const [number] = await nextCaseNumbers(db, county, at, 1);
  if (number === undefined) throw new Error('no case number was drawn');
  return number;
}

/** The same for many cases of one year, in order. */
export async function nextCaseNumbers(
  db: Database,
  county: Organisation,
  at: Instant,
  count: number,
): Promise<string[]> {
  const year = Number(dateOf(at).slice(0, 4));
  const [row] = await inTransaction(db, SYSTEM, (tx) => {
    // Need not reach the disk by itself: the log is written in order, so the command that uses the number carries it.
    tx.send('SET LOCAL synchronous_commit = off');
    return tx.prepared<{ last: number }>(
      `INSERT INTO case_number AS counter (county_id, year, last) VALUES ($1, $2, $3)
       ON CONFLICT (county_id, year) DO UPDATE SET last = counter.last + $3 RETURNING last`,
      [county.id, year, count],
    );
  });
  if (!row) throw new Error('no case number was drawn');
  const first = row.last - count + 1;
  return Array.from({ length: count }, (_, n) => `${county.shortName}${year}-${String(first + n).padStart(6, '0')}`);
}
