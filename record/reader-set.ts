import { createHash } from 'node:crypto';

/** 可阅组: the id of a set of readers, as `reader_set_of` reckons it in the database, which checks each set that is new. */
export function readerSetOf(readers: readonly string[]): string {
  return createHash('sha256').update(readers.join(' ')).digest().readBigInt64BE(0).toString();
}
