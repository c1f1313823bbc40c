import type { Knex } from 'knex';
import { grant, rowSecurity } from './access.ts';

/** 密钥环: every wrapped key says under which master key it lies, so that another may take its place while work goes on. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- The id stands in the first two bytes; what was wrapped before there were ids lies under key 1.
    SELECT set_config('app.role', 'system', true);
    UPDATE data_key SET wrapped = '\\x0001'::bytea || wrapped;
    RESET app.role;
    ALTER TABLE data_key ADD key_id integer NOT NULL GENERATED ALWAYS AS (${KEY_ID}) STORED;

    -- The keys themselves are outside; the check value shows that two hosts mean the same one.
    CREATE TABLE master_key (
      id integer PRIMARY KEY,
      check_value bytea NOT NULL,
      entered_at timestamptz NOT NULL DEFAULT now(),
      retired_at timestamptz
    );
    ${rowSecurity('master_key', `app_reader() = '*'`)}
    ${grant('master_key', ['SELECT', 'INSERT'])}

    -- 用途密钥: what events are bound with, names are found by, checkpoints are signed with, and so on.
    CREATE TABLE ring_key (
      purpose text NOT NULL,
      id integer NOT NULL,
      wrapped bytea NOT NULL,
      key_id integer NOT NULL GENERATED ALWAYS AS (${KEY_ID}) STORED,
      created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      PRIMARY KEY (purpose, id)
    );
    ${rowSecurity('ring_key', `app_reader() = '*'`)}
    ${grant('ring_key', ['SELECT', 'INSERT'])}

    -- With which of the sealer's keys a checkpoint is signed.
    ALTER TABLE checkpoint ADD key_id integer NOT NULL DEFAULT 1;
  `);
}

const KEY_ID = 'get_byte(wrapped, 0) * 256 + get_byte(wrapped, 1)';

export async function down(): Promise<void> {
  throw new Error('the record is not taken down: restore a backup');
}
