// @ts-check

/** @typedef {{ iv: Uint8Array<ArrayBuffer>, bytes: ArrayBuffer }} Sealed AES-256-GCM under a random IV. */

const IV_BYTES = 12;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** @param {number} count */
export function randomBytes(count) {
  return crypto.getRandomValues(new Uint8Array(count));
}

/**
 * `about` names what is sealed: put in another's place it no longer opens.
 * @param {CryptoKey} key @param {BufferSource} plain @param {string} about
 * @returns {Promise<Sealed>}
 */
export async function seal(key, plain, about) {
  const iv = randomBytes(IV_BYTES);
  const additionalData = encoder.encode(about);
  return { iv, bytes: await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, plain) };
}

/** @param {CryptoKey} key @param {Sealed} sealed @param {string} about Rejects if key or place are another. */
export function unseal(key, { iv, bytes }, about) {
  return crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: encoder.encode(about) }, key, bytes);
}

/** @param {CryptoKey} key @param {unknown} value @param {string} about */
export function sealValue(key, value, about) {
  return seal(key, encoder.encode(JSON.stringify(value)), about);
}

/** @param {CryptoKey} key @param {Sealed} sealed @param {string} about */
export async function unsealValue(key, sealed, about) {
  return JSON.parse(decoder.decode(await unseal(key, sealed, about)));
}

/** A key that no script can read out again. @param {BufferSource} raw */
export function aesKey(raw) {
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** A key that belongs to this browser on this device, and that no script can read. */
export function newDeviceKey() {
  return /** @type {Promise<CryptoKey>} */ (
    crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  );
}

/**
 * What a PIN makes, on this device alone, and at the cost of many rounds.
 * @param {string} pin @param {{ salt: Uint8Array<ArrayBuffer>, rounds: number, deviceKey: CryptoKey }} by
 */
export async function keyOfPin(pin, { salt, rounds, deviceKey }) {
  const typed = encoder.encode(pin.normalize('NFKC').trim());
  const base = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveBits']);
  const slow = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, base, 256);
  return aesKey(await crypto.subtle.sign('HMAC', deviceKey, slow));
}

/** What the server's key makes: it is given to whoever has signed in, and never kept. @param {string} base64 */
export async function keyOfServer(base64) {
  const raw = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const hmac = await crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return aesKey(await crypto.subtle.sign('HMAC', hmac, encoder.encode('fengqiao-offline')));
}
