import type { Knex } from 'knex';
import { grant, rowSecurity } from './access.ts';

/** 线索与排查: what their lists are read from, projected in the command's transaction. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- relations says how each reading organisation, and the reporter, stands to it, as in own:org-7 or reporter:somebody.
    CREATE TABLE clue_view (
      stream_id uuid PRIMARY KEY REFERENCES stream,
      number text NOT NULL,
      seq integer NOT NULL,
      readers text[] NOT NULL,
      status text NOT NULL,
      sorted_as text,
      organisation_id text NOT NULL,
      round_id uuid,
      relations text[] NOT NULL,
      photos integer NOT NULL,
      is_overdue boolean NOT NULL,
      text_id uuid NOT NULL,
      reported_at timestamptz NOT NULL,
      next_due_at timestamptz
    ) WITH (fillfactor = 70);
    CREATE INDEX clue_view_readers ON clue_view USING gin (readers);
    CREATE INDEX clue_view_reported ON clue_view (reported_at DESC, stream_id);
    CREATE INDEX clue_view_round ON clue_view (round_id) WHERE round_id IS NOT NULL;
    ${rowSecurity('clue_view', 'readers @> ARRAY[app_reader()]')}
    ${grant('clue_view', ['SELECT', 'INSERT', 'UPDATE'])}

    CREATE TABLE screening_round_view (
      stream_id uuid PRIMARY KEY REFERENCES stream,
      number text NOT NULL,
      seq integer NOT NULL,
      readers text[] NOT NULL,
      status text NOT NULL,
      organisation_id text NOT NULL,
      relations text[] NOT NULL,
      title_text_id uuid NOT NULL,
      from_day date NOT NULL,
      to_day date NOT NULL,
      areas integer NOT NULL,
      households integer NOT NULL,
      visited integer NOT NULL,
      clues integer NOT NULL,
      is_overdue boolean NOT NULL,
      opened_at timestamptz NOT NULL,
      next_due_at timestamptz
    ) WITH (fillfactor = 70);
    CREATE INDEX screening_round_view_readers ON screening_round_view USING gin (readers);
    CREATE INDEX screening_round_view_opened ON screening_round_view (opened_at DESC, stream_id);
    ${rowSecurity('screening_round_view', 'readers @> ARRAY[app_reader()]')}
    ${grant('screening_round_view', ['SELECT', 'INSERT', 'UPDATE'])}

    -- One a township, among all the cases of the county.
    CREATE INDEX stream_analysis ON stream (number) WHERE kind = 'analysis-meeting';
  `);
}

export async function down(): Promise<void> {
  throw new Error('the record is not taken down: restore a backup');
}
