// @ts-check
import { openDB } from 'idb';

/**
 * What one person keeps in this browser, and how it opens.
 * @typedef {object} Space
 * @property {string} owner Who: a username.
 * @property {Uint8Array<ArrayBuffer>} salt
 * @property {CryptoKey} deviceKey
 * @property {import('./net.js').Rules} rules
 * @property {import('./net.js').EvidenceRules} evidence
 * @property {number} ahead By how much the record's clock is ahead of this device's, in milliseconds.
 * @property {number} failures Wrong PINs in a row.
 * @property {number} until After this moment the PIN no longer opens it.
 * @property {import('./crypt.js').Sealed | null} byPin The key to everything, sealed under the PIN; null: only signing in opens.
 * @property {import('./crypt.js').Sealed} byServer The same key, sealed under what only the server knows.
 */

/**
 * @typedef {object} Row One thing that is kept. Nothing of a case is in the clear but its number in our database.
 * @property {string} owner
 * @property {string} id
 * @property {'case' | 'record' | 'photo'} kind
 * @property {string | null} of The record that a photo belongs to.
 * @property {boolean} unsent Whether it would be lost.
 * @property {import('./crypt.js').Sealed} sealed
 */

const opening = openDB('fengqiao-offline', 1, {
  upgrade(db) {
    db.createObjectStore('device');
    db.createObjectStore('spaces', { keyPath: 'owner' });
    db.createObjectStore('rows', { keyPath: ['owner', 'id'] });
  },
});

/** This browser's name toward the server, drawn once. @returns {Promise<string>} */
export async function deviceId() {
  const db = await opening;
  const known = await db.get('device', 'id');
  if (known !== undefined) return known;
  const drawn = crypto.randomUUID();
  await db.put('device', drawn, 'id');
  return drawn;
}

/** @returns {Promise<Space[]>} */
export async function spaces() {
  return (await opening).getAll('spaces');
}

/** @param {string} owner @returns {Promise<Space | undefined>} */
export async function spaceOf(owner) {
  return (await opening).get('spaces', owner);
}

/** @param {Space} space */
export async function putSpace(space) {
  await (await opening).put('spaces', space);
}

/** @param {string} owner @returns {Promise<Row[]>} */
export async function rowsOf(owner) {
  return (await opening).getAll('rows', ownedBy(owner));
}

/** @param {string} owner @param {string} id @returns {Promise<Row | undefined>} */
export async function rowOf(owner, id) {
  return (await opening).get('rows', [owner, id]);
}

/** @param {Row} row */
export async function putRow(row) {
  await (await opening).put('rows', row);
}

/** @param {string} owner @param {readonly string[]} ids */
export async function dropRows(owner, ids) {
  const transaction = (await opening).transaction('rows', 'readwrite');
  await Promise.all([...ids.map((id) => transaction.store.delete([owner, id])), transaction.done]);
}

/** Everything of one person, with the keys. @param {string} owner */
export async function dropSpace(owner) {
  const transaction = (await opening).transaction(['spaces', 'rows'], 'readwrite');
  await Promise.all([
    transaction.objectStore('spaces').delete(owner),
    transaction.objectStore('rows').delete(ownedBy(owner)),
    transaction.done,
  ]);
}

/** @param {string} owner */
function ownedBy(owner) {
  return IDBKeyRange.bound([owner], [owner, []]);
}
