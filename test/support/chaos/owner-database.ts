import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { DATABASE, databaseUrl, OWNER_ROLE } from '../../../bin/start/postgres.ts';

/** Connection URL of the tables' owner, who sees every row, on the embedded instance of a home directory. */
export function ownerUrl(home: string): string {
  const read = <T>(file: string) => JSON.parse(readFileSync(join(home, file), 'utf8')) as T;
  const { owner } = read<{ owner: string }>('secrets.json');
  const { postgres } = read<{ postgres: number }>('ports.json');
  return databaseUrl(OWNER_ROLE, owner, postgres, DATABASE);
}

/** Runs `work` on a connection of the tables' owner. */
export async function asOwner<T>(home: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl(home) });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
