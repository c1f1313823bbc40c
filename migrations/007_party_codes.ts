import type { Knex } from 'knex';
import { grant, rowSecurityByStream } from './access.ts';

/** What lets a party look at their own case without login, what is pressed for, and what is counted. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- 查询码: who gave which party a code, and when; the code itself only as a keyed hash. Rows stay: the newest issue is the
    -- one that is valid, the others are the audit trail.
    CREATE TABLE party_code (
      stream_id uuid NOT NULL REFERENCES stream,
      party_id text NOT NULL,
      issue integer NOT NULL,
      code_hash bytea NOT NULL UNIQUE,
      issued_at timestamptz NOT NULL,
      user_id text NOT NULL,
      organisation_id text NOT NULL,
      role text NOT NULL,
      PRIMARY KEY (stream_id, party_id, issue)
    );
    ${rowSecurityByStream('party_code')}
    ${grant('party_code', ['SELECT', 'INSERT'])}

    -- Attempts without login, shared by every API process; keys are hashes of addresses and numbers. Ages by the real clock,
    -- and a crash may forget it.
    CREATE UNLOGGED TABLE public_attempt (
      key bytea PRIMARY KEY,
      hits integer NOT NULL,
      resets_at timestamptz NOT NULL
    );
    CREATE INDEX public_attempt_age ON public_attempt (resets_at);
    ${grant('public_attempt', ['SELECT', 'INSERT', 'UPDATE', 'DELETE'])}

    -- 督办: every one there was, projected in the command's transaction.
    CREATE TABLE supervision_view (
      stream_id uuid NOT NULL REFERENCES stream,
      opened_seq integer NOT NULL,
      reason text NOT NULL,
      stage text NOT NULL,
      organisation_id text NOT NULL,
      opened_at timestamptz NOT NULL,
      since timestamptz NOT NULL,
      due_at timestamptz,
      state text NOT NULL CHECK (state IN ('open', 'answered', 'lapsed')),
      ended_at timestamptz,
      answer_text_id uuid,
      PRIMARY KEY (stream_id, opened_seq)
    );
    CREATE INDEX supervision_view_state ON supervision_view (state, due_at);
    ${rowSecurityByStream('supervision_view')}
    ${grant('supervision_view', ['SELECT', 'INSERT', 'UPDATE'])}

    -- For the official statistics: how many parties a case has, and the form of the agreement it came to.
    SELECT set_config('app.role', 'system', true);
    ALTER TABLE dispute_view ADD party_count integer, ADD agreement_form text;
    UPDATE dispute_view SET party_count = jsonb_array_length(stream.state->'parties')
      FROM stream WHERE stream.id = dispute_view.stream_id;
    ALTER TABLE dispute_view ALTER party_count SET NOT NULL;
  `);
}

export async function down(): Promise<void> {
  throw new Error('the record is not taken down: restore a backup');
}
