import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { openRecord, type RecordContext } from '../../record/context.ts';
import { reapplyTombstones } from '../../record/reapply-tombstones.ts';
import { allTombstones } from '../../record/tombstones.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { ConfigError, readConfig } from '../config.ts';

const USAGE = 'usage: fengqiao tombstones [--apply <file>]';

const Line = z.strictObject({
  id: z.uuid(),
  kind: z.enum(['person', 'case']),
  streamId: z.uuid(),
  erasureId: z.uuid(),
  erasureSeq: z.int(),
});

/**
 * `tombstones`: a line for everything that was erased, to be kept apart from backups. `tombstones --apply <file>`, after an
 * older backup was restored: erases again what that list says.
 */
export async function run(words: string[]): Promise<void> {
  const [option, file] = words;
  if (option !== undefined && (option !== '--apply' || file === undefined)) throw new ConfigError(USAGE);
  const record = openRecord({ ...readConfig(), poolSize: 2 });
  try {
    if (file === undefined) await print(record);
    else await applyTombstones(record, resolve(process.env.INIT_CWD ?? '.', file));
  } finally {
    await record.close();
  }
}

async function print(record: RecordContext): Promise<void> {
  process.stdout.write(await tombstoneLines(record));
}

/** The whole list, a line for each. */
export async function tombstoneLines({ db }: RecordContext): Promise<string> {
  const all = await inTransaction(db, SYSTEM, allTombstones);
  return all.map((tombstone) => `${JSON.stringify(tombstone)}\n`).join('');
}

/** Erases again what the list in a file says. */
export async function applyTombstones(record: RecordContext, file: string): Promise<void> {
  const { erased, open } = await reapplyTombstones(record, read(file));
  console.log(`${erased} keys erased again`);
  for (const id of open)
    console.error(`${id} was still open when the backup was made: end it, then apply the list again`);
  if (open.length > 0) process.exitCode = 1;
}

function read(file: string): z.output<typeof Line>[] {
  try {
    const lines = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('{'));
    return lines.map((line) => Line.parse(JSON.parse(line)));
  } catch (error) {
    throw new ConfigError(`${file} is no list of tombstones: ${(error as Error).message}`);
  }
}
