// @ts-check
import { copyOf, part, put, say, show, when, whenSent } from './page.js';
import { showPhotos } from './photos-part.js';
import { momentOf, wallClock } from './shanghai.js';
import { missingIn, momentField } from './written.js';

/**
 * The form of a record. What is typed is kept, sealed, with every letter.
 * @param {import('./kept.js').Kept} kept @param {import('./kept.js').Written} record
 * @param {{ back: () => unknown, finished: () => unknown }} around
 */
export function showWriting(kept, record, { back, finished }) {
  const shown = copyOf(`write-${record.command}`);
  const form = /** @type {HTMLFormElement} */ (shown.querySelector('form'));
  put(shown, { number: record.about.number, title: record.about.title });
  if (record.command === 'record-session') offerSessions(form, kept.cases.get(record.about.id)?.sessions ?? []);
  fillForm(form, record, kept.now());
  form.addEventListener('input', () => {
    record.fields = typedIn(form, record);
    void keep();
  });
  const keep = async () => {
    await kept.putRecord(record);
    part(shown, 'kept').hidden = false;
  };
  if (record.about.kind === 'dispute') showPhotos(kept, record, { shown, keep });
  else part(shown, 'photos').remove();
  whenSent(form, async () => {
    record.fields = typedIn(form, record);
    const wrong = wrongWith(record, form, kept.now());
    showWrong(shown, form, wrong);
    if (wrong.length > 0) return;
    await kept.putRecord({ ...record, state: 'ready', refusal: null });
    finished();
  });
  when(shown, 'later', async () => {
    await kept.putRecord(record);
    back();
  });
  when(shown, 'discard', async () => {
    await kept.dropRecord(record);
    back();
  });
  show(shown);
  showWrong(
    shown,
    form,
    (record.refusal?.errors ?? []).map(({ path, message }) => ({ name: path, text: message })),
  );
}

/** @param {HTMLFormElement} form @param {import('./kept.js').TakenCase['sessions']} sessions */
function offerSessions(form, sessions) {
  const chosen = /** @type {HTMLSelectElement} */ (form.elements.namedItem('sessionId'));
  chosen.prepend(...sessions.map(({ id, when: at, place }) => new Option(`${at} ${place}`, id)));
  part(form, 'session').hidden = sessions.length === 0;
  if (sessions.length > 0) chosen.selectedIndex = 0;
}

/** @param {HTMLFormElement} form @param {import('./kept.js').Written} record @param {number} now */
function fillForm(form, record, now) {
  const { fields } = record;
  const moment = momentField(record);
  fields[moment] ??= wallClock(now);
  for (const element of form.elements) {
    const field = /** @type {HTMLInputElement} */ (element);
    const value = fields[field.name];
    if (value === undefined || field.type === 'file') continue;
    if (field.type === 'radio') field.checked = field.value === value;
    else field.value = value;
  }
}

/** @param {HTMLFormElement} form @param {import('./kept.js').Written} record @returns {Record<string, string>} */
function typedIn(form, { photos }) {
  const ofPhotos = new Set(photos.map(({ id }) => id));
  const typed = [...new FormData(form)].filter(([name, value]) => typeof value === 'string' && !ofPhotos.has(name));
  return Object.fromEntries(/** @type {[string, string][]} */ (typed));
}

/** @param {import('./kept.js').Written} record @param {HTMLFormElement} form @param {number} now @returns {{ name: string, text: string }[]} */
function wrongWith(record, form, now) {
  const missing = missingIn(record).map((name) => ({ name, text: say('missing', { what: labelOf(form, name) }) }));
  const at = momentOf(record.fields[momentField(record)]);
  const isAhead = at !== undefined && Date.parse(at) > now;
  return [...missing, ...(isAhead ? [{ name: momentField(record), text: say('future') }] : [])];
}

/** What a field is called on the form. @param {HTMLFormElement} form @param {string} name */
function labelOf(form, name) {
  return form.querySelector(`[data-label="${name}"]`)?.textContent?.trim() ?? name;
}

/** @param {HTMLElement} shown @param {HTMLFormElement} form @param {{ name: string, text: string }[]} wrong */
function showWrong(shown, form, wrong) {
  const summary = part(shown, 'wrong');
  summary.hidden = wrong.length === 0;
  part(shown, 'wrongList').replaceChildren(
    ...wrong.map(({ name, text }) => {
      const item = document.createElement('li');
      const field = firstOf(form, name);
      const link = document.createElement(field === null ? 'span' : 'button');
      link.textContent = text;
      if (field !== null) {
        /** @type {HTMLButtonElement} */ (link).type = 'button';
        link.className = 'offline-wrong-link';
        link.addEventListener('click', () => field.focus());
      }
      item.append(link);
      return item;
    }),
  );
  for (const element of form.elements) {
    const field = /** @type {HTMLInputElement} */ (element);
    const isWrong = wrong.some(({ name }) => name === field.name);
    if (field.type === 'radio') field.closest('fieldset')?.classList.toggle('offline-choices-wrong', isWrong);
    else if (isWrong) field.setAttribute('aria-invalid', 'true');
    else field.removeAttribute('aria-invalid');
  }
  if (wrong.length > 0) summary.focus();
}

/** @param {HTMLFormElement} form @param {string} name */
function firstOf(form, name) {
  const found = [...form.elements].find((element) => /** @type {HTMLInputElement} */ (element).name === name);
  return /** @type {HTMLElement | null} */ (
    found ?? (name === 'photos' ? form.querySelector('input[type="file"]') : null)
  );
}
