import pg from 'pg';

/** Lets the demo clock of a fresh test database begin at `clockStart`, as `migrate` does for a new instance. */
export async function startDemoClock(ownerUrl: string, clockStart: string): Promise<void> {
  await asOwner(ownerUrl, 'UPDATE demo_clock SET real_at = clock_timestamp(), demo_at = $1', [clockStart]);
}

/** Turns a fresh test database, which is a demo one, into one for real data. */
export async function makeReal(ownerUrl: string): Promise<void> {
  await asOwner(ownerUrl, 'WITH real AS (UPDATE instance SET demo = false) DELETE FROM demo_clock', []);
}

async function asOwner(ownerUrl: string, statement: string, values: unknown[]): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query(statement, values);
  } finally {
    await owner.end();
  }
}
