import { decrypt, encrypt } from './cipher.ts';
import { keyIdOf, withKeyId, withoutKeyId } from './key-id.ts';
import type { MasterKey, MasterKeys } from './master-keys.ts';

/** 封装: a key encrypted under a master key, whose id stands before it. */
export function wrap(master: MasterKey, key: Buffer, binding: readonly string[]): Buffer {
  return withKeyId(master.id, encrypt(master.wrappingKey, key, binding));
}

/** Throws if the bytes were changed or belong to another row, or if the master key is not there. */
export function unwrap(masters: MasterKeys, wrapped: Buffer, binding: readonly string[]): Buffer {
  const master = masters.find(keyIdOf(wrapped));
  if (master === undefined) throw new Error(`master key ${keyIdOf(wrapped)} is not there`);
  return decrypt(master.wrappingKey, withoutKeyId(wrapped), binding);
}
