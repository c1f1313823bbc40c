import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

const IV_BYTES = 12;
const TAG_BYTES = 16;
/** HMAC-SHA-256 cut to 128 bits (RFC 2104 section 5): as hard to forge, and half as long in every event. */
const MAC_BYTES = 16;

/**
 * AES-256-GCM under a random IV: `iv ‖ tag ‖ ciphertext`. `binding` names the row that the bytes belong to, so that a
 * ciphertext moved to another row no longer opens.
 */
export function encrypt(key: Buffer, plain: Buffer, binding: readonly string[]): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(bytesOf(binding));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

/** Throws if the bytes were changed, belong to another row, or were made under another key. */
export function decrypt(key: Buffer, sealed: Buffer, binding: readonly string[]): Buffer {
  const iv = sealed.subarray(0, IV_BYTES);
  const tag = sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(bytesOf(binding)).setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
}

/** A keyed hash over named parts; no two different lists of parts give the same input. */
export function macOf(key: Buffer, parts: readonly string[]): Buffer {
  return createHmac('sha256', key).update(bytesOf(parts)).digest().subarray(0, MAC_BYTES);
}

function bytesOf(parts: readonly string[]): Buffer {
  return Buffer.from(JSON.stringify(parts), 'utf8');
}
