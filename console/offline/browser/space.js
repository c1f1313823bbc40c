// @ts-check
import { aesKey, keyOfPin, keyOfServer, newDeviceKey, randomBytes, seal, unseal } from './crypt.js';
import { putSpace, rowsOf, dropRows, dropSpace, spaceOf, spaces } from './store.js';

/** @typedef {{ owner: string, key: CryptoKey, ahead: number, evidence: import('./net.js').EvidenceRules }} Opened What one person keeps here, open: the key is in memory alone. */

const SALT_BYTES = 16;
const KEY_BYTES = 32;
const DAY_MS = 86_400_000;

/** @param {string} owner */
const byPinAbout = (owner) => `pin ${owner}`;
/** @param {string} owner */
const byServerAbout = (owner) => `server ${owner}`;

/**
 * Opens what whoever has signed in keeps here, without a PIN; null if they keep nothing yet, or must choose a PIN anew.
 * @param {import('./net.js').Standing} standing @returns {Promise<Opened | null>}
 */
export async function openedBySignIn({ owner, key, rules, evidence, now }) {
  const space = await spaceOf(owner);
  if (space === undefined || space.byPin === null) return null;
  const raw = await unseal(await keyOfServer(key), space.byServer, byServerAbout(owner));
  const ahead = now - Date.now();
  await putSpace({ ...space, rules, evidence, ahead, failures: 0, until: Date.now() + rules.days * DAY_MS });
  return { owner, key: await aesKey(raw), ahead, evidence };
}

/**
 * A new PIN for whoever has signed in: over what they keep here already, or over nothing.
 * @param {import('./net.js').Standing} standing @param {string} pin @returns {Promise<Opened>}
 */
export async function choosePin({ owner, key, rules, evidence, now }, pin) {
  const known = await spaceOf(owner);
  const serverKey = await keyOfServer(key);
  const raw = known ? await unseal(serverKey, known.byServer, byServerAbout(owner)) : randomBytes(KEY_BYTES);
  const salt = randomBytes(SALT_BYTES);
  const deviceKey = await newDeviceKey();
  const ahead = now - Date.now();
  const pinKey = await keyOfPin(pin, { salt, rounds: rules.rounds, deviceKey });
  await putSpace({
    owner,
    salt,
    deviceKey,
    rules,
    evidence,
    ahead,
    failures: 0,
    until: Date.now() + rules.days * DAY_MS,
    byPin: await seal(pinKey, raw, byPinAbout(owner)),
    byServer: await seal(serverKey, raw, byServerAbout(owner)),
  });
  return { owner, key: await aesKey(raw), ahead, evidence };
}

/**
 * Each try is counted before it is made. After the last one only signing in opens it.
 * @param {string} owner @param {string} pin @returns {Promise<Opened | { left: number }>}
 */
export async function openedByPin(owner, pin) {
  const space = await spaceOf(owner);
  if (!space?.byPin || !mayTry(space)) return closed(space);
  const failures = space.failures + 1;
  await putSpace({ ...space, failures });
  try {
    const pinKey = await keyOfPin(pin, { salt: space.salt, rounds: space.rules.rounds, deviceKey: space.deviceKey });
    const raw = await unseal(pinKey, space.byPin, byPinAbout(owner));
    await putSpace({ ...space, failures: 0 });
    return { owner, key: await aesKey(raw), ahead: space.ahead, evidence: space.evidence };
  } catch {
    const left = space.rules.failures - failures;
    return left > 0 ? { left } : closed({ ...space, failures });
  }
}

/** Who can open what they keep here by PIN. What is past its time is closed on the way. */
export async function openableByPin() {
  const known = await spaces();
  await Promise.all(known.filter((space) => space.byPin !== null && !mayTry(space)).map(closed));
  return known.filter((space) => space.byPin !== null && mayTry(space)).map(({ owner }) => owner);
}

/** How many records only signing in opens. */
export async function countClosed() {
  const rows = await Promise.all((await spaces()).map(({ owner }) => rowsOf(owner)));
  return rows.flat().filter(({ kind, unsent }) => kind === 'record' && unsent).length;
}

/**
 * 退出登录: what was sent or only read goes; what was not sent stays, and only its owner's sign-in opens it.
 * Answers how many records stay.
 */
export async function leave() {
  for (const space of await spaces()) {
    const rows = await rowsOf(space.owner);
    const unsent = new Set(rows.filter((row) => row.kind === 'record' && row.unsent).map(({ id }) => id));
    const isNeeded = (/** @type {import('./store.js').Row} */ row) => unsent.has(row.of ?? row.id);
    if (unsent.size === 0) await dropSpace(space.owner);
    else {
      const unneeded = rows.filter((row) => !isNeeded(row)).map(({ id }) => id);
      await Promise.all([closed(space), dropRows(space.owner, unneeded)]);
    }
  }
  return countClosed();
}

/** @param {import('./store.js').Space} space */
function mayTry({ failures, rules, until }) {
  return failures < rules.failures && Date.now() < until;
}

/** @param {import('./store.js').Space | undefined} space */
async function closed(space) {
  if (space) await putSpace({ ...space, byPin: null });
  return { left: 0 };
}
