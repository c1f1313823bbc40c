import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer';

/**
 * Everything that a page has left in its browser: Cache Storage, IndexedDB with the bytes of its buffers, and the two small
 * stores. What stands between two quotation marks in it is text in the clear.
 */
export async function leftBehind(page: Page): Promise<string> {
  return (await page.evaluate(`(async () => {
    const asText = (bytes) => new TextDecoder('utf-8').decode(bytes) + new TextDecoder('utf-16le').decode(bytes);
    const told = async (value) => {
      if (value instanceof Blob) return asText(new Uint8Array(await value.arrayBuffer()));
      if (value instanceof ArrayBuffer) return asText(new Uint8Array(value));
      if (ArrayBuffer.isView(value)) return asText(value);
      if (value instanceof CryptoKey) return 'key extractable ' + value.extractable;
      if (value === null || typeof value !== 'object') return String(value);
      return (await Promise.all(Object.entries(value).map(async ([name, inner]) => name + ':' + (await told(inner))))).join();
    };
    const found = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), document.cookie];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) found.push(request.url, await (await cache.match(request)).text());
    }
    for (const { name } of await indexedDB.databases()) {
      const db = await new Promise((done, failed) => Object.assign(indexedDB.open(name), {
        onsuccess: ({ target }) => done(target.result), onerror: failed,
      }));
      for (const store of db.objectStoreNames) {
        const rows = await new Promise((done) => Object.assign(db.transaction(store).objectStore(store).getAll(), {
          onsuccess: ({ target }) => done(target.result),
        }));
        for (const row of rows) found.push(store + ' ' + (await told(row)));
      }
      db.close();
    }
    return found.join('\\n');
  })()`)) as string;
}

/** Which of these texts stand in some file of a browser's own folder, in either of the ways that browsers write text. */
export function foundOnDisk(folder: string, texts: readonly string[]): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const contents = files.map(({ parentPath, name }) => readFileSync(join(parentPath, name)));
  return texts.filter((text) =>
    contents.some((bytes) => bytes.includes(Buffer.from(text, 'utf8')) || bytes.includes(Buffer.from(text, 'utf16le'))),
  );
}
