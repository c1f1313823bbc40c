import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);
const own = (name: string) => new URL(`../../templates/console/script/${name}`, import.meta.url);

/** Ours are written to be read, those of others come as their packages have them; nothing is built. */
const PARTS = [resolve('htmx.org/dist/htmx.min.js'), resolve('htmx-ext-sse/dist/sse.min.js'), own('live.js')];

/** The one script of pages for those signed in. */
export const SCRIPT = scriptFile('console', PARTS);

/** 屏幕签名: signature_pad, and what ties it to the page where somebody signs. */
export const SIGN_SCRIPT = scriptFile('sign', [resolve('signature_pad'), own('sign.js')]);

/** Its name changes with what is in it. */
function scriptFile(stem: string, parts: readonly (string | URL)[]): { name: string; path: string; file: Buffer } {
  const file = Buffer.from(parts.map((part) => readFileSync(part, 'utf8')).join('\n;'));
  const name = `${stem}-${createHash('sha256').update(file).digest('hex').slice(0, 16)}.js`;
  return { name, path: `/console/assets/${name}`, file };
}

/**
 * htmx as the Content-Security-Policy wants it: nothing evaluated, no style of its own. And as the next at a shared computer
 * wants it: no page kept in the browser's storage. Only our own pages are asked.
 */
export const HTMX_CONFIG = JSON.stringify({
  allowEval: false,
  allowScriptTags: false,
  includeIndicatorStyles: false,
  historyEnabled: false,
  historyCacheSize: 0,
  refreshOnHistoryMiss: true,
  selfRequestsOnly: true,
});
