// @ts-check
import { copyOf, fillIn, part, put, show, when } from './page.js';
import { keepCase, standingOf } from './taking.js';

/**
 * What was not taken: why, what has changed meanwhile, what one wrote – and what to do with it is for the writer to say.
 * @param {import('./kept.js').Kept} kept @param {import('./kept.js').Written} record
 * @param {{ back: () => unknown, edit: (record: import('./kept.js').Written) => unknown, send: () => unknown }} around
 */
export async function showRefused(kept, record, { back, edit, send }) {
  const shown = copyOf('refused');
  const refusal = /** @type {import('./kept.js').Refusal} */ (record.refusal);
  const reason = reasonOf(refusal);
  part(shown, `why-${reason}`).hidden = false;
  put(shown, {
    number: record.about.number,
    title: record.about.title,
    detail: reason === 'stale' || reason === 'gone' ? null : refusal.detail,
  });
  const photo = record.photos.find(({ id }) => id === refusal.part);
  part(shown, 'part').hidden = !record.isTextSent || photo === undefined;
  fillIn(shown, 'part', { title: photo?.title ?? '' });
  const now = await standingOf(record);
  showChanges(shown, now);
  showMine(shown, record);

  const ready = async (/** @type {Partial<import('./kept.js').Written>} */ change) => {
    // What has changed was seen: whatever is written from here on goes by the case as it stands now.
    if (now !== null && kept.cases.has(now.id)) await keepCase(kept, now);
    await kept.putRecord({ ...record, ...change, state: 'ready', refusal: null });
    send();
  };
  part(shown, 'anyway').hidden = reason !== 'stale' || now === null;
  part(shown, 'again').hidden = reason === 'stale' || reason === 'arrived';
  part(shown, 'asNew').hidden = reason !== 'arrived';
  // What has arrived is on record: only what has not can still be changed.
  part(shown, 'edit').hidden = record.isTextSent || reason === 'gone';
  when(shown, 'anyway', () => ready({ seq: now?.seq ?? record.seq }));
  when(shown, 'again', () => ready({ seq: now?.seq ?? record.seq }));
  when(shown, 'asNew', async () => {
    await kept.dropRecord({ ...record, photos: [] });
    await ready({ id: crypto.randomUUID(), seq: now?.seq ?? record.seq });
  });
  part(shown, 'dropPhoto').hidden = photo === undefined;
  when(shown, 'dropPhoto', async () => {
    await kept.dropPhotos(photo === undefined ? [] : [photo.id]);
    await ready({ photos: record.photos.filter((each) => each !== photo) });
  });
  when(shown, 'edit', () => edit(record));
  when(shown, 'keep', back);
  when(shown, 'discard', async () => {
    await kept.dropRecord(record);
    back();
  });
  show(shown);
}

/** @param {import('./kept.js').Refusal} refusal */
function reasonOf({ status, code, part: photo }) {
  if (status === 412) return 'stale';
  if (status === 409) return 'now';
  if (status === 404) return 'gone';
  if (status === 403) return 'denied';
  if (code === 'idempotency-mismatch') return 'arrived';
  return photo === null ? 'invalid' : 'large';
}

/** @param {HTMLElement} shown @param {Awaited<ReturnType<typeof standingOf>>} now */
function showChanges(shown, now) {
  const changes = now?.changes ?? [];
  part(shown, 'changes').replaceChildren(
    ...changes.map(({ what, detail, when: at, who }) => {
      const item = copyOf('change');
      put(item, { what, detail, when: at, who });
      return item;
    }),
  );
  part(shown, 'changesNone').hidden = changes.length > 0;
  part(shown, 'standingRow').hidden = now === null;
  put(shown, { standing: now?.status ?? null });
}

/** The text as it was written, in full, to be read and copied. @param {HTMLElement} shown @param {import('./kept.js').Written} record */
function showMine(shown, { fields, command, photos }) {
  const labels = copyOf(`write-${command}`);
  const lines = Object.entries(fields).filter(([, value]) => value.trim() !== '');
  part(shown, 'mine').replaceChildren(
    ...[...lines, ...photos.map(({ title }) => ['photos', title])].map(([name = '', value = '']) => {
      const row = copyOf('line');
      const choice = labels.querySelector(`[name="${name}"][value="${value}"]`)?.parentElement?.textContent;
      const option = labels.querySelector(`select[name="${name}"] option[value="${value}"]`)?.textContent;
      put(row, {
        name: labels.querySelector(`[data-label="${name}"]`)?.textContent ?? '',
        value: choice ?? option ?? value.replace('T', ' '),
      });
      return row;
    }),
  );
}
