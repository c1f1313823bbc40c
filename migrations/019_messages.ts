import type { Knex } from 'knex';
import { APPLICATION_ROLE, grant, rowSecurity } from './access.ts';

const OWN = `app_reader() = '*' OR user_id = current_setting('app.user', true)`;

/** 提醒: how each user wants to be told outside the system, and what was sent. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- Addresses lie encrypted under the key ring.
    CREATE TABLE message_choice (
      user_id text PRIMARY KEY REFERENCES app_user,
      email bytea,
      phone bytea,
      channels text[] NOT NULL,
      quiet boolean NOT NULL,
      CHECK (channels <@ ARRAY['email', 'sms'])
    );
    ${rowSecurity('message_choice', OWN)}
    ${grant('message_choice', ['SELECT', 'INSERT', 'UPDATE'])}

    -- What was told before there were messages is not sent now.
    ALTER TABLE notification ADD passed_on boolean NOT NULL DEFAULT false;
    UPDATE notification SET passed_on = true;
    CREATE INDEX notification_new ON notification (id) WHERE NOT passed_on;
    GRANT UPDATE (passed_on) ON notification TO ${APPLICATION_ROLE};

    -- One a user and channel for all that came together; it says how much, never what.
    CREATE TABLE message (
      id uuid PRIMARY KEY,
      user_id text NOT NULL REFERENCES app_user,
      channel text NOT NULL,
      notices integer NOT NULL,
      urgent boolean NOT NULL,
      status text NOT NULL CHECK (status IN ('waiting', 'sent', 'failed')),
      -- By the record's clock, as quiet hours are.
      not_before timestamptz NOT NULL,
      attempts integer NOT NULL DEFAULT 0,
      last_error text,
      created_at timestamptz NOT NULL,
      done_at timestamptz
    );
    CREATE INDEX message_waiting ON message (not_before) WHERE status = 'waiting';
    -- What comes while one waits for its first attempt goes with it.
    CREATE UNIQUE INDEX message_untried ON message (user_id, channel, urgent) WHERE status = 'waiting' AND attempts = 0;
    CREATE INDEX message_user ON message (user_id, created_at);
    ${rowSecurity('message', OWN)}
    ${grant('message', ['SELECT', 'INSERT', 'UPDATE'])}
  `);
}

export async function down(): Promise<void> {
  throw new Error('the record is not taken down: restore a backup');
}
