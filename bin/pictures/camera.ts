import { execFileSync } from 'node:child_process';
import puppeteer, { type Browser, type Page } from 'puppeteer';
import sharp from 'sharp';
import { DEMO_PASSWORD } from '../../demo/users.ts';
import { findChromium } from '../../documents/find-chromium.ts';
import { ConfigError } from '../config.ts';
import { cacheDirectory } from '../start/instance.ts';
import type { Shot } from './shots.ts';

const WIDTHS = { desk: 1280, phone: 390 } as const;
/** A picture shows the head of a long page; who wants the rest opens the page. */
const TALLEST = { desk: 1100, phone: 844 } as const;

/** 界面截图: the pages of a running demo as its users see them. */
export async function takePictures(
  url: string,
  shots: readonly Shot[],
  keep: (name: string, png: Buffer) => void,
): Promise<void> {
  requireChineseFont();
  const browser = await puppeteer.launch({
    executablePath: await findChromium(cacheDirectory()),
    headless: 'shell',
    pipe: true,
    args: ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  try {
    for (const shot of shots) keep(shot.name, await pictureOf(browser, url, shot));
  } finally {
    await browser.close();
  }
}

async function pictureOf(browser: Browser, url: string, shot: Shot): Promise<Buffer> {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.setViewport({ width: WIDTHS[shot.on], height: 800, deviceScaleFactor: shot.on === 'phone' ? 2 : 1 });
    await page.setExtraHTTPHeaders({ 'accept-language': shot.language ?? 'zh-CN' });
    if (shot.user !== null) await signIn(page, url, shot.user);
    await page.goto(`${url}${shot.path}`);
    for (const link of shot.follow ?? []) await follow(page, link, shot);
    if (shot.await !== undefined) await page.waitForSelector(shot.await);
    const whole = (await page.evaluate('document.documentElement.scrollHeight')) as number;
    const height = Math.min(whole, TALLEST[shot.on]);
    const png = await page.screenshot({ clip: { x: 0, y: 0, width: WIDTHS[shot.on], height } });
    return await sharp(png).png({ palette: true, compressionLevel: 9 }).toBuffer();
  } finally {
    await context.close();
  }
}

async function signIn(page: Page, url: string, username: string): Promise<void> {
  await page.goto(`${url}/console/sign-in`);
  await page.type('#username', username);
  await page.type('#password', DEMO_PASSWORD);
  await Promise.all([page.waitForNavigation(), page.click('.sign-in-card button')]);
}

/** To the first link that fits; a picture of another page than the one meant would be worse than none. */
async function follow(page: Page, link: string, { name }: Shot): Promise<void> {
  const found = await page.$(link);
  if (found === null) throw new ConfigError(`${name}: ${page.url()} has no ${link}`);
  await Promise.all([
    page.waitForNavigation(),
    found.evaluate((element) => (element as unknown as { click(): void }).click()),
  ]);
}

/** Without one every Chinese character is an empty box, and nothing would say so. */
function requireChineseFont(): void {
  let fonts = '';
  try {
    fonts = execFileSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  } catch {
    // No fontconfig: nothing can be said of its fonts.
    return;
  }
  if (fonts.trim() === '') throw new ConfigError('No Chinese font is installed: on Debian, apt install fonts-noto-cjk');
}
