import type { Knex } from 'knex';
import { APPLICATION_ROLE, grant, rowSecurity, rowSecurityByStream } from './access.ts';

/** What is known of people, encrypted; files and documents; users; and what lists are read from. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- A case's key has the stream's id, a person's key the person's. Without the key what it protects is gone for good.
    CREATE TABLE data_key (
      id uuid PRIMARY KEY,
      stream_id uuid NOT NULL REFERENCES stream,
      wrapped bytea NOT NULL
    );
    ${rowSecurityByStream('data_key')}
    ${grant('data_key', ['SELECT', 'INSERT'])}

    CREATE TABLE sealed_text (
      id uuid PRIMARY KEY,
      stream_id uuid NOT NULL REFERENCES stream,
      field text NOT NULL,
      cipher bytea NOT NULL
    );
    CREATE INDEX sealed_text_stream ON sealed_text (stream_id);
    ${rowSecurityByStream('sealed_text')}
    ${grant('sealed_text', ['SELECT', 'INSERT'])}

    CREATE TABLE person (
      id uuid PRIMARY KEY,
      stream_id uuid NOT NULL REFERENCES stream,
      cipher bytea NOT NULL,
      name_index bytea NOT NULL,
      id_number_index bytea
    );
    CREATE INDEX person_stream ON person (stream_id);
    CREATE INDEX person_name ON person (name_index);
    CREATE INDEX person_id_number ON person (id_number_index) WHERE id_number_index IS NOT NULL;
    ${rowSecurityByStream('person')}
    ${readByOwner('person')}
    ${grant('person', ['SELECT', 'INSERT'])}

    -- Written, never read, by the application: only find_disputes() looks.
    CREATE TABLE search_index (
      stream_id uuid PRIMARY KEY REFERENCES stream,
      tokens integer[] NOT NULL
    );
    CREATE INDEX search_index_tokens ON search_index USING gin (tokens);
    ${rowSecurityByStream('search_index')}
    ${readByOwner('search_index')}
    ${grant('search_index', ['INSERT'])}

    -- 查阅记录: every look at a sensitive fact in full; the purpose is encrypted under the case's key.
    CREATE TABLE audit (
      id uuid PRIMARY KEY,
      stream_id uuid NOT NULL REFERENCES stream,
      person_id uuid NOT NULL REFERENCES person,
      field text NOT NULL,
      user_id text NOT NULL,
      organisation_id text NOT NULL,
      role text NOT NULL,
      purpose bytea NOT NULL,
      at timestamptz NOT NULL
    );
    CREATE INDEX audit_person ON audit (person_id, at);
    ${rowSecurityByStream('audit')}
    ${grant('audit', ['SELECT', 'INSERT'])}

    CREATE TABLE file (
      id uuid PRIMARY KEY,
      stream_id uuid NOT NULL REFERENCES stream,
      media_type text NOT NULL,
      sha256 text NOT NULL,
      cipher bytea NOT NULL
    );
    -- Encrypted bytes do not get smaller by trying.
    ALTER TABLE file ALTER cipher SET STORAGE EXTERNAL;
    CREATE INDEX file_stream ON file (stream_id);
    ${rowSecurityByStream('file')}
    ${grant('file', ['SELECT', 'INSERT'])}

    CREATE TABLE document (
      id uuid PRIMARY KEY,
      stream_id uuid NOT NULL REFERENCES stream,
      form text NOT NULL,
      version integer NOT NULL,
      -- The state of the case that the document shows; one document for each form and state.
      seq integer NOT NULL,
      status text NOT NULL CHECK (status IN ('pending', 'ready', 'failed')),
      template_version text,
      data_hash text,
      sha256 text,
      cipher bytea,
      created_at timestamptz NOT NULL,
      UNIQUE (stream_id, form, version),
      UNIQUE (stream_id, form, seq),
      CHECK (status <> 'ready' OR num_nulls(template_version, data_hash, sha256, cipher) = 0)
    );
    ALTER TABLE document ALTER cipher SET STORAGE EXTERNAL;
    ${rowSecurityByStream('document')}
    ${grant('document', ['SELECT', 'INSERT', 'UPDATE'])}

    -- The id is the name that people log in with; events name it, so it never changes.
    CREATE TABLE app_user (
      id text PRIMARY KEY,
      password_hash text NOT NULL,
      organisation_id text NOT NULL REFERENCES organisation,
      role text NOT NULL,
      name text NOT NULL
    );
    ${grant('app_user', ['SELECT', 'INSERT'])}

    CREATE TABLE session (
      token_hash bytea PRIMARY KEY,
      user_id text NOT NULL REFERENCES app_user ON DELETE CASCADE,
      expires_at timestamptz NOT NULL
    );
    CREATE INDEX session_expiry ON session (expires_at);
    ${grant('session', ['SELECT', 'INSERT', 'DELETE'])}

    -- One row a dispute, projected in the command's transaction. relations says how each reading
    -- organisation stands to it, as in own:org-7.
    CREATE TABLE dispute_view (
      stream_id uuid PRIMARY KEY REFERENCES stream,
      number text COLLATE "C" NOT NULL,
      seq integer NOT NULL,
      readers text[] NOT NULL,
      status text NOT NULL,
      outcome text,
      level text NOT NULL,
      colour text NOT NULL,
      type text NOT NULL,
      source text NOT NULL,
      owner_organisation_id text NOT NULL,
      owner_mediator_id text,
      relations text[] NOT NULL,
      amount_fen bigint,
      title_text_id uuid NOT NULL,
      opened_at timestamptz NOT NULL,
      closed_at timestamptz,
      next_due_at timestamptz
    ) WITH (fillfactor = 70);
    CREATE INDEX dispute_view_readers ON dispute_view USING gin (readers);
    CREATE INDEX dispute_view_number ON dispute_view (number);
    CREATE INDEX dispute_view_opened ON dispute_view (opened_at DESC, stream_id);
    ${rowSecurity('dispute_view', 'readers @> ARRAY[app_reader()]')}
    ${readByOwner('dispute_view')}
    ${grant('dispute_view', ['SELECT', 'INSERT', 'UPDATE'])}

    -- Row-level security keeps the planner from using these indexes, so the search runs as the tables' owner and gives
    -- ids only; whoever asks still sees no row that is not theirs.
    CREATE FUNCTION find_disputes(number_prefix text, name bytea, wanted integer[]) RETURNS SETOF uuid
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
        SELECT stream_id FROM dispute_view WHERE number >= number_prefix AND number < number_prefix || chr(1114111)
        UNION SELECT stream_id FROM person WHERE name_index = name
        UNION SELECT stream_id FROM search_index WHERE wanted <> '{}' AND tokens @> wanted
      $$;
    CREATE FUNCTION find_people(names bytea[], id_numbers bytea[]) RETURNS SETOF uuid
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
        SELECT id FROM person WHERE name_index = ANY (names)
        UNION SELECT id FROM person WHERE id_number_index = ANY (id_numbers)
      $$;
    REVOKE ALL ON FUNCTION find_disputes, find_people FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION find_disputes, find_people TO ${APPLICATION_ROLE};
  `);
}

export async function down(): Promise<void> {
  throw new Error('the record is not taken down: restore a backup');
}

/** Lets the functions below search a table although row-level security is forced on its owner too. */
function readByOwner(table: string): string {
  return `CREATE POLICY search ON ${table} FOR SELECT TO CURRENT_USER USING (true);`;
}
