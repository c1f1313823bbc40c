// @ts-check
import { copyOf, fillIn, part, put, say, show, whenSent } from './page.js';
import { weaknessOf } from './pin.js';
import { choosePin, openedByPin } from './space.js';

/** @typedef {(opened: import('./space.js').Opened) => unknown} Go */

/** Nothing is kept here, and nobody is signed in. */
export function showEmpty() {
  show(copyOf('empty'));
}

/** Something is kept that only signing in opens. @param {number} count */
export function showClosed(count) {
  const shown = copyOf('closed');
  fillIn(shown, 'count', { n: count });
  show(shown);
}

/** @param {import('./net.js').Standing} standing @param {Go} go */
export function showChoosePin(standing, go) {
  const shown = copyOf('choose-pin');
  const { minLength } = standing.rules;
  fillIn(shown, 'help', { n: minLength });
  const form = /** @type {HTMLFormElement} */ (shown.querySelector('form'));
  whenSent(form, async () => {
    const { pin = '', again } = /** @type {Record<string, string>} */ (Object.fromEntries(new FormData(form)));
    const weakness = weaknessOf(pin, minLength) ?? (pin === again ? null : 'pinDiffers');
    put(shown, { wrong: weakness && say(weakness, { n: minLength }) });
    if (weakness === null) go(await choosePin(standing, pin));
  });
  show(shown);
}

/** @param {string[]} owners Who keeps something here that a PIN opens. @param {Go} go @param {() => unknown} giveUp */
export function showUnlock(owners, go, giveUp) {
  const shown = copyOf('unlock');
  const form = /** @type {HTMLFormElement} */ (shown.querySelector('form'));
  const whose = /** @type {HTMLSelectElement} */ (form.elements.namedItem('owner'));
  whose.append(...owners.map((owner) => new Option(owner, owner)));
  part(shown, 'whose').hidden = owners.length < 2;
  const pin = /** @type {HTMLInputElement} */ (form.elements.namedItem('pin'));
  let isTrying = false;
  whenSent(form, async () => {
    if (isTrying || pin.value === '') return;
    isTrying = true;
    const outcome = await openedByPin(whose.value, pin.value);
    isTrying = false;
    if ('key' in outcome) return go(outcome);
    pin.value = '';
    pin.focus();
    if (outcome.left === 0) return giveUp();
    put(shown, { wrong: say('pinWrong', { n: outcome.left }) });
  });
  show(shown);
}
