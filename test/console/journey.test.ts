import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import puppeteer, { type Browser, type Page } from 'puppeteer';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cacheDirectory } from '../../bin/start/instance.ts';
import { palettes } from '../../console/design/tokens.ts';
import { contrastOf } from '../../console/design/contrast.ts';
import { findChromium } from '../../documents/find-chromium.ts';
import { type ApiUnderTest, startApi } from '../api/api-under-test.ts';
import { loggedIn, registered } from '../api/caller.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** All rules in one light; in the others the one that another light can break. */
const LIGHTS = { light: RULES, dark: ['color-contrast'], contrast: ['color-contrast'] };

let api: ApiUnderTest;
let browser: Browser;
let disputeId: string;
beforeAll(async () => {
  api = await startApi({ usernames: ['mediator.yangping'] });
  disputeId = await registered(await loggedIn(api.url, 'mediator.yangping'), { colour: 'orange' });
  browser = await puppeteer.launch({
    executablePath: await findChromium(cacheDirectory()),
    headless: 'shell',
    pipe: true,
    args: ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
});
afterAll(async () => {
  await browser.close();
  await api.stop();
});

interface Found {
  violations: { id: string; nodes: { html: string }[] }[];
}

/** What axe finds wrong with the page as it stands, in each of the three lights. */
async function sound(page: Page): Promise<void> {
  await page.evaluate(AXE);
  for (const [light, rules] of Object.entries(LIGHTS)) {
    const found = (await page.evaluate(
      `document.documentElement.dataset.theme = '${light}'; axe.run({ runOnly: ${JSON.stringify(rules)} })`,
    )) as Found;
    const wrong = found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    expect(wrong, `${page.url()} in ${light}`).toEqual([]);
  }
  const sideways = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  expect(sideways, `${page.url()} scrolls sideways`).toBe(0);
}

async function goes(page: Page, by: () => Promise<unknown>): Promise<void> {
  await Promise.all([page.waitForNavigation(), by()]);
}

async function opened(width: number): Promise<Page> {
  const page = await (await browser.createBrowserContext()).newPage();
  // Nothing of it needs a script; axe alone does, and is let in by the debugger.
  await page.setViewport({ width, height: 800 });
  await page.setExtraHTTPHeaders({ 'accept-language': 'zh-CN' });
  return page;
}

it.each([1280, 390])(
  'at %i px: in, to a case, in another language and light, to one’s account, and out',
  async (width) => {
    const page = await opened(width);
    await page.goto(`${api.url}/console`);
    await sound(page);
    await page.type('#username', 'mediator.yangping');
    await page.type('#password', 'wrong');
    await goes(page, () => page.click('.sign-in-card button'));
    await sound(page);
    await page.type('#password', 'demo');
    await goes(page, () => page.click('.sign-in-card button'));
    await sound(page);
    await goes(page, () => page.click('.task-title a'));
    expect(page.url()).toContain(disputeId);
    await sound(page);

    await page.click('.display summary');
    await sound(page);
    await goes(page, () => page.click('button[value="en"]'));
    await page.click('.display summary');
    await goes(page, () => page.click('button[value="dark"]'));
    expect(await page.$eval('html', ({ lang, dataset }) => [lang, dataset.theme])).toEqual(['en', 'dark']);
    expect(page.url()).toContain(disputeId);
    await sound(page);

    await goes(page, () => page.click('a[href="/console/account"]'));
    await sound(page);
    for (const path of ['/console/account/password', '/console/account/second-factor']) {
      await goes(page, () => page.click(`a[href="${path}"]`));
      await sound(page);
      await page.goBack();
    }
    for (const path of ['/console?state=overdue', '/console/styleguide', '/console/nowhere']) {
      await page.goto(`${api.url}${path}`);
      await sound(page);
    }
    // 200 %: as a browser does it for whoever reads with glasses.
    await page.setViewport({ width: Math.max(320, width / 2), height: 800 });
    await page.goto(`${api.url}/console`);
    await sound(page);
    await page.setViewport({ width, height: 800 });
    await goes(page, () => page.click('form[action="/console/sign-out"] button'));
    await sound(page);
    await page.goto(`${api.url}/console`);
    expect(page.url()).toContain('/console/sign-in');
  },
);

it('with the keyboard alone, and without scripts: every step has a focus that is seen', async () => {
  const page = await opened(1280);
  await page.setJavaScriptEnabled(false);
  await page.goto(`${api.url}/console`);
  /** Tabs until it is there; fails if it never is, or if what has the focus does not show it. */
  const reach = async (selector: string) => {
    for (let tabs = 0; tabs < 40; tabs += 1) {
      const there = await page.evaluate(`(() => {
        const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
        const isSeen = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
        return document.activeElement.matches(${JSON.stringify(selector)}) ? (isSeen ? 'seen' : 'unseen') : 'elsewhere';
      })()`);
      if (there !== 'elsewhere') return expect(there, selector).toBe('seen');
      await page.keyboard.press('Tab');
    }
    throw new Error(`the keyboard does not reach ${selector}`);
  };
  await page.keyboard.press('Tab');
  await reach('.skip');
  await reach('#username');
  await page.keyboard.type('mediator.yangping');
  await reach('#password');
  await page.keyboard.type('demo');
  await goes(page, () => page.keyboard.press('Enter'));
  await reach('.task-title a');
  await goes(page, () => page.keyboard.press('Enter'));
  expect(page.url()).toContain(disputeId);
  await reach('.display summary');
  await page.keyboard.press('Enter');
  await reach('button[value="contrast"]');
  await goes(page, () => page.keyboard.press('Enter'));
  expect(await page.$eval('html', ({ dataset }) => dataset.theme)).toBe('contrast');
  await reach('form[action="/console/sign-out"] button');
  await goes(page, () => page.keyboard.press('Enter'));
  expect(page.url()).toContain('/console/signed-out');
});

it('what is tapped is large enough for a finger', async () => {
  const page = await opened(390);
  await page.goto(`${api.url}/console/sign-in`);
  await page.type('#username', 'mediator.yangping');
  await page.type('#password', 'demo');
  await goes(page, () => page.click('.sign-in-card button'));
  for (const path of ['/console', `/console/disputes/${disputeId}`, '/console/account']) {
    await page.goto(`${api.url}${path}`);
    const small = await page.$$eval('a:not(.skip), button, input:not([type="hidden"]), summary', (targets) =>
      targets
        .filter((target) => target.checkVisibility())
        .filter((target) => target.getBoundingClientRect().height < 43.5)
        .map(({ outerHTML }) => outerHTML),
    );
    expect(small, path).toEqual([]);
  }
});

it('every colour of text stands out from every ground it is set on: 4.5 to 1, and 7 to 1 in high contrast', () => {
  for (const [light, palette] of Object.entries(palettes)) {
    const least = light === 'contrast' ? 7 : 4.5;
    const pairs = [
      ...(['ink', 'quiet', 'brand', 'red', 'orange', 'blue', 'good'] as const).flatMap((text) =>
        (['surface', 'ground'] as const).map((ground) => [text, ground] as const),
      ),
      ...(['red', 'orange', 'blue', 'good', 'brand'] as const).map((text) => [text, `${text}Soft`] as const),
      ...([
        ['onBrand', 'brand'],
        ['onBar', 'bar'],
        ['ink', 'sunken'],
      ] as const),
    ] as const;
    for (const [text, ground] of pairs) {
      expect(contrastOf(palette[text], palette[ground]), `${light}: ${text} on ${ground}`).toBeGreaterThanOrEqual(
        least,
      );
    }
    for (const edge of ['edge', 'focus'] as const) {
      expect(contrastOf(palette[edge], palette.surface), `${light}: ${edge}`).toBeGreaterThanOrEqual(3);
    }
  }
});
