import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const NAME = /^fengqiao-\d{8}T\d{6}Z\.backup$/;

/** What a backup made now is called: in the order of names they stand in the order of time. */
export function backupName(madeAt: Date): string {
  return `fengqiao-${madeAt.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z.backup`;
}

/** Removes all backups of a folder but the newest. Answers the names of those removed; other files are left alone. */
export async function keepNewest(folder: string, keep: number): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => NAME.test(name)).sort();
  const old = names.slice(0, Math.max(0, names.length - keep));
  for (const name of old) await rm(join(folder, name));
  return old;
}
