import type { OrganisationTree } from '../domain/organisation/tree.ts';
import type { Calendar } from '../domain/time/calendar.ts';
import { buildCalendar } from './calendar.ts';
import { type Clock, createClock } from './clock.ts';
import { type Database, openDatabase } from './database.ts';
import { createKeyRing, type KeyRing } from './keys.ts';
import { fixedMasterKeys, masterKey as oneMasterKey, type MasterKeys } from './master-keys.ts';
import { createNews, type News } from './news.ts';
import { createOrganisations, type Organisations } from './organisations.ts';
import { createPolicies, type Policies } from './policies.ts';
import { loadPurposeKeys } from './purpose-keys.ts';
import { inTransaction, SYSTEM } from './transaction.ts';

export interface RecordSettings {
  /** Connects as `fengqiao_app`. */
  databaseUrl: string;
  /** Those of a file, or 32 bytes that are key 1. */
  masterKey: MasterKeys | Buffer;
  poolSize?: number;
}

/** 案卷: the opened record. One a process. */
export interface RecordContext {
  readonly db: Database;
  readonly keys: KeyRing;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly policies: Policies;
  readonly organisationTree: Organisations;
  readonly news: News;
  /** The present tree, in a transaction of its own. */
  organisations(): Promise<OrganisationTree>;
  close(): Promise<void>;
}

/** Opens the record; connects on first use, so that it may be opened before the database is up. */
export function openRecord({ databaseUrl, masterKey, poolSize }: RecordSettings): RecordContext {
  const pool = openDatabase({ url: databaseUrl, poolSize });
  const masters = Buffer.isBuffer(masterKey) ? fixedMasterKeys([oneMasterKey(1, masterKey)]) : masterKey;
  const keys = createKeyRing(masters, (erasedSince) => loadPurposeKeys(pool, masters, erasedSince));
  const db: Database = {
    ...pool,
    // No transaction begins without the keys that it may need.
    async connect() {
      await keys.beReady();
      return pool.connect();
    },
  };
  const organisationTree = createOrganisations();
  return {
    db,
    keys,
    clock: createClock(db),
    calendar: buildCalendar(),
    policies: createPolicies(),
    organisationTree,
    news: createNews(db),
    organisations: () => inTransaction(db, SYSTEM, (tx) => organisationTree.current(tx)),
    close: () => db.end(),
  };
}
