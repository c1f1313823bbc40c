import type { OrganisationTree } from '../../domain/organisation/tree.ts';
import { coverageOf } from '../../domain/screening/coverage.ts';
import { relationsOf } from '../../domain/screening/relations.ts';
import type { ScreeningRoundState } from '../../domain/screening/state.ts';
import type { StatementBuilder } from '../statement.ts';
import type { Saved } from './project-dispute.ts';

const COLUMNS = [
  'stream_id',
  'number',
  'seq',
  'readers',
  'status',
  'organisation_id',
  'relations',
  'title_text_id',
  'from_day',
  'to_day',
  'areas',
  'households',
  'visited',
  'clues',
  'is_overdue',
  'opened_at',
  'next_due_at',
] as const;

/** The round's row for lists. */
export function projectScreeningRound(
  statement: StatementBuilder,
  state: ScreeningRoundState,
  saved: Saved,
  organisations: OrganisationTree,
): void {
  const coverage = coverageOf(state);
  const row: Record<(typeof COLUMNS)[number], unknown> = {
    stream_id: state.id,
    number: state.number,
    seq: saved.seq,
    readers: saved.readers,
    status: state.status,
    organisation_id: state.organisationId,
    relations: saved.readers.flatMap((id) => relationKeys(id, state, organisations)),
    title_text_id: state.title.textId,
    from_day: state.from,
    to_day: state.to,
    areas: state.areas.length,
    households: coverage.reduce((sum, { households }) => sum + households, 0),
    visited: coverage.reduce((sum, { visited }) => sum + visited, 0),
    clues: state.clueIds.length,
    is_overdue: state.status === 'open' && state.alarmedAt !== null,
    opened_at: state.openedAt,
    next_due_at: saved.nextDueAt,
  };
  const changes = COLUMNS.slice(2).map((column) => `${column} = excluded.${column}`);
  statement.add(
    (value) => `INSERT INTO screening_round_view (${COLUMNS.join(', ')})
      VALUES (${COLUMNS.map((column) => value(row[column])).join(', ')})
      ON CONFLICT (stream_id) DO UPDATE SET ${changes.join(', ')}`,
  );
}

/** How a reading organisation stands to the round; the role is added when somebody asks. */
function relationKeys(organisationId: string, state: ScreeningRoundState, organisations: OrganisationTree): string[] {
  if (organisations[organisationId] === undefined) return [];
  const anyone = { userId: '', organisationId, role: 'system' } as const;
  return relationsOf(anyone, state, organisations).map((relation) => `${relation}:${organisationId}`);
}
