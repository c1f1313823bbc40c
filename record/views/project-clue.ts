import { relationsOf } from '../../domain/clue/relations.ts';
import type { ClueState } from '../../domain/clue/state.ts';
import type { OrganisationTree } from '../../domain/organisation/tree.ts';
import type { StatementBuilder } from '../statement.ts';
import type { Saved } from './project-dispute.ts';

const COLUMNS = [
  'stream_id',
  'number',
  'seq',
  'readers',
  'status',
  'sorted_as',
  'organisation_id',
  'round_id',
  'relations',
  'photos',
  'is_overdue',
  'text_id',
  'reported_at',
  'next_due_at',
] as const;

/** The clue's row for lists. */
export function projectClue(
  statement: StatementBuilder,
  state: ClueState,
  saved: Saved,
  organisations: OrganisationTree,
): void {
  const row: Record<(typeof COLUMNS)[number], unknown> = {
    stream_id: state.id,
    number: state.number,
    seq: saved.seq,
    readers: saved.readers,
    status: state.status,
    sorted_as: state.sorting?.as ?? null,
    organisation_id: state.organisationId,
    round_id: state.roundId ?? null,
    relations: relationKeys(state, saved.readers, organisations),
    photos: state.photos.length,
    is_overdue: state.status === 'reported' && state.alarmedAt !== null,
    text_id: state.text.textId,
    reported_at: state.reportedAt,
    next_due_at: saved.nextDueAt,
  };
  const changes = COLUMNS.slice(2).map((column) => `${column} = excluded.${column}`);
  statement.add(
    (value) => `INSERT INTO clue_view (${COLUMNS.join(', ')})
      VALUES (${COLUMNS.map((column) => value(row[column])).join(', ')})
      ON CONFLICT (stream_id) DO UPDATE SET ${changes.join(', ')}`,
  );
}

/** How each reading organisation stands to the clue, and who reported it; the role is added when somebody asks. */
function relationKeys(state: ClueState, readers: readonly string[], organisations: OrganisationTree): string[] {
  const ofOrganisations = readers
    .filter((id) => organisations[id] !== undefined)
    .flatMap((organisationId) =>
      relationsOf({ userId: '', organisationId, role: 'system' }, state, organisations)
        .filter((relation) => relation !== 'none')
        .map((relation) => `${relation}:${organisationId}`),
    );
  return [...ofOrganisations, `reporter:${state.reporter.userId}`];
}
