import type { Knex } from 'knex';
import { APPLICATION_ROLE, grant, rowSecurity } from './access.ts';

/** Rows about how somebody signs in are read by nobody but the record itself. */
const forTheRecordAlone = (table: string) => rowSecurity(table, `app_reader() = '*'`);

/** 身份: users and their roles by time, sessions, second factors, tokens for machines, and failed attempts to sign in. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- No password: somebody who signs in elsewhere (OpenID Connect), or a machine.
    ALTER TABLE app_user
      ALTER password_hash DROP NOT NULL,
      ADD status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'disabled')),
      ADD must_change_password boolean NOT NULL DEFAULT false,
      ADD password_changed_at timestamptz NOT NULL DEFAULT now(),
      ADD created_at timestamptz NOT NULL DEFAULT now();
    GRANT UPDATE (name, password_hash, status, must_change_password, password_changed_at) ON app_user TO ${APPLICATION_ROLE};

    -- Nobody takes one of their last passwords again. By the real clock, as everything here but the days of a role.
    CREATE TABLE former_password (
      user_id text NOT NULL REFERENCES app_user,
      password_hash text NOT NULL,
      replaced_at timestamptz NOT NULL DEFAULT clock_timestamp()
    );
    CREATE INDEX former_password_user ON former_password (user_id, replaced_at);
    ${forTheRecordAlone('former_password')}
    ${grant('former_password', ['SELECT', 'INSERT', 'DELETE'])}

    -- 任职: who holds which role where, from the first day to the last; days of Asia/Shanghai by the record's clock. Rows
    -- stay: they say who could do what when. record/identity/roles.ts sees to it that nobody has two on one day.
    CREATE TABLE role_assignment (
      id uuid PRIMARY KEY,
      user_id text NOT NULL REFERENCES app_user,
      organisation_id text NOT NULL REFERENCES organisation,
      role text NOT NULL,
      valid_from date NOT NULL,
      valid_until date,
      assigned_by text,
      assigned_at timestamptz NOT NULL,
      ended_by text,
      ended_at timestamptz
    );
    CREATE INDEX role_assignment_user ON role_assignment (user_id, valid_from);
    CREATE INDEX role_assignment_organisation ON role_assignment (organisation_id);
    ${grant('role_assignment', ['SELECT', 'INSERT'])}
    GRANT UPDATE (valid_until, ended_by, ended_at) ON role_assignment TO ${APPLICATION_ROLE};

    -- Until now everybody had one role for good: since the first policy, which no demo's clock begins before.
    INSERT INTO role_assignment (id, user_id, organisation_id, role, valid_from, assigned_at)
      SELECT gen_random_uuid(), id, organisation_id, role, date '2020-01-01', now() FROM app_user;
    ALTER TABLE app_user DROP organisation_id, DROP role;

    -- The role that a user holds today; for who holds none the latest one, so that a name still has its place.
    CREATE FUNCTION record_today() RETURNS date LANGUAGE sql VOLATILE RETURN (record_now() AT TIME ZONE 'Asia/Shanghai')::date;
    CREATE VIEW user_role WITH (security_invoker = true) AS
      SELECT DISTINCT ON (user_id) user_id, organisation_id, role, valid FROM (
        SELECT *, (SELECT record_today()) BETWEEN valid_from AND coalesce(valid_until, 'infinity') AS valid
        FROM role_assignment) AS assigned
      ORDER BY user_id, valid DESC, valid_from DESC;
    ${grant('user_role', ['SELECT'])}

    -- Address and browser as they were at the sign-in. Idle and whole lifetime are the policy's of that moment.
    DROP TABLE session;
    CREATE TABLE session (
      id uuid PRIMARY KEY,
      user_id text NOT NULL REFERENCES app_user,
      token_hash bytea NOT NULL UNIQUE,
      manner text NOT NULL CHECK (manner IN ('password', 'password+totp', 'oidc')),
      address text NOT NULL,
      user_agent text NOT NULL,
      must_enrol boolean NOT NULL,
      idle_minutes integer NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      last_seen_at timestamptz NOT NULL DEFAULT now(),
      expires_at timestamptz NOT NULL
    );
    CREATE INDEX session_of_user ON session (user_id);
    CREATE INDEX session_expiry ON session (expires_at);
    ${forTheRecordAlone('session')}
    ${grant('session', ['SELECT', 'INSERT', 'DELETE'])}
    GRANT UPDATE (must_enrol, last_seen_at) ON session TO ${APPLICATION_ROLE};

    -- 动态口令: the secret lies encrypted under the key ring. last_step: no code is taken twice (RFC 6238 5.2).
    CREATE TABLE second_factor (
      user_id text PRIMARY KEY REFERENCES app_user,
      secret bytea NOT NULL,
      last_step bigint NOT NULL DEFAULT 0,
      begun_at timestamptz NOT NULL DEFAULT now(),
      confirmed_at timestamptz
    );
    ${forTheRecordAlone('second_factor')}
    ${grant('second_factor', ['SELECT', 'INSERT', 'UPDATE', 'DELETE'])}
    CREATE TABLE recovery_code (
      user_id text NOT NULL REFERENCES second_factor ON DELETE CASCADE,
      code_hash bytea NOT NULL,
      used_at timestamptz,
      PRIMARY KEY (user_id, code_hash)
    );
    ${forTheRecordAlone('recovery_code')}
    ${grant('recovery_code', ['SELECT', 'INSERT', 'UPDATE', 'DELETE'])}

    -- 接口令牌: for machines, in the role of the user they belong to, within their scopes.
    CREATE TABLE api_token (
      id uuid PRIMARY KEY,
      user_id text NOT NULL REFERENCES app_user,
      name text NOT NULL,
      token_hash bytea NOT NULL UNIQUE,
      scopes text[] NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      expires_at timestamptz NOT NULL,
      last_used_at timestamptz,
      revoked_at timestamptz
    );
    CREATE INDEX api_token_user ON api_token (user_id);
    ${forTheRecordAlone('api_token')}
    ${grant('api_token', ['SELECT', 'INSERT'])}
    GRANT UPDATE (last_used_at, revoked_at) ON api_token TO ${APPLICATION_ROLE};

    -- Failures and the waits that follow, in the form of rate-limiter-flexible; keys are keyed hashes. Logged: a restart
    -- forgets nothing.
    CREATE TABLE sign_in_attempt (
      key varchar(255) PRIMARY KEY,
      points integer NOT NULL DEFAULT 0,
      expire bigint
    );
    CREATE INDEX sign_in_attempt_age ON sign_in_attempt (expire);
    ${forTheRecordAlone('sign_in_attempt')}
    ${grant('sign_in_attempt', ['SELECT', 'INSERT', 'UPDATE', 'DELETE'])}

    -- From where a user has signed in lately: a stranger's failures elsewhere do not keep them out there.
    CREATE TABLE known_address (
      user_id text NOT NULL REFERENCES app_user,
      address_hash bytea NOT NULL,
      known_until timestamptz NOT NULL,
      PRIMARY KEY (user_id, address_hash)
    );
    ${forTheRecordAlone('known_address')}
    ${grant('known_address', ['SELECT', 'INSERT', 'UPDATE', 'DELETE'])}
  `);
}

export async function down(): Promise<void> {
  throw new Error('the record is not taken down: restore a backup');
}
