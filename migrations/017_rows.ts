import type { Knex } from 'knex';
import { APPLICATION_ROLE, SEALER_ROLE, SIGN_IN_ROLE } from './access.ts';

/** Written by nobody but the record itself, when a command has been decided. */
const OF_THE_RECORD = [
  ...['stream', 'event', 'outbox', 'reaction', 'task', 'data_key', 'sealed_text', 'person', 'search_index', 'file'],
  ...['dispute_view', 'household_view', 'clue_view', 'screening_round_view', 'claimant_view', 'supervision_view'],
  ...['household_merge', 'disclosure', 'notification'],
];
/** Of which each row says itself who may read it. */
const WITH_READERS = ['stream', 'dispute_view', 'household_view', 'clue_view', 'screening_round_view'];

/** 行级权限: rows open to an organisation's role and not to all of its people; narrow roles for narrow work. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- readers also names roles: role@organisation, and role#user where it is one person's. See domain/organisation/viewing.ts.
    CREATE FUNCTION app_viewers() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE RETURN
      CASE current_setting('app.role', true) WHEN 'system' THEN ARRAY['*'] ELSE ARRAY[
        current_setting('app.role', true) || '@' || current_setting('app.organisation', true),
        current_setting('app.role', true) || '#' || current_setting('app.user', true)] END;
    CREATE FUNCTION app_is_record() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE RETURN app_reader() = '*';
    -- By which access tables the rows' readers were reckoned: a release with others reckons them again.
    ALTER TABLE instance ADD readers_by text;

    ${OF_THE_RECORD.map(readByViewersWrittenByRecord).join('\n')}
    -- Whoever gives a command locks the case that they see; what becomes of it the record writes.
    DROP POLICY changes ON stream;
    CREATE POLICY changes ON stream FOR UPDATE
      USING (readers && app_viewers()) WITH CHECK (app_is_record());

    -- A notice is its role's, who also marks it as read.
    DROP POLICY readers ON notification;
    DROP POLICY changes ON notification;
    CREATE POLICY readers ON notification FOR SELECT
      USING (app_is_record() OR (organisation_id = app_reader() AND roles @> ARRAY[current_setting('app.role', true)]));
    CREATE POLICY changes ON notification FOR UPDATE
      USING (app_is_record() OR (organisation_id = app_reader() AND roles @> ARRAY[current_setting('app.role', true)]));

    -- Whoever sees a case may ask for a paper of it; what it then holds, the record says.
    ${read('document')}
    CREATE POLICY writes ON document FOR INSERT WITH CHECK (
      app_is_record() OR EXISTS (SELECT FROM stream WHERE stream.id = document.stream_id));
    CREATE POLICY changes ON document FOR UPDATE USING (app_is_record());

    -- 封印人: reads hashes and the trail, whose words are encrypted, and writes checkpoints; no people, words nor states.
    GRANT SELECT (stream_id, seq, hash, txid) ON event TO ${SEALER_ROLE};
    GRANT SELECT (id) ON stream TO ${SEALER_ROLE};
    GRANT SELECT, INSERT ON checkpoint TO ${SEALER_ROLE};
    GRANT SELECT ON audit, demo_clock, organisation TO ${SEALER_ROLE};
    GRANT EXECUTE ON FUNCTION organisations_of TO ${SEALER_ROLE};

    -- Whoever reads the names of users does not read what their passwords are checked against. Accounts and offices are an
    -- administrator's to enter; a password is also its owner's to change.
    REVOKE SELECT ON app_user FROM ${APPLICATION_ROLE};
    GRANT SELECT (id, name, status, must_change_password, password_changed_at, created_at) ON app_user TO ${APPLICATION_ROLE};
    ${['app_user', 'role_assignment'].map(readByAllWrittenByAdministrators).join('\n')}
    CREATE POLICY own ON app_user FOR UPDATE USING (id = current_setting('app.user', true));

    -- 登录验证与账户: users, sessions and the tree of organisations, and nothing of any case.
    GRANT UPDATE (kind, level, parent_id, name, short_name) ON organisation TO ${SIGN_IN_ROLE};
    GRANT SELECT ON user_role, calendar_feed, policy_version, instance, demo_clock TO ${SIGN_IN_ROLE};
    GRANT SELECT, INSERT ON app_user, role_assignment, api_token, idempotency, organisation TO ${SIGN_IN_ROLE};
    GRANT UPDATE (name, password_hash, status, must_change_password, password_changed_at) ON app_user TO ${SIGN_IN_ROLE};
    GRANT UPDATE (valid_until, ended_by, ended_at) ON role_assignment TO ${SIGN_IN_ROLE};
    GRANT UPDATE (last_used_at, revoked_at) ON api_token TO ${SIGN_IN_ROLE};
    GRANT SELECT, INSERT, UPDATE, DELETE ON session, second_factor, recovery_code, sign_in_attempt, known_address,
      former_password TO ${SIGN_IN_ROLE};

    -- Which families a dispute's people belong to is told to the record while it decides, and to nobody who asks for it.
    CREATE OR REPLACE FUNCTION households_of_people(person_ids uuid[], id_numbers bytea[], name_births bytea[])
      RETURNS TABLE (state jsonb, member_person_id uuid, person_id uuid)
      LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
        SELECT household.state, member.id, party.id
        FROM unnest(person_ids, id_numbers, name_births) AS party (id, id_number, name_birth)
        JOIN person AS member ON member.of_household AND (member.id_number_index = party.id_number
          OR (member.name_birth_index = party.name_birth
            AND (member.id_number_index IS NULL OR party.id_number IS NULL)))
        LEFT JOIN household_merge AS merged ON merged.stream_id = member.stream_id
        JOIN stream AS household ON household.id = coalesce(merged.into_id, member.stream_id)
          AND household.kind = 'household'
        WHERE app_is_record() AND EXISTS (SELECT FROM person WHERE of_household)
        ORDER BY household.id
        FOR SHARE OF household
      $$;

    -- What is no case's: read by all, written by the record alone; counters are the record's alone.
    ${(['organisation', 'policy_version', 'demo_clock'] as const).map(readByAllWrittenByRecord).join('\n')}
    ${['case_number', 'committee_number', 'public_attempt'].map(ofTheRecordAlone).join('\n')}
  `);
}

export async function down(): Promise<void> {
  throw new Error('the record is not taken down: restore a backup');
}

/** The rule by which a table was read stays; for rows that name their readers, it now asks for the role. */
function readByViewersWrittenByRecord(table: string): string {
  return `${read(table)}${writtenByRecord(table)}`;
}

