import type { Browser, Page, Viewport } from 'puppeteer';
import type { Manner } from './hands.ts';
import type { Judge } from './soundness.ts';
import { Traveller } from './traveller.ts';

/** A browser of its own: nobody else's cookies. */
export interface Device {
  traveller: Traveller;
  /** What no reader of the page would notice. */
  wentWrong: string[];
  close(): Promise<void>;
}

const SCREENS: Record<Manner, Viewport> = {
  mouse: { width: 1280, height: 800 },
  touch: { width: 390, height: 844, hasTouch: true, isMobile: true },
  keyboard: { width: 1280, height: 800 },
};

export async function openDevice(
  browser: Browser,
  { manner, origin, judge }: { manner: Manner; origin: string; judge: Judge | null },
): Promise<Device> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport(SCREENS[manner]);
  await page.setExtraHTTPHeaders({ 'accept-language': 'zh-CN' });
  await page.setJavaScriptEnabled(manner !== 'keyboard');
  const cdp = await page.createCDPSession();
  const wentWrong = listen(page);
  return {
    traveller: new Traveller({ manner, page, cdp, origin, judge }),
    wentWrong,
    close: () => context.close(),
  };
}

/** What scripts and the browser complain of. A page that refuses (4xx) is a page; a file that is not there is not. */
function listen(page: Page): string[] {
  const wentWrong: string[] = [];
  page.on('pageerror', (error) => wentWrong.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      wentWrong.push(message.text());
  });
  page.on('response', (response) => {
    const least = response.request().resourceType() === 'document' ? 500 : 400;
    if (response.status() >= least) wentWrong.push(`${response.status()} ${response.url()}`);
  });
  return wentWrong;
}
