import type { Knex } from 'knex';

/** 未读消息: counted at the head of every page. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE INDEX notification_unread ON notification (organisation_id, id) WHERE read_at IS NULL;
  `);
}

export async function down(): Promise<void> {
  throw new Error('the record is not taken down: restore a backup');
}
