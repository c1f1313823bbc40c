import { hkdfSync } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { macOf } from './cipher.ts';

const KEY_BYTES = 32;
const LARGEST_ID = 65_535;
/** A file that was changed is seen by every running process after at most so long. */
const LOOK_AGAIN_MS = 1_000;

/** 主密钥: wraps other keys and nothing else. Never touches the database. */
export interface MasterKey {
  id: number;
  bytes: Buffer;
  /** Under which it wraps. */
  wrappingKey: Buffer;
  /** Shows that two hosts mean the same key by one id, and says nothing of the key. */
  checkValue: Buffer;
}

/** The master keys that this process has. */
export interface MasterKeys {
  /** Under which new keys are wrapped: the first. */
  current(): MasterKey;
  /** Looks into the file again for one that is not known. */
  find(id: number): MasterKey | undefined;
  /** Those of the file as it is now. */
  all(): readonly MasterKey[];
}

/** Throws RangeError unless it has 32 bytes and an id that fits two. */
export function masterKey(id: number, bytes: Buffer): MasterKey {
  if (bytes.length !== KEY_BYTES) throw new RangeError(`a master key must have ${KEY_BYTES} bytes`);
  if (!Number.isInteger(id) || id < 1 || id > LARGEST_ID) throw new RangeError(`${id} is not the id of a master key`);
  const wrappingKey = derivedFrom(bytes, 'wrapping');
  return { id, bytes, wrappingKey, checkValue: macOf(derivedFrom(bytes, 'check'), ['master-key', String(id)]) };
}

/** A key for one purpose that comes from a master key and nothing else. */
export function derivedFrom(master: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `fengqiao/1/${purpose}`, KEY_BYTES));
}

/**
 * `<id>:<64 hexadecimal digits>`, one a line or with commas between, the current one first; 64 digits alone are key 1.
 * @throws RangeError that never quotes what it read
 */
export function parseMasterKeys(text: string): MasterKey[] {
  const keys = text
    .split(/[\s,]+/)
    .filter((word) => word !== '')
    .map((word, index) => {
      const [, id = '1', hex = ''] = /^(?:(\d{1,5}):)?([0-9a-fA-F]{64})$/.exec(word) ?? [];
      if (hex === '') throw new RangeError(`entry ${index + 1} is not <id>:<64 hexadecimal digits>`);
      return masterKey(Number(id), Buffer.from(hex, 'hex'));
    });
  if (keys.length === 0) throw new RangeError('there is no key');
  if (new Set(keys.map(({ id }) => id)).size < keys.length) throw new RangeError('two keys have one id');
  return keys;
}

/** What `parseMasterKeys` reads. */
export function formatMasterKeys(keys: readonly MasterKey[]): string {
  return keys.map(({ id, bytes }) => `${id}:${bytes.toString('hex')}\n`).join('');
}

/** Keys that stay as they are while the process runs. Throws RangeError for none. */
export function fixedMasterKeys(keys: readonly MasterKey[]): MasterKeys {
  const [current] = keys;
  if (current === undefined) throw new RangeError('there is no key');
  return { current: () => current, find: (id) => keys.find((key) => key.id === id), all: () => keys };
}

/**
 * Keys of a file that is read again when it was changed. While it cannot be read, or makes no sense, the keys stay what
 * they were: an editor, or a mount that is being replaced, must not stop the program.
 * @throws RangeError and file system errors, only at first
 */
export function masterKeyFile(file: string): MasterKeys {
  let keys = parseMasterKeys(readFileSync(file, 'utf8'));
  let version = versionOf(file);
  let lookedAt = performance.now();
  const look = () => {
    lookedAt = performance.now();
    try {
      const present = versionOf(file);
      if (present === version) return;
      keys = parseMasterKeys(readFileSync(file, 'utf8'));
      version = present;
    } catch {
      // See above.
    }
  };
  const known = (id: number) => keys.find((key) => key.id === id);
  return {
    current() {
      if (performance.now() - lookedAt > LOOK_AGAIN_MS) look();
      return fixedMasterKeys(keys).current();
    },
    find(id) {
      // An id that nobody has must not make every read a read of the file; stat alone costs nothing.
      if (known(id) === undefined) look();
      return known(id);
    },
    all() {
      look();
      return keys;
    },
  };
}

function versionOf(file: string): string {
  const { ino, mtimeNs, size } = statSync(file, { bigint: true });
  return `${ino} ${mtimeNs} ${size}`;
}
