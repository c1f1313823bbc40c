import type { Frame, HTTPRequest, Page } from 'puppeteer';

/** Within it something must have come of what was pressed. */
const PATIENCE_MS = 10_000;
const LOOK_EVERY_MS = 15;
/** What a script begins at once it begins within this. */
const AT_ONCE_MS = 60;

/** Does something, and waits for what comes of it: another page, or a change of this one. Throws Error if nothing does. */
export async function effectOf(page: Page, what: string, by: () => Promise<void>): Promise<void> {
  const under = watch(page);
  try {
    const before = await look(page);
    await by();
    const until = performance.now() + PATIENCE_MS;
    while (!under.isLeaving() && (await look(page)) === before) {
      if (performance.now() > until) throw new Error(`${what} led nowhere on ${page.url()}${await complaints(page)}`);
      await pause(LOOK_EVERY_MS);
    }
    await pause(AT_ONCE_MS);
    while (!under.isQuiet()) {
      if (performance.now() > until + PATIENCE_MS) throw new Error(`${what} did not come to an end on ${page.url()}`);
      await pause(LOOK_EVERY_MS);
    }
  } finally {
    under.end();
  }
}

/** Keeps an eye on what the page asks for, and on whether it is being left. */
function watch(page: Page) {
  const open = new Set<HTTPRequest>();
  let isLeaving = false;
  let isLoaded = true;
  const begins = (request: HTTPRequest) => {
    // Events are listened to for as long as the page is there.
    if (request.resourceType() === 'eventsource') return;
    open.add(request);
    if (!request.isNavigationRequest() || request.frame() !== page.mainFrame()) return;
    isLeaving = true;
    isLoaded = false;
  };
  const ends = (request: HTTPRequest) => {
    open.delete(request);
  };
  const fails = (request: HTTPRequest) => {
    open.delete(request);
    // What becomes a file to save leaves the page where it is.
    if (request.isNavigationRequest()) isLoaded = true;
  };
  const loads = () => {
    isLoaded = true;
  };
  // What the page that was left had still asked for ends with it, and the browser does not always say so.
  const left = (frame: Frame) => {
    if (frame !== page.mainFrame()) return;
    for (const request of open) if (!request.isNavigationRequest()) open.delete(request);
  };
  page.on('framenavigated', left);
  page.on('request', begins).on('requestfinished', ends).on('requestfailed', fails).on('load', loads);
  return {
    isLeaving: () => isLeaving,
    isQuiet: () => isLoaded && open.size === 0,
    end: () => {
      page.off('framenavigated', left);
      page.off('request', begins).off('requestfinished', ends).off('requestfailed', fails).off('load', loads);
    },
  };
}

/** The page as it stands; empty while it is between two. */
async function look(page: Page): Promise<string> {
  try {
    return (await page.evaluate('location.href + document.body.innerHTML')) as string;
  } catch {
    return '';
  }
}

/** Which fields the browser itself does not let pass. */
async function complaints(page: Page): Promise<string> {
  const wrong = (await page.evaluate(
    `[...document.querySelectorAll(':user-invalid, :invalid')].filter((field) => field.matches('input, select, textarea'))
      .map((field) => (field.labels?.[0]?.innerText ?? field.name) + ': ' + field.validationMessage)`,
  )) as string[];
  return wrong.length === 0 ? '' : `; the browser refuses ${wrong.join(' · ')}`;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
