import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject, onTestFinished } from 'vitest';
import type { Actor } from '../../domain/organisation/actor.ts';
import type { Organisation } from '../../domain/organisation/tree.ts';
import { openRecord, type RecordContext } from '../../record/context.ts';
import { type Executed, type ExecuteRequest, execute } from '../../record/execute.ts';
import { saveOrganisations } from '../../record/organisations.ts';
import type { Seal } from '../../record/seal.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { freshDatabase } from '../support/instance/database.ts';
import { type Notebook, type NotebookCommand, notebookDecider, type NotebookEvent } from './notebook.ts';

const organisation = (id: string, kind: Organisation['kind'], parentId: string | null): Organisation => ({
  id,
  kind,
  level: kind === 'county-centre' ? 'county' : 'village',
  parentId,
  name: id,
  shortName: id,
});

export const county = organisation('county', 'county-centre', null);
export const yang: Actor = { userId: 'yang', organisationId: 'yangping', role: 'village-mediator' };
export const he: Actor = { userId: 'he', organisationId: 'hekou', role: 'village-mediator' };

export interface TestRecord {
  record: RecordContext;
  ownerUrl: string;
  appUrl: string;
  /** Runs SQL behind the record's back, as someone with the owner's password could. */
  asOwner(sql: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
}

/** A record of its own for one test, closed when that is over. */
export async function newRecord(): Promise<TestRecord> {
  const { ownerUrl, appUrl } = await freshDatabase();
  const record = openRecord({ databaseUrl: appUrl, masterKey: randomBytes(32), poolSize: 20 });
  onTestFinished(() => record.close());
  await inTransaction(record.db, SYSTEM, (tx) =>
    saveOrganisations(tx, [
      organisation('yangping', 'village-committee', 'county'),
      organisation('hekou', 'village-committee', 'county'),
      county,
    ]),
  );
  return { record, ownerUrl, appUrl, asOwner: (sql, values) => query(ownerUrl, sql, values) };
}

/** One statement on a connection of its own. */
export async function query(url: string, sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** Ends every connection of the application, as a restart of the server does. */
export async function endConnections({ appUrl }: TestRecord): Promise<void> {
  await query(
    inject('instance').superuserUrl,
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND usename = 'fengqiao_app'`,
    [new URL(appUrl).pathname.slice(1)],
  );
}

type Rest = Partial<ExecuteRequest<Notebook, NotebookCommand>>;

/** Opens a notebook of 羊坪村 and answers its id. */
export async function openNotebook({ record }: TestRecord, rest: Rest = {}): Promise<string> {
  const streamId = randomUUID();
  await openAs(record, streamId, rest);
  return streamId;
}

export function openAs(
  record: RecordContext,
  streamId: string,
  rest: Rest = {},
): Promise<Executed<Notebook, NotebookEvent>> {
  return execute(record, notebookDecider, {
    streamId,
    actor: yang,
    opens: true,
    build: (seal: Seal): NotebookCommand => ({ type: 'open', id: seal.streamId, number: `N-${seal.streamId}` }),
    ...rest,
  });
}

export function command(
  { record }: TestRecord,
  streamId: string,
  given: NotebookCommand,
  rest: Rest = {},
): Promise<Executed<Notebook, NotebookEvent>> {
  return execute(record, notebookDecider, { streamId, actor: yang, build: () => given, ...rest });
}

/** Writes a line, sealed as a person's words are. */
export function write(
  { record }: TestRecord,
  streamId: string,
  words: string,
  rest: Rest = {},
): Promise<Executed<Notebook, NotebookEvent>> {
  const build = (seal: Seal): NotebookCommand => ({ type: 'write', line: seal.text('line', words) });
  return execute(record, notebookDecider, { streamId, actor: yang, build, ...rest });
}
