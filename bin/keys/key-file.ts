import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { formatMasterKeys, type MasterKey } from '../../record/master-keys.ts';
import { ConfigError } from '../config.ts';

/** Replaces the file in one step, readable by its owner only, and on the disk before anything lies under a new key. */
export function writeMasterKeys(file: string, keys: readonly MasterKey[]): void {
  const beside = `${file}.new`;
  try {
    const written = openSync(beside, 'w', 0o600);
    writeSync(written, formatMasterKeys(keys));
    fsyncSync(written);
    closeSync(written);
    renameSync(beside, file);
    const folder = openSync(dirname(file), 'r');
    fsyncSync(folder);
    closeSync(folder);
  } catch (error) {
    throw new ConfigError(
      `${file} cannot be written (${(error as Error).message}): put the new key first in it yourself, then call again`,
    );
  }
}
