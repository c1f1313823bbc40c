// @ts-check
import { offeredHere, take, takeAll } from './taking.js';
import { copyOf, fillIn, part, put, show, when } from './page.js';

/** @typedef {{ kind: 'good' | 'bad' | 'warn', text: string }} Notice */
/**
 * @typedef {object} Doing What can be done from here.
 * @property {(command: import('./kept.js').Command, taken: import('./kept.js').TakenCase) => unknown} begin
 * @property {(record: import('./kept.js').Written) => unknown} open
 * @property {() => unknown} send
 * @property {() => unknown} forget
 * @property {() => unknown} again Shows this page anew.
 */

/**
 * @param {import('./kept.js').Kept} kept
 * @param {{ standing: import('./net.js').Standing | null, notice: Notice | null, stop: import('./sending.js').Stop | null, rules: import('./net.js').Rules }} now
 * @param {Doing} doing
 */
export function showHome(kept, { standing, notice, stop, rules }, doing) {
  const shown = copyOf('home');
  for (const kind of ['good', 'bad', 'warn']) put(shown, { [kind]: notice?.kind === kind ? notice.text : null });
  part(shown, 'signedOut').hidden = stop !== 'signed-out';
  part(shown, 'somebodyElse').hidden = stop !== 'somebody-else';
  fillIn(shown, 'somebodyElseName', { name: standing?.name ?? '' });
  const own = standing?.owner === kept.owner;
  const open = kept.recordsIn('refused', 'draft', 'ready', 'sent');
  part(shown, 'records').replaceChildren(...open.map((record) => recordCard(kept, record, doing)));
  part(shown, 'records').hidden = open.length === 0;
  const waiting = kept.recordsIn('ready').length;
  part(shown, 'waiting').hidden = waiting === 0;
  put(shown, { waitingCount: String(waiting) });
  when(shown, 'send', doing.send);
  const cases = [...kept.cases.values()].sort((one, other) => one.number.localeCompare(other.number));
  part(shown, 'cases').replaceChildren(...cases.map((taken) => caseCard(kept, taken, own, doing)));
  part(shown, 'casesNone').hidden = cases.length > 0;
  fillIn(shown, 'safe', { failures: rules.failures, days: rules.days });
  fillIn(shown, 'forgetHelp', { n: kept.recordsIn('refused', 'draft', 'ready').length });
  when(shown, 'forget', doing.forget);
  show(shown);
  if (own) void showOffered(kept, shown, doing);
}

/** @param {import('./kept.js').Kept} kept @param {import('./kept.js').Written} record @param {Doing} doing */
function recordCard(kept, record, doing) {
  const card = copyOf('record');
  const { about, command, state, begunAt } = record;
  card.dataset.state = state;
  part(card, `what-${command}`).hidden = false;
  part(card, `state-${state}`).hidden = false;
  put(card, { number: about.number, title: about.title, begunAt: timeOf(begunAt) });
  // What has partly arrived can no longer be written on.
  const isClosed = state === 'sent' || (state === 'ready' && record.isTextSent);
  part(card, 'goOn').hidden = state !== 'draft';
  part(card, 'open').hidden = state === 'draft' || isClosed;
  part(card, 'dismiss').hidden = state !== 'sent';
  when(card, 'open', () => doing.open(record));
  when(card, 'dismiss', async () => {
    await kept.dropRecord(record);
    doing.again();
  });
  return card;
}

/** @param {import('./kept.js').Kept} kept @param {import('./kept.js').TakenCase} taken @param {boolean} isOnline @param {Doing} doing */
function caseCard(kept, taken, isOnline, doing) {
  const card = copyOf('case');
  const { number, title, status, people, due, can, takenAt } = taken;
  put(card, { number, title, status, due, takenAt: timeOf(takenAt) });
  part(card, 'dueRow').hidden = due === null;
  part(card, 'people').replaceChildren(
    ...people.map(({ as, name }) => {
      const item = document.createElement('li');
      item.textContent = `${as} ${name}`;
      return item;
    }),
  );
  for (const command of /** @type {const} */ (['record-session', 'record-revisit', 'add-evidence'])) {
    part(card, `write-${command}`).hidden = !can.includes(command);
    when(card, `write-${command}`, () => doing.begin(command, taken));
  }
  // Without network it could not be fetched again.
  part(card, 'refresh').hidden = !isOnline;
  part(card, 'putBack').hidden = !isOnline;
  when(card, 'refresh', async () => {
    await take(kept, taken.kind, taken.id);
    doing.again();
  });
  when(card, 'putBack', async () => {
    await kept.dropCase(taken.id);
    doing.again();
  });
  return card;
}

/** @param {import('./kept.js').Kept} kept @param {HTMLElement} shown @param {Doing} doing */
async function showOffered(kept, shown, doing) {
  const offered = (await offeredHere('disputes', 'households')).filter(({ id }) => !kept.cases.has(id));
  if (offered.length === 0) return;
  part(shown, 'offeredSection').hidden = false;
  part(shown, 'offered').replaceChildren(
    ...offered.map((each) => {
      const item = copyOf('offered');
      put(item, { number: each.number, title: each.title });
      when(item, 'take', async () => {
        await take(kept, each.kind, each.id);
        doing.again();
      });
      return item;
    }),
  );
  part(shown, 'takeAll').hidden = offered.length < 2;
  when(shown, 'takeAll', async () => {
    await takeAll(kept, offered);
    doing.again();
  });
}

/** As people here write it. @param {number} ms */
function timeOf(ms) {
  const { lang } = document.documentElement;
  return new Date(ms).toLocaleString(lang, {
    timeZone: 'Asia/Shanghai',
    month: lang === 'en' ? 'short' : 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });
}
