// @ts-check
import { showHome } from './home-view.js';
import { Kept } from './kept.js';
import { showChoosePin, showClosed, showEmpty, showUnlock } from './lock-views.js';
import { askStanding, NoNetwork } from './net.js';
import { say, shownView } from './page.js';
import { drawBar, offerInstalling } from './bar.js';
import { showRefused } from './refused-view.js';
import { sendAll } from './sending.js';
import { countClosed, openableByPin, openedBySignIn } from './space.js';
import { dropSpace, spaceOf } from './store.js';
import { offeredHere, take, takeAll } from './taking.js';
import { begun } from './written.js';
import { showWriting } from './write-view.js';

/** What a browser says of its network is a guess: while something waits, it is tried again and again. */
const TRY_AGAIN_MS = 30_000;
/** Left alone for so long, it locks itself. */
const HIDDEN_MS = 5 * 60_000;
const WANTED = /^#take\/(?:day|(dispute|household)\/([0-9a-f-]{36}))$/;

/** @type {Kept | null} What is open. */
let kept = null;
/** @type {import('./net.js').Standing | null} Who is signed in, as far as one could ask. */
let standing = null;
/** Whether our server has answered, when it was last asked. */
let isReached = true;
let hiddenAt = Number.POSITIVE_INFINITY;

/** @returns {Promise<void>} */
async function start() {
  kept = null;
  await askAgain();
  if (standing === null) return lock();
  const opened = await openedBySignIn(standing);
  return opened === null ? showChoosePin(standing, openUp) : openUp(opened);
}

/** @returns {Promise<void>} */
async function lock() {
  kept = null;
  draw();
  const owners = await openableByPin();
  if (owners.length > 0) return showUnlock(owners, openUp, start);
  const count = await countClosed();
  return count > 0 ? showClosed(count) : showEmpty();
}

async function askAgain() {
  try {
    const asked = await askStanding();
    isReached = true;
    standing = asked === 'none' ? null : asked;
  } catch (error) {
    if (!(error instanceof NoNetwork)) throw error;
    isReached = false;
    standing = null;
  }
}

/** @param {import('./space.js').Opened} opened @returns {Promise<void>} */
async function openUp(opened) {
  kept = await Kept.of(opened);
  const wanted = WANTED.exec(location.hash);
  if (wanted !== null) return takeWanted(wanted);
  await home();
  return sendNow();
}

/** What a link on another page asks for: one case, or all of today's visits. @param {RegExpExecArray} wanted @returns {Promise<void>} */
async function takeWanted([, kind, id]) {
  if (kept === null) return;
  history.replaceState(null, '', location.pathname);
  const why =
    kind === undefined || id === undefined
      ? await takeAll(kept, await offeredHere('households'))
      : await take(kept, /** @type {'dispute' | 'household'} */ (kind), id);
  if (why === null) return home({ kind: 'good', text: say('takenDone') });
  return home({ kind: 'bad', text: say('takeFailed', { why: why === 'no-network' ? say('noNetwork') : why }) });
}

/** @param {import('./home-view.js').Notice | null} [notice] @param {import('./sending.js').Stop | null} [stop] @returns {Promise<void>} */
async function home(notice = null, stop = null) {
  if (kept === null) return;
  const open = kept;
  const space = await spaceOf(open.owner);
  if (space === undefined) return lock();
  draw();
  showHome(
    open,
    { standing, notice, stop, rules: space.rules },
    {
      begin: (command, taken) => write(begun(command, taken)),
      open: (record) => (record.state === 'refused' ? decide(record) : write(record)),
      send: () => sendNow(),
      again: () => home(),
      async forget() {
        await dropSpace(open.owner);
        await start();
      },
    },
  );
}

/** @param {import('./kept.js').Written} record */
function write(record) {
  if (kept === null) return;
  // While it is written on, it is not sent.
  if (record.state === 'ready') record.state = 'draft';
  showWriting(kept, record, { back: () => home(), finished: goOn });
}

/** @param {import('./kept.js').Written} record */
async function decide(record) {
  if (kept !== null) await showRefused(kept, record, { back: () => home(), edit: write, send: goOn });
}

async function goOn() {
  await home();
  await sendNow();
}

/** Sends what is ready, and says what came of it; whoever is writing just then is not disturbed. */
async function sendNow({ quietly = false } = {}) {
  if (kept === null || kept.recordsIn('ready').length === 0) return;
  const { refused, stop, standing: asked } = await sendAll(kept);
  standing = asked;
  isReached = stop !== 'no-network';
  draw();
  if (shownView() !== 'home' || (quietly && stop !== null)) return;
  if (stop === 'no-network') return home({ kind: 'warn', text: say('notSent') });
  if (stop !== null) return home(null, stop);
  return home(
    refused > 0 ? { kind: 'bad', text: say('notTaken', { n: refused }) } : { kind: 'good', text: say('sentAll') },
  );
}

/** There is network again. */
async function reconnect() {
  draw();
  if (kept === null) return start();
  await askAgain();
  // Has been online: the days that its PIN holds begin anew.
  if (standing?.owner === kept.owner) await openedBySignIn(standing);
  if (shownView() === 'home') await home();
  return sendNow();
}

function draw() {
  drawBar({
    isOnline: isReached && navigator.onLine,
    isOpen: kept !== null,
    waiting: kept?.recordsIn('ready').length ?? 0,
    lock,
  });
}

// A link that is followed on this very page.
window.addEventListener('hashchange', () => {
  const wanted = WANTED.exec(location.hash);
  if (wanted !== null) void takeWanted(wanted);
});
window.addEventListener('online', () => reconnect());
window.addEventListener('offline', () => draw());
setInterval(() => document.hidden || sendNow({ quietly: true }), TRY_AGAIN_MS);
document.addEventListener('visibilitychange', () => {
  if (document.hidden) hiddenAt = Date.now();
  else if (kept !== null && Date.now() - hiddenAt > HIDDEN_MS) void lock();
});

if (!window.isSecureContext || !navigator.serviceWorker || !window.indexedDB) {
  /** @type {HTMLElement} */ (document.getElementById('unsupported')).hidden = false;
  /** @type {HTMLElement} */ (document.getElementById('view')).hidden = true;
} else {
  offerInstalling();
  // Away from here the console opens nothing without network; from here on the worker leads back to this page.
  await navigator.serviceWorker.register('/console/offline-worker.js', { scope: '/console' });
  // Without being asked, a browser that is short of space may drop what is kept.
  void navigator.storage?.persist?.();
  await start();
}
