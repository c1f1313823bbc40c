// @ts-check

const view = /** @type {HTMLElement} */ (document.getElementById('view'));
const words = JSON.parse(view.dataset.words ?? '{}');

/** What the page says that is not in one of its templates. @param {string} name @param {Record<string, string | number>} [values] */
export function say(name, values = {}) {
  return filled(words[name], values);
}

/** @param {string} sentence @param {Record<string, string | number>} values */
export function filled(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (gap, name) => String(values[name] ?? gap));
}

/** A copy of one of the page's templates. @param {string} name @returns {HTMLElement} */
export function copyOf(name) {
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById(`t-${name}`));
  const copy = /** @type {HTMLElement} */ (/** @type {Element} */ (template.content.firstElementChild).cloneNode(true));
  return copy;
}

/** @param {ParentNode} within @param {string} name @returns {HTMLElement} */
export function part(within, name) {
  const found = within.querySelector(`[data-part="${name}"]`);
  if (found === null) throw new Error(`the page has no part ${name}`);
  return /** @type {HTMLElement} */ (found);
}

/** Sets texts by the names of their parts; what is null is hidden. @param {ParentNode} within @param {Record<string, string | null>} texts */
export function put(within, texts) {
  for (const [name, text] of Object.entries(texts)) {
    const element = part(within, name);
    element.hidden = text === null;
    // Only the innermost: around it may stand a mark.
    (element.querySelector('[data-text]') ?? element).textContent = text ?? '';
  }
}

/** Fills the gaps of a sentence that stands in the template. @param {ParentNode} within @param {string} name @param {Record<string, string | number>} values */
export function fillIn(within, name, values) {
  const element = part(within, name);
  element.textContent = filled(element.textContent ?? '', values);
}

/** @param {ParentNode} within @param {string} name @param {() => unknown} act */
export function when(within, name, act) {
  for (const button of within.querySelectorAll(`[data-act="${name}"]`)) button.addEventListener('click', act);
}

/** @param {HTMLFormElement} form @param {() => unknown} act */
export function whenSent(form, act) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    act();
  });
}

/** Shows a view in place of the last one, and goes to its heading, as a page that was loaded would. @param {HTMLElement} shown */
export function show(shown) {
  const isFirst = view.dataset.shown === undefined;
  view.dataset.shown = shown.dataset.view ?? '';
  view.replaceChildren(shown);
  const heading = shown.querySelector('h1');
  if (heading === null || isFirst) return;
  heading.tabIndex = -1;
  heading.focus();
  window.scrollTo(0, 0);
}

/** The view that is shown now. */
export function shownView() {
  return view.dataset.shown;
}
