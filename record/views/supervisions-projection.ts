import type { DisputeEvent } from '../../domain/dispute/events.ts';
import type { DisputeState } from '../../domain/dispute/state.ts';
import type { StatementBuilder } from '../statement.ts';

/** What has just happened to a dispute. */
interface Happened {
  state: DisputeState;
  events: readonly (DisputeEvent & { seq: number })[];
}

/**
 * 督办台账: adds the writes that keep one row for every 督办 there ever was. A case has at most one that is open; when that
 * is gone without an answer – the case went to another owner, or ended – it has lapsed.
 */
export function projectSupervision(statement: StatementBuilder, { state, events }: Happened): void {
  if (state.supervision === null) {
    if (events[0]?.seq !== 1) end(statement, state, events);
    return;
  }
  const opened = events.findLast((event) => event.type === 'supervision-opened');
  if (opened === undefined) update(statement, state, state.supervision);
  else insert(statement, state, state.supervision, opened);
}

function insert(
  statement: StatementBuilder,
  state: DisputeState,
  { reason, words, stage, organisationId, since }: NonNullable<DisputeState['supervision']>,
  opened: { seq: number; at: string },
): void {
  statement.add(
    (value) => `INSERT INTO supervision_view
      (stream_id, opened_seq, reason, stage, organisation_id, opened_at, since, due_at, state, reason_text_id)
      VALUES (${[
        ...[state.id, opened.seq, reason, stage, organisationId, opened.at, since, dueAt(state), 'open'],
        words?.textId ?? null,
      ]
        .map(value)
        .join(', ')})`,
  );
}

function update(
  statement: StatementBuilder,
  state: DisputeState,
  { stage, organisationId, since }: NonNullable<DisputeState['supervision']>,
): void {
  statement.add(
    (value) => `UPDATE supervision_view SET stage = ${value(stage)}, organisation_id = ${value(organisationId)},
      since = ${value(since)}, due_at = ${value(dueAt(state))} WHERE stream_id = ${value(state.id)} AND state = 'open'`,
  );
}

function end(statement: StatementBuilder, state: DisputeState, events: Happened['events']): void {
  const answered = events.findLast((event) => event.type === 'supervision-answered');
  statement.add(
    (value) => `UPDATE supervision_view SET state = ${value(answered ? 'answered' : 'lapsed')},
      ended_at = ${value(events.at(-1)?.at)}, answer_text_id = ${value(answered?.answer.textId ?? null)}
      WHERE stream_id = ${value(state.id)} AND state = 'open'`,
  );
}

function dueAt(state: DisputeState): string | null {
  return state.deadlines.find(({ kind }) => kind === 'supervision-answer')?.dueAt ?? null;
}
