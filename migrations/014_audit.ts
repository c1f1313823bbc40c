import type { Knex } from 'knex';
import { APPLICATION_ROLE } from './access.ts';

/** 审计: the trail of looks and administrative acts, whole, append-only, and sealed with the record. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- What was a trail of reveals alone becomes the trail of every look; what stands in it stays and is sealed from here on.
    -- No foreign keys: a look must not wait for the lock of a case that is being written.
    ALTER TABLE audit
      DROP CONSTRAINT audit_pkey,
      DROP CONSTRAINT audit_stream_id_fkey,
      DROP CONSTRAINT audit_person_id_fkey,
      DROP CONSTRAINT audit_check,
      ALTER id DROP NOT NULL,
      ALTER stream_id DROP NOT NULL,
      ALTER field DROP NOT NULL,
      ALTER purpose DROP NOT NULL,
      ADD n bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
      ADD kind text NOT NULL DEFAULT 'reveal',
      ADD outcome text NOT NULL DEFAULT 'seen',
      ADD route text,
      -- Filters of a list and further names in an address; never words.
      ADD about jsonb,
      -- What was searched for: encrypted, and as blind indexes to find it by.
      ADD words bytea,
      ADD word_index bytea[],
      ADD session_id text,
      ADD address text,
      ADD user_agent text,
      -- By the real clock; unknown for what was entered before.
      ADD entered_at timestamptz,
      ADD txid xid8 NOT NULL DEFAULT pg_current_xact_id(),
      ADD CHECK (num_nonnulls(person_id, document_id) <= 1),
      ADD CHECK ((kind = 'reveal') = (purpose IS NOT NULL));
    ALTER TABLE audit
      ALTER kind DROP DEFAULT,
      ALTER outcome DROP DEFAULT,
      ALTER entered_at SET DEFAULT clock_timestamp();

    DROP INDEX audit_person;
    CREATE INDEX audit_txid ON audit (txid);
    CREATE INDEX audit_stream ON audit (stream_id) WHERE stream_id IS NOT NULL;
    CREATE INDEX audit_person ON audit (person_id) WHERE person_id IS NOT NULL;
    -- Rows lie in the order of time: a few pages of such an index serve a year.
    CREATE INDEX audit_at ON audit USING brin (at) WITH (pages_per_range = 16, autosummarize = on);
    CREATE INDEX event_at ON event USING brin (at) WITH (pages_per_range = 16, autosummarize = on);

    -- Nobody changes the trail, not even the tables' owner by accident.
    CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'the audit trail is only ever added to'; END $$;
    CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

    -- An organisation and all beneath it: whose looks its auditor reads.
    CREATE FUNCTION organisations_of(top text) RETURNS SETOF text LANGUAGE sql STABLE AS $$
      WITH RECURSIVE tree AS (
        SELECT id FROM organisation WHERE id = top
        UNION SELECT organisation.id FROM organisation JOIN tree ON organisation.parent_id = tree.id)
      SELECT id FROM tree $$;
    REVOKE ALL ON FUNCTION organisations_of FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION organisations_of TO ${APPLICATION_ROLE};

    -- Everybody enters their own looks and sees no others; the auditor reads those of the county.
    DROP POLICY readers ON audit;
    CREATE POLICY readers ON audit FOR SELECT USING (
      app_reader() = '*' OR user_id = current_setting('app.user', true)
      OR (current_setting('app.role', true) = 'auditor' AND organisation_id IN (SELECT organisations_of(app_reader()))));
    CREATE POLICY writers ON audit FOR INSERT WITH CHECK (
      app_reader() = '*' OR user_id = current_setting('app.user', true));

    -- What of the trail a checkpoint seals: which rows, and a digest of them. Absent from those made before.
    ALTER TABLE checkpoint ADD trail_rows text, ADD trail_hash bytea;
  `);
}

export async function down(): Promise<void> {
  throw new Error('the record is not taken down: restore a backup');
}
