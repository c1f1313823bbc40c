/** The role under which API and worker connect. It owns nothing. */
export const APPLICATION_ROLE = 'fengqiao_app';

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