function read(table: string): string {
  const visible = WITH_READERS.includes(table) ? `'readers && app_viewers()'` : `pg_get_expr(polqual, polrelid)`;
  return `
    DO $$
      DECLARE visible text := (SELECT ${visible} FROM pg_policy WHERE polrelid = '${table}'::regclass AND polname = 'readers');
      BEGIN
        DROP POLICY readers ON ${table};
        EXECUTE 'CREATE POLICY readers ON ${table} FOR SELECT USING (' || visible || ')';
      END $$;`;
}

function writtenByRecord(table: string): string {
  return `
    CREATE POLICY writes ON ${table} FOR INSERT WITH CHECK (app_is_record());
    CREATE POLICY changes ON ${table} FOR UPDATE USING (app_is_record());
    CREATE POLICY removes ON ${table} FOR DELETE USING (app_is_record());`;
}

function readByAllWrittenByRecord(table: string): string {
  return `${forced(table)}
    CREATE POLICY readers ON ${table} FOR SELECT USING (true);
    ${writtenByRecord(table)}`;
}

function readByAllWrittenByAdministrators(table: string): string {
  const may = `app_is_record() OR current_setting('app.role', true) = 'administrator'`;
  return `${forced(table)}
    CREATE POLICY readers ON ${table} FOR SELECT USING (true);
    CREATE POLICY writes ON ${table} FOR INSERT WITH CHECK (${may});
    CREATE POLICY changes ON ${table} FOR UPDATE USING (${may});`;
}

function ofTheRecordAlone(table: string): string {
  return `${forced(table)}
    CREATE POLICY readers ON ${table} USING (app_is_record());`;
}

function forced(table: string): string {
  return `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
    ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;`;
}
