const END_OF_DIRECTORY = Buffer.from('PK\x05\x06', 'latin1');
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const ENTRY_BYTES = 46;
const ENTRY = 0x02014b50;

/**
 * What a ZIP archive says it unpacks to, in bytes, read from its directory without unpacking anything; null if it has no
 * directory. Whoever unpacks it must still stop where an entry grows beyond what it declared.
 */
export function unpackedSize(archive: Buffer): number | null {
  const end = archive.lastIndexOf(END_OF_DIRECTORY);
  if (end < 0 || end < archive.length - END_BYTES - LONGEST_COMMENT || end + END_BYTES > archive.length) return null;
  const entries = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  let size = 0;
  for (let entry = 0; entry < entries; entry += 1) {
    if (at + ENTRY_BYTES > end || archive.readUInt32LE(at) !== ENTRY) return null;
    size += archive.readUInt32LE(at + 24);
    at += ENTRY_BYTES + [28, 30, 32].reduce((sum, field) => sum + archive.readUInt16LE(at + field), 0);
  }
  return size;
}
