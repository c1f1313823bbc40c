import type { Knex } from 'knex';
import { mayView } from '../../domain/enforcement/relations.ts';
import type { EnforcementState } from '../../domain/enforcement/state.ts';
import { ENFORCEMENT_STAGES, type EnforcementStage } from '../../domain/policy/enforcement-policy.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../transaction.ts';
import type { ReadingWorld } from './dispute-details.ts';
import { type Page, type PageRequest, pageOf, rowsOf, sql } from './page.ts';

/** Not taken on yet · each stage of those that are enforced · a settlement that is being kept · closed. */
export const ENFORCEMENT_PILES = ['referred', ...ENFORCEMENT_STAGES, 'instalments', 'closed'] as const;

export type EnforcementPile = 'referred' | EnforcementStage | 'instalments' | 'closed';

export interface EnforcementItem {
  id: string;
  state: EnforcementState;
  policyVersion: number;
  /** What is awaited first, and until when. */
  what: string | null;
  since: Instant | null;
  dueAt: Instant | null;
}

/** 执行案件 that the actor may see: of one pile or all, the most urgent first. */
export async function listEnforcements(
  tx: Tx,
  { organisations }: Pick<ReadingWorld, 'organisations'>,
  pile: EnforcementPile | undefined,
  request: PageRequest,
): Promise<Page<EnforcementItem>> {
  const page = await pageOf<EnforcementItem>(tx, onPile(pile), request, (builder) =>
    builder
      .select({
        id: 'stream.id',
        state: 'stream.state',
        policyVersion: 'stream.policy_version',
        what: 'task.what',
        since: 'task.since',
        dueAt: 'task.due_at',
      })
      .orderBy([
        { column: 'task.due_at', order: 'asc', nulls: 'last' },
        { column: 'stream.number', order: 'desc' },
      ]),
  );
  return { ...page, items: page.items.filter(({ state }) => mayView(tx.actor, state, organisations)) };
}

/** How many lie on each pile, in one read. */
export async function countEnforcements(tx: Tx): Promise<Partial<Record<EnforcementPile, number>>> {
  const rows = await rowsOf<{ pile: EnforcementPile; total: number }>(
    tx,
    sql('stream')
      .where('kind', 'enforcement')
      .select({ pile: PILE, total: sql.raw('count(*)::int') })
      .groupByRaw('1'),
  );
  return Object.fromEntries(rows.map(({ pile, total }) => [pile, total]));
}

/** While money is enforced, the stage says where a case lies; before, after and meanwhile its status does. */
const PILE = sql.raw(`CASE WHEN state->>'status' = 'enforcing' THEN state->>'stage' ELSE state->>'status' END`);

function onPile(pile: EnforcementPile | undefined): Knex.QueryBuilder {
  const all = sql('stream')
    .leftJoin('task', (join) => join.on('task.stream_id', 'stream.id').andOnVal('task.ord', 0))
    .where('stream.kind', 'enforcement');
  return pile === undefined ? all : all.whereRaw(`? = ?`, [PILE, pile]);
}
