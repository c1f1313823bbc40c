import type { OrganisationTree } from '../domain/organisation/tree.ts';
import { insertEvents } from './event-store.ts';
import type { AnyEvent, Outcome } from './follow.ts';
import { writeOutbox } from './outbox.ts';
import { projections } from './projections.ts';
import { readerSetOf } from './reader-set.ts';
import { insertReactions } from './reactions.ts';
import type { StatementBuilder } from './statement.ts';

/** Whose stream an outcome is written to. */
export interface SavedStream {
  id: string;
  kind: string;
  opens: boolean;
  policyVersion: number;
  /** The record that it hangs on; its own id if on none. Only for a new one. */
  rootId: string;
}

/** Every state names its case. */
export interface Numbered {
  number: string;
}

/** Adds the writes for a command's outcome: events, saved state, view, tasks, notices, reactions and outbox. */
export function saveOutcome<S extends Numbered, E extends AnyEvent>(
  statement: StatementBuilder,
  stream: SavedStream,
  outcome: Outcome<S, E>,
  organisations: OrganisationTree,
): void {
  saveStream(statement, stream, outcome);
  insertEvents(statement, stream.id, outcome.chained);
  keepReaderSet(statement, outcome.readers);
  projections[stream.kind]?.add(statement, outcome, organisations);
  saveTasks(statement, stream, outcome);
  insertNotices(statement, stream.id, outcome.notices);
  insertReactions(statement, stream.id, outcome.reactions);
  writeOutbox(statement, stream, outcome);
}

function saveStream<S extends Numbered, E extends AnyEvent>(
  statement: StatementBuilder,
  stream: SavedStream,
  { seq, state, headHash, open, readers, chained }: Outcome<S, E>,
): void {
  const firstAt = chained[0]?.at;
  const lastAt = chained.at(-1)?.at;
  const closedAt = open ? null : lastAt;
  if (stream.opens) {
    statement.add(
      (value) => `INSERT INTO stream
        (id, kind, root_id, number, seq, state, head_hash, policy_version, open, readers, opened_at, last_at, closed_at)
        VALUES (${[
          ...[stream.id, stream.kind, stream.rootId, state.number, seq, JSON.stringify(state), headHash],
          ...[stream.policyVersion, open, readers, firstAt, lastAt, closedAt],
        ]
          .map(value)
          .join(', ')})`,
    );
  } else {
    statement.add(
      (value) => `UPDATE stream SET seq = ${value(seq)}, state = ${value(JSON.stringify(state))},
        head_hash = ${value(headHash)}, open = ${value(open)}, readers = ${value(readers)},
        last_at = ${value(lastAt)}, closed_at = ${value(closedAt)} WHERE id = ${value(stream.id)}`,
    );
  }
}

/** 可阅组: lists name it instead of everybody in it. Nearly always it is there already. */
function keepReaderSet(statement: StatementBuilder, readers: readonly string[]): void {
  statement.add((value) => {
    const id = `${value(readerSetOf(readers))}::bigint`;
    return `INSERT INTO reader_set (id, readers) SELECT ${id}, ${value(readers)}
      WHERE NOT EXISTS (SELECT FROM reader_set WHERE id = ${id}) ON CONFLICT DO NOTHING`;
  });
}

const TASK_COLUMNS = 'reader_set, what, organisation_id, roles, user_id, since, due_at, "then"';
const GIVEN_TASKS = `(ord int, what text, "organisationId" text, roles text[], "userId" text, since timestamptz,
  "dueAt" timestamptz, "then" text)`;

/** Rows are overwritten by position, and only where they differ: most commands leave most tasks as they were. */
function saveTasks(
  statement: StatementBuilder,
  stream: SavedStream,
  { tasks, readers }: Pick<Outcome<Numbered, AnyEvent>, 'tasks' | 'readers'>,
): void {
  statement.add(
    (value) => `INSERT INTO task (stream_id, ord, ${TASK_COLUMNS})
      SELECT ${value(stream.id)}::uuid, ord, ${value(readerSetOf(readers))}::bigint, what, "organisationId", roles, "userId", since, "dueAt", "then"
      FROM jsonb_to_recordset(${value(JSON.stringify(tasks.map((task, ord) => ({ ...task, ord }))))}) AS given ${GIVEN_TASKS}
      ON CONFLICT (stream_id, ord) DO UPDATE SET (${TASK_COLUMNS}) = (${excluded(TASK_COLUMNS)})
      WHERE (${ofTask(TASK_COLUMNS)}) IS DISTINCT FROM (${excluded(TASK_COLUMNS)})`,
  );
  if (stream.opens) return;
  statement.add((value) => `DELETE FROM task WHERE stream_id = ${value(stream.id)} AND ord >= ${value(tasks.length)}`);
}

const excluded = (columns: string): string => prefixed('excluded', columns);
const ofTask = (columns: string): string => prefixed('task', columns);

function prefixed(table: string, columns: string): string {
  return columns
    .split(', ')
    .map((column) => `${table}.${column}`)
    .join(', ');
}

function insertNotices(
  statement: StatementBuilder,
  streamId: string,
  notices: Outcome<Numbered, AnyEvent>['notices'],
): void {
  if (notices.length === 0) return;
  statement.add(
    (value) => `INSERT INTO notification (stream_id, organisation_id, roles, what, at)
      SELECT ${value(streamId)}::uuid, "organisationId", roles, what, at
      FROM jsonb_to_recordset(${value(JSON.stringify(notices))}) AS given
        ("organisationId" text, roles text[], what text, at timestamptz)`,
  );
}
