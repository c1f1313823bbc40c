import { createHash, type Hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { isDeepStrictEqual } from 'node:util';
import { createGunzip } from 'node:zlib';
import type { MasterKeys } from '../master-keys.ts';
import { opened } from './envelope.ts';
import { FrameReader } from './frames.ts';
import type { Contents, Manifest, TableShape } from './manifest.ts';
import { UnusableBackup } from './unusable.ts';

/** What is done with a backup as it is read. */
export interface Loading {
  begin(manifest: Manifest): Promise<void>;
  /** Takes all of a table's data. */
  table(table: TableShape, data: AsyncIterable<Uint8Array>): Promise<void>;
}

/**
 * Reads a backup from its beginning to its end and compares what was read with what was written, piece by piece and table
 * by table. Only when it has returned was all of it right: whoever loads must be able to undo.
 * @throws UnusableBackup
 */
export async function readBackup(
  masters: MasterKeys,
  file: AsyncIterable<Uint8Array>,
  loading: Loading,
): Promise<{ manifest: Manifest; contents: Contents }> {
  const compressed = Readable.from(await opened(masters, file), { objectMode: false });
  const plain = createGunzip();
  compressed.on('error', (error) => plain.destroy(error));
  try {
    return await readParts(new FrameReader(unchanged(compressed.pipe(plain))), loading);
  } finally {
    compressed.destroy();
    plain.destroy();
  }
}

async function readParts(parts: FrameReader, loading: Loading): Promise<{ manifest: Manifest; contents: Contents }> {
  const manifest = await parts.only<Manifest>();
  if (manifest.format !== 1) throw new UnusableBackup('a newer Fengqiao has made it: restore it with that one');
  await loading.begin(manifest);
  const read: { name: string; sha256: string }[] = [];
  for (const table of manifest.tables) {
    const { name } = table;
    if (!isDeepStrictEqual(await parts.head(), { table: name })) throw new UnusableBackup(`${name} is missing in it`);
    const digest = createHash('sha256');
    await loading.table(table, digested(parts.data(), digest));
    read.push({ name, sha256: digest.digest('hex') });
  }
  const contents = await parts.only<Contents>();
  await parts.end();
  const written = contents.tables.map(({ name, sha256 }) => ({ name, sha256 }));
  if (!isDeepStrictEqual(read, written)) throw new UnusableBackup('its tables are not those that were written');
  return { manifest, contents };
}

async function* digested(data: AsyncIterable<Uint8Array>, digest: Hash): AsyncGenerator<Uint8Array> {
  for await (const piece of data) {
    digest.update(piece);
    yield piece;
  }
}

/** Both layers say in words of their own that a byte is wrong or missing. */
async function* unchanged(plain: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* plain;
  } catch (cause) {
    throw new UnusableBackup('it was changed or cut off', { cause });
  }
}
