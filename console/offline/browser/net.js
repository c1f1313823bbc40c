// @ts-check
import { deviceId } from './store.js';

/**
 * @typedef {{ minLength: number, failures: number, days: number, rounds: number }} Rules What policy says of PINs.
 * @typedef {{ maxBytes: number, mediaTypes: string[] }} EvidenceRules
 * @typedef {{ owner: string, name: string, csrf: string, now: number, key: string, rules: Rules, evidence: EvidenceRules }} Standing
 * @typedef {{ status: number, body: any }} Answer
 */

/** There is no network, or something in between that is not our server has answered. */
export class NoNetwork extends Error {}

/**
 * @param {string} path @param {RequestInit} [init]
 * @returns {Promise<Answer>}
 */
export async function ask(path, init = {}) {
  const headers = { Accept: 'application/json', .../** @type {Record<string, string>} */ (init.headers) };
  let response;
  try {
    response = await fetch(path, { ...init, headers, cache: 'no-store', redirect: 'error' });
  } catch {
    throw new NoNetwork();
  }
  if (!/json/.test(response.headers.get('Content-Type') ?? '')) throw new NoNetwork();
  return response.json().then(
    (body) => ({ status: response.status, body }),
    () => Promise.reject(new NoNetwork()),
  );
}

/** Who is signed in here; `none` if nobody is. Throws NoNetwork. @returns {Promise<Standing | 'none'>} */
export async function askStanding() {
  const { status, body } = await ask(`/console/offline/standing?device=${await deviceId()}`);
  return status === 200 ? body : 'none';
}
