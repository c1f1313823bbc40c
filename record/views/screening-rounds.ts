import type { Knex } from 'knex';
import type { Actor } from '../../domain/organisation/actor.ts';
import { mayOnScreening, SCREENING_RELATIONS } from '../../domain/organisation/screening-access.ts';
import type { ScreeningRoundState } from '../../domain/screening/state.ts';
import type { CivilDate } from '../../domain/time/civil-date.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../transaction.ts';
import type { ReadingWorld } from './dispute-details.ts';
import { textsById } from './dispute-item.ts';
import { type Page, type PageRequest, pageOf, sql } from './page.ts';

export interface RoundFilters {
  status?: ScreeningRoundState['status'];
  organisationId?: string;
  overdue?: boolean;
}

export interface RoundListItem {
  id: string;
  number: string;
  seq: number;
  status: ScreeningRoundState['status'];
  organisationId: string;
  title: string;
  from: CivilDate;
  to: CivilDate;
  areas: number;
  households: number;
  visited: number;
  clues: number;
  isOverdue: boolean;
  openedAt: Instant;
  nextDueAt: Instant | null;
}

type RoundRow = Omit<RoundListItem, 'title'> & { titleId: string };

const ITEM_COLUMNS = {
  id: 'stream_id',
  number: 'number',
  seq: 'seq',
  status: 'status',
  organisationId: 'organisation_id',
  titleId: 'title_text_id',
  from: sql.raw('from_day::text'),
  to: sql.raw('to_day::text'),
  areas: 'areas',
  households: 'households',
  visited: 'visited',
  clues: 'clues',
  isOverdue: 'is_overdue',
  openedAt: 'opened_at',
  nextDueAt: 'next_due_at',
};

/** 排查列表: what the actor may see, newest first. */
export async function listScreeningRounds(
  tx: Tx,
  { keys }: Pick<ReadingWorld, 'keys'>,
  filters: RoundFilters,
  request: PageRequest,
): Promise<Page<RoundListItem>> {
  const { status, organisationId, overdue } = filters;
  const rounds = visibleRounds(tx.actor);
  if (status !== undefined) rounds.where('status', status);
  if (organisationId !== undefined) rounds.where('organisation_id', organisationId);
  if (overdue !== undefined) rounds.where('is_overdue', overdue);
  const page = await pageOf<RoundRow>(tx, rounds, request, (builder) =>
    builder.select(ITEM_COLUMNS).orderBy([{ column: 'opened_at', order: 'desc' }, { column: 'stream_id' }]),
  );
  const titles = await textsById(
    tx,
    keys,
    page.items.map(({ titleId }) => titleId),
  );
  const items = page.items.map(({ titleId, ...row }) => ({ ...row, title: titles.get(titleId) ?? '' }));
  return { ...page, items };
}

/** Rows that the actor's role may see, by the same table as `mayView`. */
function visibleRounds(actor: Actor): Knex.QueryBuilder {
  const allowed = SCREENING_RELATIONS.filter((relation) => mayOnScreening(actor.role, 'view', [relation]));
  const rounds = sql('screening_round_view');
  if (allowed.includes('none')) return rounds;
  const keys = allowed.map((relation) => `${relation}:${actor.organisationId}`);
  return rounds.whereRaw('screening_round_view.relations && ?::text[]', [keys]);
}
