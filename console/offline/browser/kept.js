// @ts-check
import { seal, sealValue, unseal, unsealValue } from './crypt.js';
import { dropRows, putRow, rowOf, rowsOf } from './store.js';

/**
 * @typedef {object} TakenCase As the server gave it (console/offline/taken-dispute.ts, taken-household.ts).
 * @property {'dispute' | 'household'} kind
 * @property {string} id
 * @property {number} seq
 * @property {string} number
 * @property {string} title
 * @property {string} status
 * @property {{ id: string, as: string, name: string }[]} people
 * @property {{ id: string, when: string, place: string }[]} sessions
 * @property {string | null} due
 * @property {Command[]} can
 * @property {number} takenAt
 */
/** @typedef {'record-session' | 'record-revisit' | 'add-evidence'} Command */
/** @typedef {{ id: string, title: string, mediaType: string, size: number, isSent: boolean }} Photo Its id is its idempotency key. */
/** @typedef {{ status: number, code: string, detail: string, errors: { path: string, message: string }[], part: string | null }} Refusal */
/**
 * @typedef {object} Written A record that was begun here; its id is its idempotency key.
 * @property {string} id
 * @property {Command} command
 * @property {Pick<TakenCase, 'kind' | 'id' | 'number' | 'title'>} about
 * @property {number} seq The case as it was when this was begun.
 * @property {number} begunAt
 * @property {Record<string, string>} fields As they stand on the form.
 * @property {Photo[]} photos
 * @property {'draft' | 'ready' | 'refused' | 'sent'} state
 * @property {boolean} isTextSent
 * @property {Refusal | null} refusal
 */

/** What one person keeps here, open: in memory in the clear, on the device sealed. */
export class Kept {
  /** @type {Map<string, TakenCase>} */
  cases = new Map();
  /** @type {Map<string, Written>} */
  records = new Map();
  #opened;
  /** What is written follows what was written before. @type {Promise<unknown>} */
  #writing = Promise.resolve();

  /** @param {import('./space.js').Opened} opened */
  constructor(opened) {
    this.#opened = opened;
  }

  get owner() {
    return this.#opened.owner;
  }

  /** What is taken as evidence. */
  get evidence() {
    return this.#opened.evidence;
  }

  /** What the record's clock shows, as far as one knew when there was network. */
  now() {
    return Date.now() + this.#opened.ahead;
  }

  /** @param {import('./space.js').Opened} opened */
  static async of(opened) {
    const kept = new Kept(opened);
    for (const { id, kind, sealed } of await rowsOf(opened.owner)) {
      if (kind === 'photo') continue;
      const value = await unsealValue(opened.key, sealed, kept.#about(kind, id));
      if (kind === 'case') kept.cases.set(id, value);
      else kept.records.set(id, value);
    }
    return kept;
  }

  /** In the order in which they were begun. @param {Written['state'][]} states */
  recordsIn(...states) {
    const all = [...this.records.values()].sort((one, other) => one.begunAt - other.begunAt);
    return all.filter(({ state }) => states.includes(state));
  }

  /** @param {TakenCase} taken */
  putCase(taken) {
    this.cases.set(taken.id, taken);
    return this.#write('case', taken.id, taken, false);
  }

  /** @param {string} id */
  dropCase(id) {
    this.cases.delete(id);
    return this.#drop([id]);
  }

  /** @param {Written} record */
  putRecord(record) {
    this.records.set(record.id, record);
    return this.#write('record', record.id, record, record.state !== 'sent');
  }

  /** With its photos. @param {Written} record */
  dropRecord({ id, photos }) {
    this.records.delete(id);
    return this.#drop([id, ...photos.map((photo) => photo.id)]);
  }

  /** @param {string} of The record. @param {string} id @param {Blob} file */
  async putPhoto(of, id, file) {
    const { owner, key } = this.#opened;
    const sealed = await seal(key, await file.arrayBuffer(), this.#about('photo', id));
    await putRow({ owner, id, kind: 'photo', of, unsent: true, sealed });
  }

  /** @param {Photo} photo */
  async photoFile({ id, mediaType }) {
    const row = await rowOf(this.owner, id);
    if (row === undefined) throw new Error('the photo is gone');
    return new Blob([await unseal(this.#opened.key, row.sealed, this.#about('photo', id))], { type: mediaType });
  }

  /** @param {readonly string[]} ids */
  dropPhotos(ids) {
    return this.#drop(ids);
  }

  /** @param {'case' | 'record'} kind @param {string} id @param {unknown} value @param {boolean} unsent */
  #write(kind, id, value, unsent) {
    const { owner, key } = this.#opened;
    const copy = structuredClone(value);
    const write = async () =>
      putRow({ owner, id, kind, of: null, unsent, sealed: await sealValue(key, copy, this.#about(kind, id)) });
    this.#writing = this.#writing.then(write, write);
    return this.#writing;
  }

  /** @param {readonly string[]} ids */
  #drop(ids) {
    const drop = () => dropRows(this.owner, ids);
    this.#writing = this.#writing.then(drop, drop);
    return this.#writing;
  }

  /** @param {string} kind @param {string} id */
  #about(kind, id) {
    return `${kind} ${this.owner} ${id}`;
  }
}
