/** The role under which API and worker connect. It owns nothing. */
export const APPLICATION_ROLE = 'fengqiao_app';
/** 封印人: what the sealer becomes for its transactions. Nobody logs in as it. */
export const SEALER_ROLE = 'fengqiao_sealer';
/** 登录验证: what the application becomes to learn who asks, and to open and end sessions. */
export const SIGN_IN_ROLE = 'fengqiao_sign_in';
/** All that the application may become for a transaction. */
export const NARROW_ROLES = [SEALER_ROLE, SIGN_IN_ROLE] as const;

type Right = 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE';

/** SQL that gives the application's role exactly these rights on a table. */
export function grant(table: string, rights: readonly Right[]): string {
  return `GRANT ${rights.join(', ')} ON ${table} TO ${APPLICATION_ROLE};`;
}

/**
 * SQL that forces row-level security on a table: rows are seen and written by those for whom `visible` holds. When
 * `execute` writes what was decided, `app_reader()` is `*`, the record itself.
 */
export function rowSecurity(table: string, visible: string): string {
  return `
    ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
    ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
    CREATE POLICY readers ON ${table} USING (${visible});`;
}

/** The same for a table with a `stream_id`: whoever may read the stream sees what hangs on it. */
export function rowSecurityByStream(table: string): string {
  return rowSecurity(table, `app_reader() = '*' OR EXISTS (SELECT FROM stream WHERE stream.id = ${table}.stream_id)`);
}
