import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { CDPSession, Page, Viewport } from 'puppeteer';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** All rules in one light; in the others the one that another light can break. */
type Light = 'light' | 'dark' | 'contrast';
const LIGHTS = { light: RULES, dark: ['color-contrast'], contrast: ['color-contrast'] } satisfies Record<
  Light,
  string[]
>;
/** A finger's width less what rounding may take. */
const LEAST_TARGET_PX = 43.5;
/** Nobody has a narrower screen; 200 % of a phone is judged there (WCAG 1.4.10). */
const NARROWEST = 320;

interface Found {
  violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
}

/** Judges pages, each build of page once: lists that differ in length alone are one build. */
export class Judge {
  readonly #judged = new Set<string>();

  /** Throws Error saying what is wrong with the page as it stands. */
  async judge(page: Page): Promise<void> {
    const viewport = page.viewport() as Viewport;
    const build = `${viewport.width} ${(await page.evaluate(BUILD)) as string}`;
    if (this.#judged.has(build)) return;
    this.#judged.add(build);
    const wrong = [
      ...(await sideways(page, '')),
      ...(viewport.hasTouch ? await tooSmall(page) : []),
      ...(await atTwiceTheSize(page, viewport)),
      ...(await axe(page)),
    ];
    if (wrong.length > 0) throw new Error(`${page.url()} at ${viewport.width} px:\n${wrong.join('\n')}`);
  }
}

/** What a page is built of: each kind of place in it, and whether there is one of it or several. */
const BUILD = `(() => {
  const places = new Map();
  const marks = ['open', 'aria-current', 'aria-invalid', 'aria-pressed', 'disabled', 'type', 'role'];
  const visit = (element, above) => {
    const own = marks.filter((mark) => element.hasAttribute(mark)).map((mark) => mark + element.getAttribute(mark));
    const classes = typeof element.className === 'string' ? element.className.trim().split(/\\s+/).sort() : [];
    const place = above + '>' + [element.tagName, ...classes, ...own].join('.');
    places.set(place, (places.get(place) ?? 0) + 1);
    for (const child of element.children) visit(child, place);
  };
  visit(document.body, document.documentElement.lang);
  return [...places].map(([place, count]) => place + (count > 1 ? '+' : '')).sort().join();
})()`;

/** What axe finds in each of the three lights; the light is then as it was. */
async function axe(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const theme = (await page.evaluate('document.documentElement.dataset.theme ?? null')) as string | null;
  // A second session on a page disturbs what the first has it believe of its network: only where there is no other way.
  const cdp = theme === null ? await page.createCDPSession() : null;
  const found: string[] = [];
  for (const [light, rules] of Object.entries(LIGHTS) as [Light, string[]][]) {
    await (cdp === null ? showing(page, light) : preferring(cdp, light));
    const run = `axe.run({ runOnly: ${JSON.stringify(rules)}, resultTypes: ['violations'] })`;
    const { violations } = (await page.evaluate(run)) as Found;
    found.push(...violations.map(({ id, nodes }) => `${id} in ${light}: ${nodes.map(({ html }) => html).join(' ')}`));
  }
  if (theme !== null) await showing(page, theme);
  // With the session ends what it has the device prefer.
  await cdp?.detach();
  return found;
}

async function showing(page: Page, theme: string): Promise<void> {
  await page.evaluate(`document.documentElement.dataset.theme = ${JSON.stringify(theme)}`);
}

/** A page that offers no choice is shown as the device prefers. */
async function preferring(cdp: CDPSession, light: Light): Promise<void> {
  await cdp.send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'prefers-color-scheme', value: light === 'dark' ? 'dark' : 'light' },
      { name: 'prefers-contrast', value: light === 'contrast' ? 'more' : 'no-preference' },
    ],
  });
}

async function sideways(page: Page, when: string): Promise<string[]> {
  const over = (await page.evaluate(`(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 0.5)
      .map((element) => element.outerHTML.slice(0, 120)).slice(-3);
  })()`)) as string[];
  return over.length === 0 ? [] : [`scrolls sideways${when}: ${over.join(' ')}`];
}

/** 200 %: as a browser does it for whoever reads with glasses – half the width for the same letters. */
async function atTwiceTheSize(page: Page, viewport: Viewport): Promise<string[]> {
  const width = Math.max(NARROWEST, viewport.width / 2);
  await page.setViewport({ ...viewport, width });
  const wrong = await sideways(page, ` at ${width} px, which is 200 %`);
  await page.setViewport(viewport);
  return wrong;
}

/** What a finger misses. A link in the middle of a sentence is as high as its line; a box is tapped by its label. */
async function tooSmall(page: Page): Promise<string[]> {
  const small = (await page.evaluate(`(() => {
    const inSentence = (target) => target.tagName === 'A' && getComputedStyle(target).display === 'inline'
      && [...target.parentElement.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
    const tapped = (target) => (target.matches('[type=checkbox], [type=radio]') && target.labels[0]) || target;
    return [...document.querySelectorAll('a:not(.skip), button:not([aria-hidden]), input:not([type="hidden"]), select, textarea, summary')]
      .filter((target) => target.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !inSentence(target))
      .filter((target) => tapped(target).getBoundingClientRect().height < ${LEAST_TARGET_PX})
      .map((target) => target.outerHTML.slice(0, 160));
  })()`)) as string[];
  return small.map((html) => `too small for a finger: ${html}`);
}
