import { spawn } from 'node:child_process';
import type { RunningSystem } from '../instance/system.ts';
import type { StoredEvent } from './differences.ts';
import { asOwner } from './owner-database.ts';

/** Events of the streams that were not there `earlier`. */
export async function storedEvents(home: string, earlier: ReadonlySet<string>): Promise<StoredEvent[]> {
  return asOwner(home, async (client) => {
    const { rows } = await client.query<StoredEvent>(
      `SELECT stream_id AS "streamId", seq, type, actor->>'role' = 'system' AS "bySystem" FROM event`,
    );
    return rows.filter(({ streamId }) => !earlier.has(streamId));
  });
}

/** Ids of all streams in the record. */
export async function streamsOf(home: string): Promise<Set<string>> {
  const { rows } = await asOwner(home, (client) => client.query<{ id: string }>('SELECT id FROM stream'));
  return new Set(rows.map((row) => row.id));
}

/** Open cases whose earliest deadline has passed by the record's clock and was not acted on. */
export async function countOverdue(home: string): Promise<number> {
  return asOwner(home, async (client) => {
    const { rows } = await client.query<{ count: string }>(
      'SELECT count(*) FROM outbox WHERE open AND next_due_at <= record_now()',
    );
    return Number(rows[0]?.count);
  });
}

/** Cases of which the engine has not been told what it must know, and reactions not carried out. */
export async function countUndelivered(home: string): Promise<number> {
  return asOwner(home, async (client) => {
    const { rows } = await client.query<{ count: string }>(
      `SELECT (SELECT count(*) FROM outbox WHERE undelivered) + (SELECT count(*) FROM reaction WHERE done_at IS NULL)
         AS count`,
    );
    return Number(rows[0]?.count);
  });
}

/** Runs `npm run fengqiao -- verify` on the system; answers its output if it found something. */
export async function verifyFindings(system: RunningSystem): Promise<string[]> {
  const child = spawn(process.execPath, ['bin/bootstrap.mjs', 'run', 'verify'], {
    env: { ...process.env, FENGQIAO_HOME: system.home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return code === 0 ? [] : [`verify ended with ${code}: ${output}`];
}
