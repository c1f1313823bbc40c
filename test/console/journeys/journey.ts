/**
 * 用户路径: what somebody does on the console from beginning to end, told once and gone three times.
 *
 *     const { journey } = journeysIn({ usernames: ['mediator.yangping', 'clerk.court'] });
 *
 *     journey('a mediator registers a dispute', async ({ traveller, another, caller }) => {
 *       await traveller.signsIn('mediator.yangping');
 *       await traveller.opens('登记纠纷');
 *       await traveller.fills('标题', '雨水管改道');
 *       await traveller.chooses('纠纷类型', '邻里纠纷');
 *       await traveller.fills('姓名', '张桂芳', { in: '当事人 1' });
 *       await traveller.presses('登记');
 *       await traveller.reads('已登记');
 *     });
 *
 * - **Three runs**: with the mouse at 1280 px, with a finger at 390 px, and with the keyboard alone at 1280 px without any script.
 *   A script goes all three: what a page adds by script it must also have without.
 * - **In words of the page**: everything is found by the name that is read or heard – label, text of a link, of a button –
 *   whole or a piece of it that only one has; `{ in: '…' }` names the group, region or row around it. If nothing is found,
 *   the error says what there is. No selectors, no calls of the API in place of a step of the traveller's own.
 *   `caller('…')` is for what *others* have done before; `another()` is a second person's device, worked in the same manner.
 * - **Judged on the way** (mouse and touch): every page, and every part that opens, by axe in light, dark and high contrast, for
 *   sideways scrolling there and at 200 %, for targets that a finger hits. A page built as one before it – tags and classes, in
 *   that width and language – is judged once a file. With the keyboard every focus on the way must be seen.
 * - What goes wrong unseen fails a run as well: an error in a script, something refused by the Content-Security-Policy, a file
 *   that is not there, a page that breaks (5xx).
 * - `worker: true` gives the county Temporal and a worker, so that papers are made and deadlines act; the demo clock then
 *   moves by `POST /clock`. It costs a file some seconds; without it, papers stay “being made”.
 * - Every run begins with a browser of its own and must make its own case: the three share one county.
 */
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, describe, it } from 'vitest';
import type { ApiUnderTest } from '../../api/api-under-test.ts';
import { type Caller, loggedIn } from '../../api/caller.ts';
import { openBrowser } from './harness/browser.ts';
import { type County, openCounty, type Setting } from './harness/county.ts';
import { type Device, openDevice } from './harness/device.ts';
import type { Manner } from './harness/hands.ts';
import { Judge } from './harness/soundness.ts';
import type { Traveller } from './harness/traveller.ts';

const MANNERS: Record<Manner, string> = {
  mouse: 'with the mouse at 1280 px',
  touch: 'with a finger at 390 px',
  keyboard: 'with the keyboard alone and without scripts',
};
const TIME_LIMIT_MS = 120_000;

export interface Run {
  traveller: Traveller;
  /** Somebody else's device. */
  another(): Promise<Traveller>;
  /** For what others have done before, over the API. */
  caller(username: string): Promise<Caller>;
  api: ApiUnderTest;
}

export function journeysIn(setting: Setting) {
  let county: County;
  let browser: Browser;
  const judge = new Judge();
  beforeAll(async () => {
    [county, browser] = await Promise.all([openCounty(setting), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await county.close();
  });

  async function go(manner: Manner, script: (run: Run) => Promise<void>): Promise<void> {
    const { api } = county;
    const devices: Device[] = [];
    const another = async () => {
      const device = await openDevice(browser, {
        manner,
        origin: api.url,
        judge: manner === 'keyboard' ? null : judge,
      });
      devices.push(device);
      return device.traveller;
    };
    const run = { traveller: await another(), another, caller: (name: string) => loggedIn(api.url, name), api };
    try {
      await script(run);
      const unseen = devices.flatMap(({ wentWrong }) => wentWrong);
      if (unseen.length > 0) throw new Error(`It went wrong unseen:\n${unseen.join('\n')}`);
    } finally {
      await Promise.all(devices.map((device) => device.close()));
    }
  }

  return {
    journey(name: string, script: (run: Run) => Promise<void>): void {
      describe(name, () => {
        for (const [manner, words] of Object.entries(MANNERS) as [Manner, string][]) {
          it(words, { timeout: TIME_LIMIT_MS }, () => go(manner, script));
        }
      });
    },
    api: () => county.api,
  };
}
