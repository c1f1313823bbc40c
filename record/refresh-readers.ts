import { createHash } from 'node:crypto';
import { deciderOf } from '../domain/deciders.ts';
import { accessTable } from '../domain/organisation/access-table.ts';
import type { Database } from './database.ts';
import { readersOf } from './follow.ts';
import { createOrganisations } from './organisations.ts';
import { createPolicies } from './policies.ts';
import { canonicalJson } from './hash-chain.ts';
import { inTransaction, SYSTEM, type Tx } from './transaction.ts';

const AT_ONCE = 500;
const VIEWS = ['household_view', 'clue_view', 'screening_round_view'];
const BY_SET = ['dispute_view', 'task'];

/** By which tables a row's readers are reckoned: another release may let other roles look. */
const TABLES = createHash('sha256').update(canonicalJson(accessTable)).digest('hex');

/**
 * 重算可阅岗位: who may read which record stands with the record. A release whose access tables are others reckons it again for
 * every record that there is, as the tables' owner and in the record's name; where nothing changed it does nothing.
 */
export async function refreshReaders(owner: Database): Promise<void> {
  const [instance] = await inTransaction(owner, SYSTEM, (tx) =>
    tx.query<{ by: string | null }>('SELECT readers_by AS by FROM instance'),
  );
  if (instance?.by === TABLES) return;
  const organisationTree = createOrganisations();
  const policies = createPolicies();
  const nextAfter = (last: string | null) =>
    inTransaction(owner, SYSTEM, async (tx) => {
      const organisations = await organisationTree.current(tx);
      const rows = await tx.query<{ id: string; kind: string; state: { number: string }; policyVersion: number }>(
        `SELECT id, kind, state, policy_version AS "policyVersion" FROM stream
         WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2 FOR NO KEY UPDATE`,
        [last, AT_ONCE],
      );
      for (const { id, kind, state, policyVersion } of rows) {
        const policy = await policies.version(tx, policyVersion);
        keepReaders(tx, id, readersOf(deciderOf(kind), state, { organisations, policy }));
      }
      return rows.at(-1)?.id ?? null;
    });
  for (let last = await nextAfter(null); last !== null; ) last = await nextAfter(last);
  await inTransaction(owner, SYSTEM, (tx) => tx.query('UPDATE instance SET readers_by = $1', [TABLES]));
}

function keepReaders(tx: Tx, id: string, readers: string[]): void {
  tx.send('UPDATE stream SET readers = $2 WHERE id = $1 AND readers <> $2', [id, readers]);
  for (const view of VIEWS) {
    tx.send(`UPDATE ${view} SET readers = $2 WHERE stream_id = $1 AND readers <> $2`, [id, readers]);
  }
  tx.send('INSERT INTO reader_set (id, readers) VALUES (reader_set_of($1), $1) ON CONFLICT DO NOTHING', [readers]);
  for (const table of BY_SET) {
    tx.send(
      `UPDATE ${table} SET reader_set = reader_set_of($2) WHERE stream_id = $1 AND reader_set <> reader_set_of($2)`,
      [id, readers],
    );
  }
}
