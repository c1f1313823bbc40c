import type { Knex } from 'knex';
import { grant, rowSecurity } from './access.ts';

const OWN = `app_reader() = '*' OR user_id = current_setting('app.user', true)`;

/** 常用筛选 and 草稿: what the console keeps for one person; nobody else reads it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- A name of somebody may stand in either, so both lie encrypted under the key ring.
    CREATE TABLE saved_filter (
      id uuid PRIMARY KEY,
      user_id text NOT NULL REFERENCES app_user,
      cipher bytea NOT NULL,
      saved_at timestamptz NOT NULL
    );
    CREATE INDEX saved_filter_user ON saved_filter (user_id, saved_at);
    ${rowSecurity('saved_filter', OWN)}
    ${grant('saved_filter', ['SELECT', 'INSERT', 'DELETE'])}

    -- What somebody has begun to enter and not sent off yet. By the record's clock it is forgotten after policy's days.
    CREATE TABLE draft (
      id uuid PRIMARY KEY,
      user_id text NOT NULL REFERENCES app_user,
      kind text NOT NULL,
      cipher bytea NOT NULL,
      saved_at timestamptz NOT NULL
    );
    ALTER TABLE draft ALTER cipher SET STORAGE EXTERNAL;
    CREATE INDEX draft_user ON draft (user_id, kind, saved_at);
    CREATE INDEX draft_saved ON draft (saved_at);
    ${rowSecurity('draft', OWN)}
    ${grant('draft', ['SELECT', 'INSERT', 'UPDATE', 'DELETE'])}
  `);
}

export async function down(): Promise<void> {
  throw new Error('the record is not taken down: restore a backup');
}
