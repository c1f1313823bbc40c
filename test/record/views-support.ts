import { seedDemo } from '../../demo/seed.ts';
import { demoUsers } from '../../demo/users.ts';
import type { DisputeState } from '../../domain/dispute/state.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import type { ReadingWorld } from '../../record/views/dispute-details.ts';
import { type CountyRecord, countyRecord } from './people-support.ts';

export interface DemoCounty extends CountyRecord {
  world: ReadingWorld;
  /** Every case of the demo county as it was saved. */
  states: DisputeState[];
  /** Every record of it, of whatever kind. */
  records: { id: string; kind: string; state: { number: string } }[];
}

/** The demo county with all its stories, in all levels, colours and statuses. */
export async function demoCounty(): Promise<DemoCounty> {
  const county = await countyRecord();
  const { record } = county;
  await seedDemo(record, () => undefined);
  const rows = await inTransaction(record.db, SYSTEM, (tx) =>
    tx.query<{ state: DisputeState }>(`SELECT state FROM stream WHERE kind = 'dispute' ORDER BY number`),
  );
  const world = { keys: record.keys, organisations: await record.organisations() };
  const records = await inTransaction(record.db, SYSTEM, (tx) =>
    tx.query<DemoCounty['records'][number]>('SELECT id, kind, state FROM stream'),
  );
  return { ...county, world, states: rows.map(({ state }) => state), records };
}

export const allUsers = demoUsers.map(({ username }) => username);
export const wholeList = { page: 1, pageSize: 200 };
