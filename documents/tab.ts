import type { Browser, CDPSession, Page } from 'puppeteer';

/** A tab's process keeps about 1 MB of each document; it ends with the tab. */
const DOCUMENTS_PER_TAB = 50;

/** The browser or the tab died while it printed; another one can do it. */
export class TabCrashed extends Error {
  override name = 'TabCrashed';
}

/** An open page of the browser that is written to and printed again and again. */
export type Tab = {
  isAlive: () => boolean;
  /** Has printed so much that it is to be replaced. */
  isWorn: () => boolean;
  print: (html: string, tagged: boolean) => Promise<Uint8Array>;
  discard: () => Promise<void>;
};

/** Opens a tab in which no script runs and every request fails. Throws TabCrashed if the browser dies meanwhile. */
export async function openTab(browser: Browser): Promise<Tab> {
  try {
    const page = await browser.newPage();
    await page.setJavaScriptEnabled(false);
    const session = await page.createCDPSession();
    await refuseRequests(session);
    const { frameTree } = await session.send('Page.getFrameTree');
    return tabOf(browser, page, session, frameTree.frame.id);
  } catch (error) {
    throw browser.connected ? error : new TabCrashed('The browser died', { cause: error });
  }
}

function tabOf(browser: Browser, page: Page, session: CDPSession, frameId: string): Tab {
  let crashed = false;
  let printed = 0;
  let onCrash: (error: Error) => void = () => {};
  // The protocol leaves a call unanswered when only the tab's own process dies.
  page.once('error', (error) => {
    crashed = true;
    onCrash(error);
  });
  const isAlive = () => browser.connected && !crashed && !page.isClosed();

  return {
    isAlive,
    isWorn: () => printed >= DOCUMENTS_PER_TAB,
    print: async (html, tagged) => {
      printed++;
      const crash = new Promise<never>((_, reject) => {
        onCrash = reject;
      });
      try {
        return await Promise.race([printToPdf(session, frameId, html, tagged), crash]);
      } catch (error) {
        throw isAlive() ? error : new TabCrashed('The browser died while printing', { cause: error });
      }
    },
    discard: async () => {
      if (isAlive()) await page.close().catch(() => undefined);
    },
  };
}

async function refuseRequests(session: CDPSession): Promise<void> {
  session.on('Fetch.requestPaused', ({ requestId }) => {
    // Aborted, not failed: a failed navigation would put the browser's error page in the document's place.
    session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' }).catch(() => undefined);
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
}

/** Writes the document, waits for its fonts and prints it. All three work while the page's own scripts are off. */
async function printToPdf(session: CDPSession, frameId: string, html: string, tagged: boolean): Promise<Uint8Array> {
  await session.send('Page.setDocumentContent', { frameId, html });
  // Answers with a plain value: an object would be kept for us in the browser, and the whole document with it.
  await session.send('Runtime.evaluate', { expression: 'document.fonts.ready.then(() => true)', awaitPromise: true });
  const { data } = await session.send('Page.printToPDF', {
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: tagged,
  });
  return Buffer.from(data, 'base64');
}
