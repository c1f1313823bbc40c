import type { Knex } from 'knex';
import { APPLICATION_ROLE } from './access.ts';

/** 检索: what a search finds is given as one array, whose lines are then found in an index alone, be they three or thirty thousand. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    DROP FUNCTION find_disputes(text, bytea, integer[]);
    CREATE FUNCTION find_disputes(number_prefix text, name bytea, wanted integer[]) RETURNS uuid[]
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
        SELECT coalesce(array_agg(stream_id), '{}') FROM (
          SELECT stream_id FROM dispute_view WHERE number >= number_prefix AND number < number_prefix || chr(1114111)
          UNION ALL SELECT stream_id FROM person WHERE name_index = name AND NOT of_household
          UNION ALL SELECT stream_id FROM search_index WHERE wanted <> '{}' AND tokens @> wanted
        ) AS found
      $$;
    REVOKE ALL ON FUNCTION find_disputes FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION find_disputes TO ${APPLICATION_ROLE};

    ALTER TABLE dispute_view DROP CONSTRAINT dispute_view_pkey,
      ADD CONSTRAINT dispute_view_pkey PRIMARY KEY (stream_id) INCLUDE (opened_at, reader_set);
  `);
}

export async function down(): Promise<void> {
  throw new Error('the record is not taken down: restore a backup');
}
