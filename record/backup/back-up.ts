import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { RecordContext } from '../context.ts';
import type { MasterKeys } from '../master-keys.ts';
import { sealNow } from '../sealer.ts';
import { enveloped } from './envelope.ts';
import { END_OF_PART, frame, jsonFrame } from './frames.ts';
import type { Contents, Manifest, TableContents, TableShape } from './manifest.ts';
import { columnsOf, countersOf, migrationsOf, tablesInOrder } from './tables.ts';

export interface BackupMade {
  manifest: Manifest;
  contents: Contents;
}

/** What is encrypted already does not get smaller by trying; hexadecimal digits do at once. */
const GZIP_LEVEL = 1;
const LINE_END = 0x0a;

/**
 * 备份: the whole record – events, keys (as wrapped as they lie), documents, files, users – as it stood at one moment, into
 * one encrypted file. Commands go on meanwhile. Held in memory: a few pieces of it. The file is in its place only when it is whole.
 */
export async function backUp(
  { db, keys }: Pick<RecordContext, 'db' | 'keys'>,
  { ownerUrl, masters, file }: { ownerUrl: string; masters: MasterKeys; file: string },
): Promise<BackupMade> {
  await sealNow(db, keys);
  const owner = new pg.Client({ connectionString: ownerUrl });
  const draft = `${file}.unfinished`;
  await owner.connect();
  try {
    await owner.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    // An owner whom row-level security would show less than all gets an error instead.
    await owner.query('SET LOCAL row_security = off');
    const manifest = await manifestOf(owner);
    const contents: Contents = { tables: [], counters: [] };
    await pipeline(
      Readable.from(partsOf(owner, manifest, contents), { objectMode: false }),
      createGzip({ level: GZIP_LEVEL }),
      async function* (compressed: AsyncIterable<Buffer>) {
        yield* await enveloped(masters, compressed);
      },
      createWriteStream(draft, { mode: 0o600, flush: true }),
    );
    await rename(draft, file);
    return { manifest, contents };
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  } finally {
    await owner.end();
  }
}

async function manifestOf(owner: pg.Client): Promise<Manifest> {
  const { rows } = await owner.query<{ id: number; hash: string }>(
    `SELECT id, encode(hash, 'hex') AS hash FROM checkpoint ORDER BY id DESC LIMIT 1`,
  );
  return {
    format: 1,
    madeAt: new Date().toISOString(),
    migrations: await migrationsOf(owner),
    tables: await tablesInOrder(owner),
    lastCheckpoint: rows[0] ?? null,
  };
}

/** Fills `contents` as it goes along. */
async function* partsOf(owner: pg.Client, manifest: Manifest, contents: Contents): AsyncGenerator<Uint8Array> {
  yield* jsonFrame(manifest);
  yield END_OF_PART;
  for (const table of manifest.tables) {
    yield* jsonFrame({ table: table.name });
    contents.tables.push(yield* tableOf(owner, table));
    yield END_OF_PART;
  }
  contents.counters = await countersOf(owner);
  yield* jsonFrame(contents);
  yield END_OF_PART;
}

async function* tableOf(owner: pg.Client, table: TableShape): AsyncGenerator<Uint8Array, TableContents> {
  const data = owner.query(copyTo(`COPY ${columnsOf(owner, table)} TO STDOUT`));
  const digest = createHash('sha256');
  let rows = 0;
  for await (const piece of data as AsyncIterable<Buffer>) {
    digest.update(piece);
    rows += linesIn(piece);
    yield* frame(piece);
  }
  return { name: table.name, rows, sha256: digest.digest('hex') };
}

/** A row is a line; the server's own count comes only after the data has ended. */
function linesIn(piece: Buffer): number {
  let lines = 0;
  for (let at = piece.indexOf(LINE_END); at !== -1; at = piece.indexOf(LINE_END, at + 1)) lines += 1;
  return lines;
}
