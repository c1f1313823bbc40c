/*
 * 实时: what a page does when it is told of news (console/live). Lists are fetched anew by htmx; this keeps them still while
 * somebody is at work in them or looks elsewhere, and shows the bar that says that there is news.
 */
(() => {
  const heard = new WeakSet();
  let hasOpened = false;
  let isStale = false;

  const bar = () => document.getElementById('news');
  const lists = () => document.querySelectorAll('[hx-trigger~="sse:news"]');

  function show(which) {
    const shown = bar();
    if (shown === null || (!shown.hidden && which !== 'over')) return;
    for (const text of shown.querySelectorAll('[data-of]')) text.hidden = text.dataset.of !== which;
    shown.hidden = false;
  }

  /** Somebody stands in it with the keyboard, or has ticked something: it must not move under their hands. */
  function isInUse(list) {
    return (
      list.id !== 'bell' && (list.contains(document.activeElement) || list.querySelector('input:checked') !== null)
    );
  }

  document.addEventListener('htmx:sseOpen', ({ detail: { source } }) => {
    // Whatever happened while the line was lost.
    if (hasOpened) for (const list of lists()) htmx.trigger(list, 'sse:news');
    hasOpened = true;
    if (heard.has(source)) return;
    heard.add(source);
    const on = bar()?.dataset.on;
    if (on) source.addEventListener(on, () => show('news'));
    source.addEventListener('over', () => show('over'));
  });

  document.addEventListener('htmx:beforeRequest', (event) => {
    const { elt } = event.detail;
    if (!elt.matches('[hx-trigger~="sse:news"]')) return;
    if (document.hidden) {
      isStale = true;
      event.preventDefault();
    } else if (isInUse(elt)) {
      show('news');
      event.preventDefault();
    }
  });

  document.addEventListener('visibilitychange', () => {
    if (document.hidden || !isStale) return;
    isStale = false;
    for (const list of lists()) htmx.trigger(list, 'sse:news');
  });

  document.addEventListener('htmx:afterSwap', ({ detail: { target } }) => {
    if (target.id !== 'content') return;
    bar().hidden = true;
    document.getElementById('content').focus();
  });
})();
