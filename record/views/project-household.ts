import type { HouseholdState } from '../../domain/household/state.ts';
import { projectMerged } from '../merged.ts';
import type { StatementBuilder } from '../statement.ts';
import type { Saved } from './project-dispute.ts';

const COLUMNS = [
  'stream_id',
  'number',
  'seq',
  'readers',
  'status',
  'level',
  'owner_role',
  'owner_user_id',
  'address_text_id',
  'next_revisit_on',
  'overdue_since',
  'planned_on',
  'opened_at',
  'next_due_at',
] as const;

/** The station's row for lists. */
export function projectHousehold(statement: StatementBuilder, state: HouseholdState, saved: Saved): void {
  if (state.mergedInto !== null) return projectMerged(statement, state.id, state.mergedInto);
  const row: Record<(typeof COLUMNS)[number], unknown> = {
    stream_id: state.id,
    number: state.number,
    seq: saved.seq,
    readers: saved.readers,
    status: state.status,
    level: state.level,
    owner_role: state.owner.role,
    owner_user_id: state.owner.userId ?? null,
    address_text_id: state.address.textId,
    next_revisit_on: state.next?.dueOn ?? null,
    overdue_since: state.overdue?.since ?? null,
    planned_on: state.plannedOn ?? null,
    opened_at: state.openedAt,
    next_due_at: saved.nextDueAt,
  };
  const changes = COLUMNS.slice(2).map((column) => `${column} = excluded.${column}`);
  statement.add(
    (value) => `INSERT INTO household_view (${COLUMNS.join(', ')})
      VALUES (${COLUMNS.map((column) => value(row[column])).join(', ')})
      ON CONFLICT (stream_id) DO UPDATE SET ${changes.join(', ')}`,
  );
}
