// @ts-check
import { bodyOf } from './written.js';
import { ask, askStanding, NoNetwork } from './net.js';

/**
 * @typedef {'no-network' | 'signed-out' | 'somebody-else'} Stop Why nothing more could be sent for now.
 * @typedef {{ sent: number, refused: number, stop: Stop | null, standing: import('./net.js').Standing | null }} Sent
 * @typedef {import('./kept.js').Written} Written
 */

/**
 * Sends what is ready, in the order in which it was begun. However often it is asked for, each record arrives once: it
 * carries the key that it got when it was begun, and two pages of one browser wait for each other.
 * @param {import('./kept.js').Kept} kept @returns {Promise<Sent>}
 */
export async function sendAll(kept) {
  return await navigator.locks.request('fengqiao-offline-sending', async () => {
    /** @type {Sent} */
    const sent = { sent: 0, refused: 0, stop: null, standing: null };
    try {
      const standing = await askStanding();
      if (standing === 'none') return { ...sent, stop: 'signed-out' };
      sent.standing = standing;
      if (standing.owner !== kept.owner) return { ...sent, stop: 'somebody-else' };
      for (const record of kept.recordsIn('ready')) {
        const outcome = await send(kept, record, standing.csrf);
        if (outcome === 'signed-out') return { ...sent, stop: outcome };
        sent[outcome] += 1;
      }
      return sent;
    } catch (error) {
      if (error instanceof NoNetwork) return { ...sent, stop: 'no-network' };
      throw error;
    }
  });
}

/**
 * The text first, then each photo. What has arrived is remembered at once, so that what is cut off goes on where it was.
 * @param {import('./kept.js').Kept} kept @param {Written} record @param {string} csrf
 * @returns {Promise<'sent' | 'refused' | 'signed-out'>}
 */
async function send(kept, record, csrf) {
  const address = `/console/${record.about.kind}s/${record.about.id}/offline`;
  const post = (/** @type {string} */ command, /** @type {RequestInit} */ init) =>
    ask(`${address}/${command}`, { method: 'POST', ...init, headers: { 'X-CSRF-Token': csrf, ...init.headers } });
  if (record.command !== 'add-evidence' && !record.isTextSent) {
    const answer = await post(record.command, {
      body: JSON.stringify(bodyOf(record)),
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': record.id,
        'If-Match': `"${record.seq}"`,
      },
    });
    if (answer.status !== 200) return refused(kept, record, answer, null);
    record.isTextSent = true;
    await kept.putRecord(record);
    await moveOn(kept, record, answer.body);
  }
  for (const photo of record.photos.filter(({ isSent }) => !isSent)) {
    const form = new FormData();
    form.append('title', photo.title);
    form.append('file', await kept.photoFile(photo));
    // A photo contradicts nothing that others have done meanwhile: it is added to the case as it stands.
    const answer = await post('add-evidence', { body: form, headers: { 'Idempotency-Key': photo.id } });
    if (answer.status !== 200) return refused(kept, record, answer, photo.id);
    photo.isSent = true;
    await kept.putRecord(record);
    await moveOn(kept, record, answer.body);
  }
  const gone = record.photos.map(({ id }) => id);
  await kept.putRecord({ ...record, state: 'sent', fields: {}, photos: [], refusal: null });
  await kept.dropPhotos(gone);
  return 'sent';
}

/**
 * What one has changed oneself is no conflict with what one wrote next to it.
 * @param {import('./kept.js').Kept} kept @param {Written} by @param {{ seq: number, events: unknown[] }} answer
 */
async function moveOn(kept, by, { seq, events }) {
  const before = seq - events.length;
  const taken = kept.cases.get(by.about.id);
  if (taken?.seq === before) await kept.putCase({ ...taken, seq });
  for (const record of kept.records.values()) {
    if (record.about.id !== by.about.id || record.seq !== before) continue;
    record.seq = seq;
    await kept.putRecord(record);
  }
}

/**
 * @param {import('./kept.js').Kept} kept @param {Written} record @param {import('./net.js').Answer} answer
 * @param {string | null} part The photo that was not taken; null: the text.
 * @returns {Promise<'refused' | 'signed-out'>}
 */
async function refused(kept, record, { status, body }, part) {
  if (status === 401 || body.code === 'password-change-needed' || body.code === 'second-factor-enrolment-needed') {
    return 'signed-out';
  }
  if (status === 429 || status >= 500) throw new NoNetwork();
  const { code, detail, errors = [] } = body;
  await kept.putRecord({ ...record, state: 'refused', refusal: { status, code, detail, errors, part } });
  return 'refused';
}
