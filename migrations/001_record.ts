import type { Knex } from 'knex';
import { grant, rowSecurity, rowSecurityByStream } from './access.ts';

/** The record's core: streams of events, what is derived from them in the same transaction, and what surrounds them. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- Whose eyes look: the organisation that record/transaction.ts set, or * for the record itself and the engine.
    CREATE FUNCTION app_reader() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE RETURN
      CASE current_setting('app.role', true) WHEN 'system' THEN '*' ELSE current_setting('app.organisation', true) END;

    CREATE TABLE instance (
      single boolean PRIMARY KEY DEFAULT true CHECK (single),
      demo boolean NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      organisations_version integer NOT NULL DEFAULT 0
    );
    ${grant('instance', ['SELECT'])}

    -- A row here makes the clock a demo clock; the application may move it but not bring it into being.
    CREATE TABLE demo_clock (
      single boolean PRIMARY KEY DEFAULT true CHECK (single),
      real_at timestamptz NOT NULL,
      demo_at timestamptz NOT NULL,
      rate double precision NOT NULL CHECK (rate > 0)
    );
    ${grant('demo_clock', ['SELECT', 'UPDATE'])}

    -- The record's present moment, for views and due instants; never the host's clock.
    CREATE FUNCTION record_now() RETURNS timestamptz LANGUAGE sql VOLATILE RETURN coalesce(
      (SELECT demo_at + (clock_timestamp() - real_at) * rate FROM demo_clock), clock_timestamp());

    CREATE TABLE organisation (
      id text PRIMARY KEY,
      kind text NOT NULL,
      level text NOT NULL,
      parent_id text REFERENCES organisation DEFERRABLE INITIALLY DEFERRED,
      name text NOT NULL,
      short_name text NOT NULL
    );
    ${grant('organisation', ['SELECT', 'INSERT', 'UPDATE'])}
    CREATE FUNCTION organisation_changed() RETURNS trigger LANGUAGE plpgsql
      SECURITY DEFINER SET search_path = public, pg_temp AS $$
      BEGIN
        UPDATE instance SET organisations_version = organisations_version + 1;
        RETURN NULL;
      END $$;
    CREATE TRIGGER changed AFTER INSERT OR UPDATE OR DELETE ON organisation
      FOR EACH STATEMENT EXECUTE FUNCTION organisation_changed();

    CREATE TABLE policy_version (
      version integer PRIMARY KEY,
      effective_from date NOT NULL,
      data jsonb NOT NULL,
      published_at timestamptz NOT NULL DEFAULT now()
    );
    ${grant('policy_version', ['SELECT', 'INSERT'])}

    CREATE TABLE case_number (
      county_id text NOT NULL,
      year integer NOT NULL,
      last integer NOT NULL,
      PRIMARY KEY (county_id, year)
    );
    ${grant('case_number', ['SELECT', 'INSERT', 'UPDATE'])}

    -- readers: the organisations that may read it, and * for the system, so that one indexed condition serves all.
    CREATE TABLE stream (
      id uuid PRIMARY KEY,
      kind text NOT NULL,
      number text NOT NULL UNIQUE,
      seq integer NOT NULL,
      state jsonb NOT NULL,
      head_hash bytea NOT NULL,
      policy_version integer NOT NULL REFERENCES policy_version,
      open boolean NOT NULL,
      readers text[] NOT NULL,
      opened_at timestamptz NOT NULL,
      last_at timestamptz NOT NULL,
      closed_at timestamptz
    ) WITH (fillfactor = 70);
    CREATE INDEX stream_readers ON stream USING gin (readers);
    ${rowSecurity('stream', 'readers @> ARRAY[app_reader()]')}
    ${grant('stream', ['SELECT', 'INSERT', 'UPDATE'])}

    -- txid lets the sealer take what has been committed for certain: everything below the oldest running transaction.
    CREATE TABLE event (
      stream_id uuid NOT NULL REFERENCES stream,
      seq integer NOT NULL CHECK (seq > 0),
      type text NOT NULL,
      at timestamptz NOT NULL,
      actor jsonb NOT NULL,
      data jsonb NOT NULL,
      hash bytea NOT NULL,
      txid xid8 NOT NULL DEFAULT pg_current_xact_id(),
      PRIMARY KEY (stream_id, seq)
    );
    CREATE INDEX event_txid ON event (txid);
    ${rowSecurityByStream('event')}
    ${grant('event', ['SELECT', 'INSERT'])}

    CREATE TABLE checkpoint (
      id integer PRIMARY KEY,
      at timestamptz NOT NULL,
      below xid8 NOT NULL,
      stream_ids uuid[] NOT NULL,
      seqs integer[] NOT NULL,
      hashes bytea[] NOT NULL,
      hash bytea NOT NULL,
      hmac bytea NOT NULL
    );
    ${rowSecurity('checkpoint', `app_reader() = '*'`)}
    ${grant('checkpoint', ['SELECT', 'INSERT'])}

    -- undelivered is the one rule of what the engine must be told: that a case has begun, that its earliest deadline moved
    -- nearer, that something is to be done, or that it is over. A deadline moved farther away is no news: timers only propose.
    CREATE TABLE outbox (
      stream_id uuid PRIMARY KEY REFERENCES stream,
      kind text NOT NULL,
      seq integer NOT NULL,
      open boolean NOT NULL,
      next_due_at timestamptz,
      reaction_seq integer,
      delivered_seq integer,
      delivered_due_at timestamptz,
      delivered_open boolean NOT NULL DEFAULT false,
      undelivered boolean NOT NULL GENERATED ALWAYS AS (
        (open AND (delivered_seq IS NULL
          OR (next_due_at IS NOT NULL AND (delivered_due_at IS NULL OR next_due_at < delivered_due_at))))
        OR (reaction_seq IS NOT NULL AND reaction_seq > coalesce(delivered_seq, 0))
        OR (NOT open AND delivered_open)
      ) STORED
    ) WITH (fillfactor = 70);
    CREATE INDEX outbox_undelivered ON outbox (stream_id) WHERE undelivered;
    CREATE INDEX outbox_due ON outbox (next_due_at) WHERE open;
    ${rowSecurityByStream('outbox')}
    ${grant('outbox', ['SELECT', 'INSERT', 'UPDATE'])}

    CREATE TABLE reaction (
      stream_id uuid NOT NULL REFERENCES stream,
      seq integer NOT NULL,
      kind text NOT NULL,
      form text NOT NULL DEFAULT '',
      done_at timestamptz,
      PRIMARY KEY (stream_id, seq, kind, form)
    );
    CREATE INDEX reaction_undone ON reaction (stream_id, seq) WHERE done_at IS NULL;
    ${rowSecurityByStream('reaction')}
    ${grant('reaction', ['SELECT', 'INSERT', 'UPDATE'])}

    CREATE TABLE task (
      stream_id uuid NOT NULL REFERENCES stream,
      ord integer NOT NULL,
      what text NOT NULL,
      organisation_id text NOT NULL,
      roles text[] NOT NULL,
      user_id text,
      since timestamptz NOT NULL,
      due_at timestamptz,
      "then" text,
      PRIMARY KEY (stream_id, ord)
    ) WITH (fillfactor = 70);
    CREATE INDEX task_organisation ON task (organisation_id, due_at);
    ${rowSecurityByStream('task')}
    ${grant('task', ['SELECT', 'INSERT', 'UPDATE', 'DELETE'])}

    -- A notice belongs to the organisation it was sent to, also after the case has left its reach.
    CREATE TABLE notification (
      id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
      stream_id uuid NOT NULL REFERENCES stream,
      organisation_id text NOT NULL,
      roles text[] NOT NULL,
      what text NOT NULL,
      at timestamptz NOT NULL,
      read_at timestamptz
    );
    CREATE INDEX notification_organisation ON notification (organisation_id, id);
    ${rowSecurity('notification', `app_reader() = '*' OR organisation_id = app_reader()`)}
    ${grant('notification', ['SELECT', 'INSERT'])}
    GRANT UPDATE (read_at) ON notification TO fengqiao_app;

    -- The answer is where the events are; their content is read from the record again. Ages by the real clock.
    CREATE TABLE idempotency (
      user_id text NOT NULL,
      route text NOT NULL,
      key text NOT NULL,
      body_hmac bytea NOT NULL,
      stream_id uuid NOT NULL,
      from_seq integer NOT NULL,
      seq integer NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (user_id, route, key)
    );
    CREATE INDEX idempotency_age ON idempotency (created_at);
    ${rowSecurity('idempotency', `app_reader() = '*' OR user_id = current_setting('app.user', true)`)}
    ${grant('idempotency', ['SELECT', 'INSERT', 'DELETE'])}
  `);
}

export async function down(): Promise<void> {
  throw new Error('the record is not taken down: restore a backup');
}
