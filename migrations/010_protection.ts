import type { Knex } from 'knex';
import { APPLICATION_ROLE, grant, rowSecurity } from './access.ts';

/** 走访任务 and 披露: what leaves the station of a household, each by itself, so that the file stays closed. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE INDEX stream_visit_task ON stream ((state->>'householdId')) WHERE kind = 'visit-task';

    -- One document, for one organisation, for a time; written with the event that says so.
    CREATE TABLE disclosure (
      id uuid PRIMARY KEY,
      stream_id uuid NOT NULL REFERENCES stream,
      document_id uuid NOT NULL,
      form text NOT NULL,
      station_id text NOT NULL,
      organisation_id text NOT NULL,
      at timestamptz NOT NULL,
      until timestamptz NOT NULL
    );
    CREATE INDEX disclosure_document ON disclosure (document_id);
    CREATE INDEX disclosure_stream ON disclosure (stream_id);
    ${rowSecurity('disclosure', `app_reader() = '*' OR app_reader() IN (organisation_id, station_id)`)}
    ${grant('disclosure', ['SELECT', 'INSERT'])}

    -- Who was given a document reads that one and nothing else of the record: the tables' owner looks it up for them.
    CREATE POLICY disclosing ON disclosure FOR SELECT TO CURRENT_USER USING (true);
    CREATE POLICY disclosed ON document FOR SELECT TO CURRENT_USER
      USING (EXISTS (SELECT FROM disclosure WHERE disclosure.document_id = document.id));
    CREATE POLICY disclosed ON data_key FOR SELECT TO CURRENT_USER
      USING (EXISTS (SELECT FROM disclosure WHERE disclosure.stream_id = data_key.id));
    CREATE FUNCTION disclosed_document(wanted uuid)
      RETURNS TABLE (stream_id uuid, form text, version integer, sha256 text, cipher bytea, wrapped bytea)
      LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
        SELECT document.stream_id, document.form, document.version, document.sha256, document.cipher, data_key.wrapped
        FROM document JOIN data_key ON data_key.id = document.stream_id
        WHERE document.id = wanted AND document.status = 'ready' AND EXISTS (
          SELECT FROM disclosure
          WHERE document_id = wanted AND organisation_id = app_reader() AND until > record_now())
      $$;
    REVOKE ALL ON FUNCTION disclosed_document FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION disclosed_document TO ${APPLICATION_ROLE};

    -- A look may be at a document instead of at one fact of a person.
    ALTER TABLE audit ALTER person_id DROP NOT NULL, ADD document_id uuid,
      ADD CHECK (num_nonnulls(person_id, document_id) = 1);
  `);
}

export async function down(): Promise<void> {
  throw new Error('the record is not taken down: restore a backup');
}
