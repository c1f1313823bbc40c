import type { Page } from 'puppeteer';

/**
 * Types a date or a time, as machines write it, into the parts of a browser's own field for it. In which order these stand is
 * a matter of the browser's language, which is not the page's: the first order that gives what is wanted is the right one.
 */
export async function typeMoment(page: Page, text: string, valueNow: () => Promise<string>): Promise<void> {
  const [date = '', time = ''] = text.includes(':') ? ['', ...text.split('T')].slice(-2) : [text];
  const [year = '', month = '', day = ''] = date.split('-');
  const [hour = '', minute = ''] = time.split(':');
  const twelve = time === '' ? '' : String(Number(hour) % 12 || 12).padStart(2, '0');
  for (const parts of [
    [year, month, day, hour, minute],
    [month, day, year, twelve, minute],
  ]) {
    for (let steps = 0; steps < 6; steps += 1) await page.keyboard.press('ArrowLeft');
    for (const part of parts.filter((digits) => digits !== '')) {
      await page.keyboard.type(part);
      // A year does not go on to the next part by itself: it could have six digits.
      if (part === year) await page.keyboard.press('ArrowRight');
    }
    // Last comes, in some languages, the half of the day.
    for (let turns = 0; turns < 3; turns += 1) {
      if ((await valueNow()) === text) return;
      if (time !== '') await page.keyboard.press('ArrowDown');
    }
  }
}
