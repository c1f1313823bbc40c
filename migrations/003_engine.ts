import type { Knex } from 'knex';

/** What the engine was told of a case's stage, so that it is told again when a case that it drives has moved on. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- Status and length of the path; null while no workflow has looked, as one that waits for its start need not know.
    ALTER TABLE outbox ADD delivered_stage text;
    CREATE FUNCTION stage_of(state jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
      concat(state->>'status', ' ', jsonb_array_length(coalesce(state->'path', '[]')));
  `);
}

export async function down(): Promise<void> {
  throw new Error('the record is not taken down: restore a backup');
}
