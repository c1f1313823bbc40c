import type { Knex } from 'knex';
import type { ClueState, Sorting } from '../../domain/clue/state.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import { CLUE_RELATIONS, mayOnClue } from '../../domain/organisation/clue-access.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Database } from '../database.ts';
import { inTransaction, SYSTEM, type Tx } from '../transaction.ts';
import type { ReadingWorld } from './dispute-details.ts';
import { textsById } from './dispute-item.ts';
import { type Page, type PageRequest, pageOf, sql } from './page.ts';
import { savedState } from './saved-state.ts';

/** How much of what was reported a list shows. */
const EXCERPT_LENGTH = 100;

export interface ClueFilters {
  status?: ClueState['status'];
  sortedAs?: Sorting['as'];
  organisationId?: string;
  roundId?: string;
  overdue?: boolean;
}

export interface ClueListItem {
  id: string;
  number: string;
  seq: number;
  status: ClueState['status'];
  sortedAs: Sorting['as'] | null;
  organisationId: string;
  roundId: string | null;
  photos: number;
  isOverdue: boolean;
  excerpt: string;
  reportedAt: Instant;
  nextDueAt: Instant | null;
}

type ClueRow = Omit<ClueListItem, 'excerpt'> & { textId: string };

const ITEM_COLUMNS = {
  id: 'stream_id',
  number: 'number',
  seq: 'seq',
  status: 'status',
  sortedAs: 'sorted_as',
  organisationId: 'organisation_id',
  roundId: 'round_id',
  photos: 'photos',
  isOverdue: 'is_overdue',
  textId: 'text_id',
  reportedAt: 'reported_at',
  nextDueAt: 'next_due_at',
};

/** 线索列表: what the actor may see, newest first; of grid workers, their own. */
export async function listClues(
  tx: Tx,
  { keys }: Pick<ReadingWorld, 'keys'>,
  filters: ClueFilters,
  request: PageRequest,
): Promise<Page<ClueListItem>> {
  const { status, sortedAs, organisationId, roundId, overdue } = filters;
  const clues = visibleClues(tx.actor);
  if (status !== undefined) clues.where('status', status);
  if (sortedAs !== undefined) clues.where('sorted_as', sortedAs);
  if (organisationId !== undefined) clues.where('organisation_id', organisationId);
  if (roundId !== undefined) clues.where('round_id', roundId);
  if (overdue !== undefined) clues.where('is_overdue', overdue);
  const page = await pageOf<ClueRow>(tx, clues, request, (builder) =>
    builder.select(ITEM_COLUMNS).orderBy([{ column: 'reported_at', order: 'desc' }, { column: 'stream_id' }]),
  );
  const texts = await textsById(
    tx,
    keys,
    page.items.map(({ textId }) => textId),
  );
  const items = page.items.map(({ textId, ...row }) => ({ ...row, excerpt: excerptOf(texts.get(textId) ?? '') }));
  return { ...page, items };
}

function excerptOf(text: string): string {
  const characters = [...text];
  return characters.length <= EXCERPT_LENGTH ? text : `${characters.slice(0, EXCERPT_LENGTH).join('')}…`;
}

/** Rows that the actor's role may see, by the same table as `mayView`. */
function visibleClues(actor: Actor): Knex.QueryBuilder {
  const allowed = CLUE_RELATIONS.filter((relation) => mayOnClue(actor.role, 'view', [relation]));
  const clues = sql('clue_view');
  if (allowed.includes('none')) return clues;
  const keys = allowed.map(
    (relation) => `${relation}:${relation === 'reporter' ? actor.userId : actor.organisationId}`,
  );
  return clues.whereRaw('clue_view.relations && ?::text[]', [keys]);
}

/** 去向: what has become of a clue and of what it was merged into, as far as its reporter may know. */
export type ClueFate = { as: 'waiting' } | { as: 'dispute'; number: string; isClosed: boolean } | { as: 'not-ours' };

/** Follows the clue to its end, also where the actor may not look: what is told of that is a number and whether it is closed. */
export function clueFate(db: Database, clue: ClueState): Promise<ClueFate> {
  return inTransaction(db, SYSTEM, async (tx) => {
    let sorting = clue.sorting;
    while (sorting?.as === 'merged' && sorting.into.kind === 'clue') {
      sorting = (await savedState<ClueState>(tx, 'clue', sorting.into.id))?.state.sorting ?? null;
    }
    switch (sorting?.as) {
      case undefined:
        return { as: 'waiting' };
      case 'not-ours':
        return { as: 'not-ours' };
      case 'merged':
        return disputeFate(tx, sorting.into.id, sorting.into.number);
      case 'dispute':
        return disputeFate(tx, sorting.disputeId, sorting.disputeNumber);
    }
  });
}

async function disputeFate(tx: Tx, id: string, number: string): Promise<ClueFate> {
  const [row] = await tx.query<{ open: boolean }>(`SELECT open FROM stream WHERE id = $1 AND kind = 'dispute'`, [id]);
  return { as: 'dispute', number, isClosed: row?.open === false };
}
