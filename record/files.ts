import { fileTypeFromBuffer } from 'file-type';
import { DomainError } from '../domain/errors.ts';
import { caseKeyOf } from './case-key.ts';
import { decrypt, encrypt } from './cipher.ts';
import type { KeyRing } from './keys.ts';
import type { Tx } from './transaction.ts';

/** A file whose size and kind were looked at; the only kind of file that can be sealed. */
export interface CheckedFile {
  bytes: Buffer;
  mediaType: string;
}

/** A file as it is kept: encrypted under the case's key, with what can be known without opening it. */
export interface SealedFile {
  id: string;
  streamId: string;
  mediaType: string;
  /** SHA-256 of the plain bytes, in hex. */
  sha256: string;
  cipher: Buffer;
}

type StoredFile = Omit<SealedFile, 'cipher'> & { cipher: Buffer | null };

/**
 * Looks at size and content; a name or a declared type proves nothing. Throws DomainError `invalid` on that field
 * for an empty or too large file and for a kind that policy does not take.
 */
export async function checkFile(
  bytes: Buffer,
  allowed: { maxBytes: number; mediaTypes: readonly string[] },
  path = 'file',
): Promise<CheckedFile> {
  const refuse = (why: string) => new DomainError('invalid', why, { path });
  if (bytes.length === 0) throw refuse('The file is empty.');
  if (bytes.length > allowed.maxBytes) throw refuse(`The file is larger than ${allowed.maxBytes} bytes.`);
  const mediaType = (await fileTypeFromBuffer(bytes))?.mime;
  if (mediaType === undefined || !allowed.mediaTypes.includes(mediaType)) {
    throw refuse(
      `The file's content is ${mediaType ?? 'of no known kind'}; taken are ${allowed.mediaTypes.join(', ')}.`,
    );
  }
  return { bytes, mediaType };
}

/** Encrypts under the case's key. */
export function sealFile(
  caseKey: Buffer,
  file: { id: string; streamId: string; sha256: string; checked: CheckedFile },
): SealedFile {
  const { id, streamId, sha256, checked } = file;
  const cipher = encrypt(caseKey, checked.bytes, fileBinding(streamId, id));
  return { id, streamId, mediaType: checked.mediaType, sha256, cipher };
}

/** A stored file in the clear; null if there is none any more or the actor may not see its case. Throws if it was changed. */
export async function openFile(
  tx: Tx,
  keys: KeyRing,
  fileId: string,
): Promise<{ streamId: string; mediaType: string; sha256: string; bytes: Buffer } | null> {
  const [file] = await tx.query<StoredFile>(
    `SELECT id, stream_id AS "streamId", media_type AS "mediaType", sha256, cipher FROM file WHERE id = $1`,
    [fileId],
  );
  if (!file || file.cipher === null) return null;
  const key = await caseKeyOf(tx, keys, file.streamId);
  const bytes = decrypt(key, file.cipher, fileBinding(file.streamId, file.id));
  return { streamId: file.streamId, mediaType: file.mediaType, sha256: file.sha256, bytes };
}

function fileBinding(streamId: string, fileId: string): string[] {
  return ['file', streamId, fileId];
}
