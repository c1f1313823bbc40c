import type { Knex } from 'knex';

/** 督办理由: the words of whoever pressed, beside those of the answer. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE supervision_view ADD COLUMN reason_text_id uuid');
}

export async function down(): Promise<void> {
  throw new Error('the record is not taken down: restore a backup');
}
