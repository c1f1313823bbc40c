// @ts-check
import { momentOf } from './shanghai.js';

/** @typedef {import('./kept.js').Written} Written */

/** 四到位, by the names that the API has for them. */
export const ELEMENTS = /** @type {const} */ (['listened', 'policyExplained', 'warnedByCases', 'counselled']);

/** @param {import('./kept.js').Command} command @param {import('./kept.js').TakenCase} taken @returns {Written} */
export function begun(command, { kind, id, number, title, seq }) {
  return {
    id: crypto.randomUUID(),
    command,
    about: { kind, id, number, title },
    seq,
    begunAt: Date.now(),
    fields: {},
    photos: [],
    state: 'draft',
    isTextSent: false,
    refusal: null,
  };
}

/** The body that the API takes. @param {Written} record @returns {Record<string, unknown>} */
export function bodyOf({ command, fields }) {
  const text = (/** @type {string} */ name) => fields[name]?.trim() || undefined;
  const yes = (/** @type {string} */ name) => (fields[name] === undefined ? undefined : fields[name] === 'yes');
  if (command === 'record-session') {
    return {
      sessionId: text('sessionId'),
      heldAt: momentOf(fields.heldAt),
      place: text('place'),
      record: text('record'),
      result: text('result'),
    };
  }
  return {
    at: momentOf(fields.at),
    ...Object.fromEntries(ELEMENTS.map((name) => [name, { done: yes(`${name}.done`), note: text(`${name}.note`) }])),
    personsSeen: text('personsSeen'),
    victimAlone: yes('victimAlone'),
    means: text('means'),
    violenceRecurred: yes('violenceRecurred'),
    injuries: text('injuries'),
    childrenSeen: yes('childrenSeen'),
    feedback: text('feedback'),
  };
}

/** The names of the fields that still have to be filled in. @param {Written} record @returns {string[]} */
export function missingIn({ command, fields, photos }) {
  if (command === 'add-evidence') return photos.length === 0 ? ['photos'] : [];
  const needed =
    command === 'record-session'
      ? ['heldAt', 'place', 'record', 'result']
      : [
          'at',
          'means',
          ...ELEMENTS.flatMap((name) => [
            `${name}.done`,
            ...(fields[`${name}.done`] === 'yes' ? [`${name}.note`] : []),
          ]),
          ...['personsSeen', 'victimAlone', 'violenceRecurred', 'feedback'],
        ];
  return needed.filter((name) => (fields[name] ?? '').trim() === '');
}

/** The field that says when it was. @param {Written} record */
export function momentField({ command }) {
  return command === 'record-session' ? 'heldAt' : 'at';
}
