import puppeteer, { type Browser } from 'puppeteer';
import { cacheDirectory } from '../../../../bin/start/instance.ts';
import { findChromium } from '../../../../documents/find-chromium.ts';

export async function openBrowser(): Promise<Browser> {
  return puppeteer.launch({
    executablePath: await findChromium(cacheDirectory()),
    headless: 'shell',
    pipe: true,
    args: ['--disable-gpu', '--lang=zh-CN', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
}
