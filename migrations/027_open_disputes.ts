import type { Knex } from 'knex';

/** 在办: of a hundred thousand disputes a few thousand are open, and most people look at those. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE INDEX dispute_view_open ON dispute_view (reader_set, opened_at DESC, stream_id) WHERE closed_at IS NULL;
  `);
}

export async function down(): Promise<void> {
  throw new Error('the record is not taken down: restore a backup');
}
