import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { hashedAsset } from './hashed-asset.ts';

const FOLDER = new URL('../../templates/console/scripts/', import.meta.url);
const resolve = createRequire(import.meta.url).resolve;

/** 屏幕签名: signature_pad, and what ties it to the page where somebody signs. */
export const SIGN_SCRIPT = script('sign', [resolve('signature_pad')]);

/** A script of our own with the libraries that it stands on before it. */
function script(name: string, libraries: readonly string[]) {
  const parts = [...libraries, new URL(`${name}.js`, FOLDER)].map((part) => readFileSync(part, 'utf8'));
  return hashedAsset(name, 'js', 'text/javascript; charset=utf-8', Buffer.from(parts.join('\n;\n')));
}
