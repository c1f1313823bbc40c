import type { Knex } from 'knex';
import { grant } from './access.ts';

/**
 * 可阅组: a county's disputes have few different sets of readers. Each set is kept once, and a line of the list names it, so that
 * who may see a hundred thousand lines is found out by looking at some dozens of sets. See docs/adr/0025.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- The id is reckoned from the set, so that whoever writes it need not look it up. Sets are never removed.
    CREATE FUNCTION reader_set_of(readers text[]) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
      ('x' || encode(substring(sha256(convert_to(array_to_string(readers, ' '), 'UTF8')) FOR 8), 'hex'))::bit(64)::bigint;
    CREATE TABLE reader_set (
      id bigint PRIMARY KEY,
      readers text[] NOT NULL,
      CHECK (id = reader_set_of(readers))
    );
    CREATE INDEX reader_set_readers ON reader_set USING gin (readers);
    ALTER TABLE reader_set ENABLE ROW LEVEL SECURITY;
    ALTER TABLE reader_set FORCE ROW LEVEL SECURITY;
    CREATE POLICY readers ON reader_set FOR SELECT USING (readers && app_viewers());
    CREATE POLICY writes ON reader_set FOR INSERT WITH CHECK (app_is_record());
    ${grant('reader_set', ['SELECT', 'INSERT'])}

    SET LOCAL app.role = 'system';
    INSERT INTO reader_set SELECT DISTINCT reader_set_of(readers), readers FROM stream;
    ALTER TABLE task ADD reader_set bigint;
    UPDATE task SET reader_set = reader_set_of(readers) FROM stream WHERE id = stream_id;
    ALTER TABLE task ALTER reader_set SET NOT NULL;
    RESET app.role;
    -- Written anew as a whole, so that the lines are at once as small as they become.
    DROP POLICY readers ON dispute_view;
    DROP INDEX dispute_view_readers;
    ALTER TABLE dispute_view ALTER readers TYPE bigint USING reader_set_of(readers);
    ALTER TABLE dispute_view RENAME readers TO reader_set;
    DROP POLICY readers ON task;
    ${['dispute_view', 'task'].map(readBySet).join('\n')}

    -- Counting and turning pages look at these alone, never at the lines.
    DROP INDEX dispute_view_opened;
    CREATE INDEX dispute_view_opened ON dispute_view (opened_at DESC, stream_id) INCLUDE (reader_set);
    CREATE INDEX dispute_view_reader_set ON dispute_view (reader_set, opened_at DESC, stream_id);
    DROP INDEX task_organisation;
    CREATE INDEX task_organisation ON task (organisation_id, due_at, since) INCLUDE (reader_set);
  `);
}

export async function down(): Promise<void> {
  throw new Error('the record is not taken down: restore a backup');
}

/** The record writes lines with a set that is new, which its own statement does not see yet. Asked once a statement, not once a line. */
function readBySet(table: string): string {
  return `
    CREATE POLICY readers ON ${table} FOR SELECT
      USING ((SELECT app_is_record()) OR EXISTS (SELECT FROM reader_set WHERE reader_set.id = ${table}.reader_set));`;
}
