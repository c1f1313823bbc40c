import { availableParallelism } from 'node:os';
import puppeteer, { type Browser } from 'puppeteer';
import { findChromium } from './find-chromium.ts';
import { openTab, type Tab, TabCrashed } from './tab.ts';

/** Chromium prints page numbers from CSS (@page margin boxes) from this version on. */
const OLDEST_CHROMIUM = 131;

export type BrowserOptions = {
  /** Where the browser from npm is unpacked. */
  cacheDir: string;
  /** The fontconfig file that lists our fonts. */
  fontsConfigFile: string;
  /** Documents printed at the same time; two saturate two cores. Default: one a core, four at most. */
  tabs?: number;
  /** For one document. Default 20,000 ms. */
  timeLimitMs?: number;
};

/** A document took longer than it may. */
export class PrintTimeoutError extends Error {
  override name = 'PrintTimeoutError';
}

/** The printer was closed before the document's turn came. */
export class PrinterClosedError extends Error {
  override name = 'PrinterClosedError';

  constructor() {
    super('The printer of documents is closed');
  }
}

/**
 * One warm browser and a few open tabs that print HTML to PDF. A browser that dies is replaced, and the documents it was
 * printing are printed once more by the new one.
 */
export class PdfBrowser {
  readonly #options: BrowserOptions;
  readonly #timeLimitMs: number;
  readonly #queue: Array<{ start: () => void; turnAway: (error: Error) => void }> = [];
  readonly #running = new Set<Promise<unknown>>();
  #freeSlots: number;
  #idleTabs: Tab[] = [];
  #launching: Promise<Browser> | undefined;
  #closed = false;

  constructor(options: BrowserOptions) {
    this.#options = options;
    this.#timeLimitMs = options.timeLimitMs ?? 20_000;
    this.#freeSlots = options.tabs ?? Math.min(4, availableParallelism());
  }

  /** The browser's process, once it was started: for tests and for the operator's eyes. */
  async pid(): Promise<number | undefined> {
    return (await this.#launching)?.process()?.pid;
  }

  /**
   * The HTML as PDF. Scripts do not run and nothing is fetched: what is not in the HTML is not in the PDF.
   * Untagged is only what becomes part of another page. Throws
   * PrintTimeoutError, PrinterClosedError, or Error where no browser can be started.
   */
  async print(html: string, tagged = true): Promise<Uint8Array> {
    await this.#takeSlot();
    const job = this.#printWithOneRetry(html, tagged);
    this.#running.add(job);
    try {
      return await job;
    } finally {
      this.#running.delete(job);
      this.#giveSlot();
    }
  }

  /** Lets the documents on the press finish, turns those in the queue away, and ends the browser. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const document of this.#queue.splice(0)) document.turnAway(new PrinterClosedError());
    await Promise.allSettled(this.#running);
    const browser = await this.#launching?.catch(() => undefined);
    await browser?.close();
  }

  async #printWithOneRetry(html: string, tagged: boolean): Promise<Uint8Array> {
    try {
      return await this.#printOnce(html, tagged);
    } catch (error) {
      if (!(error instanceof TabCrashed)) throw error;
      return this.#printOnce(html, tagged);
    }
  }

  async #printOnce(html: string, tagged: boolean): Promise<Uint8Array> {
    const tab = await this.#takeTab();
    try {
      const pdf = await within(this.#timeLimitMs, tab.print(html, tagged));
      if (tab.isWorn()) await tab.discard();
      else this.#idleTabs.push(tab);
      return pdf;
    } catch (error) {
      await tab.discard();
      throw error;
    }
  }

  async #takeTab(): Promise<Tab> {
    const browser = await this.#browser();
    this.#idleTabs = this.#idleTabs.filter((tab) => tab.isAlive());
    return this.#idleTabs.pop() ?? openTab(browser);
  }

  #browser(): Promise<Browser> {
    this.#launching ??= this.#launch().catch((error: unknown) => {
      this.#launching = undefined;
      throw error;
    });
    return this.#launching;
  }

  async #launch(): Promise<Browser> {
    const browser = await puppeteer.launch({
      executablePath: await findChromium(this.#options.cacheDir),
      headless: 'shell',
      // Over a pipe, so that the browser ends with us even when we are killed.
      pipe: true,
      // Who shuts down is for the program to decide, in its own order.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      env: { ...process.env, FONTCONFIG_FILE: this.#options.fontsConfigFile },
      args: [
        '--disable-gpu',
        '--font-render-hinting=none',
        // Nothing listens there: even a connection that no rule below sees leads nowhere, on this host neither.
        '--proxy-server=http://127.0.0.1:9',
        '--proxy-bypass-list=<-loopback>',
        // Chromium refuses to start its sandbox as root.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    });
    browser.once('disconnected', () => {
      this.#launching = undefined;
    });
    const version = await browser.version();
    if (Number(/\/(\d+)\./.exec(version)?.[1]) < OLDEST_CHROMIUM) {
      await browser.close();
      throw new Error(`${version} is too old to print documents: Chromium ${OLDEST_CHROMIUM} or newer is needed`);
    }
    return browser;
  }

  async #takeSlot(): Promise<void> {
    if (this.#closed) throw new PrinterClosedError();
    if (this.#freeSlots > 0) this.#freeSlots--;
    else await new Promise<void>((start, turnAway) => this.#queue.push({ start, turnAway }));
  }

  #giveSlot(): void {
    const next = this.#queue.shift();
    if (next) next.start();
    else this.#freeSlots++;
  }
}

async function within<T>(limitMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new PrintTimeoutError(`Printing took longer than ${limitMs} ms`)), limitMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
