import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PayloadCodec } from '@temporalio/common';
import type { History } from '@temporalio/common/lib/proto-utils.js';
import { decrypted, plain, revived } from '../workflows/history.ts';

const FOLDER = fileURLToPath(new URL('histories/', import.meta.url));

/**
 * Keeps histories of today's workflows for all later versions to replay, one file a run, decrypted: they hold codes, ids
 * and dates, and no data of people. Only when asked to: `RECORD_HISTORIES=1 npx vitest run test/workflows`. What was recorded
 * by an earlier version stays beside it; a new name for a new shape of the workflow, never an old file overwritten.
 */
export async function recordHistories(name: string, histories: History[], codec: PayloadCodec): Promise<void> {
  if (process.env.RECORD_HISTORIES !== '1') return;
  for (const [index, history] of histories.entries()) {
    const text = JSON.stringify(plain(await decrypted(history, codec)), null, 1);
    writeFileSync(join(FOLDER, `${name}-${index + 1}.json`), `${text}\n`, { flag: 'wx' });
  }
}

/** Every stored history by the name of its file. */
export function storedHistories(): { name: string; history: History }[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({
      name: file,
      history: revived(JSON.parse(readFileSync(join(FOLDER, file), 'utf8'))) as History,
    }));
}
