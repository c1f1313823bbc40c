import type { Knex } from 'knex';

/** 停止受理: an organisation that was merged into another takes nothing new, and stays for what it has had. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE organisation ADD COLUMN closed_at timestamptz');
}

export async function down(): Promise<void> {
  throw new Error('the record is not taken down: restore a backup');
}
