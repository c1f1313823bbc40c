import pg from 'pg';

/** What a refused request may leave behind, and nothing else: everything but these is the record. */
const MAY_CHANGE = new Set([
  // Who looked at what, also at what was then refused.
  'audit',
  // When a session was last used, and from where.
  'session',
  'known_address',
  // Attempts, which count exactly because they failed.
  'sign_in_attempt',
  'public_attempt',
  // A number is drawn before the record decides: one that is refused leaves a gap in the cases' own numbers.
  'case_number',
]);

/** A digest of every table's contents, by table. */
export async function digests(ownerUrl: string): Promise<Record<string, string>> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const { rows: tables } = await owner.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename`,
    );
    const digested: Record<string, string> = {};
    for (const { name } of tables) {
      if (MAY_CHANGE.has(name)) continue;
      const { rows } = await owner.query<{ digest: string }>(
        `SELECT count(*) || ' rows ' || coalesce(md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))), '') AS digest
         FROM ${owner.escapeIdentifier(name)} AS t`,
      );
      digested[name] = rows[0]?.digest ?? '';
    }
    return digested;
  } finally {
    await owner.end();
  }
}
