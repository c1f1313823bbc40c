import { readFileSync } from 'node:fs';
import { Problem } from '../../api/problems/problem.ts';
import { STYLE_SHEET } from '../design/style-sheet.ts';
import { SCRIPT, SIGN_SCRIPT } from './script.ts';
import type { OpenPage } from '../page.ts';

const MARK = readFileSync(new URL('../../templates/console/mark.svg', import.meta.url));

const files: Record<string, { file: Buffer; mediaType: string }> = {
  [STYLE_SHEET.name]: { file: STYLE_SHEET.file, mediaType: 'text/css; charset=utf-8' },
  [SCRIPT.name]: { file: SCRIPT.file, mediaType: 'text/javascript; charset=utf-8' },
  [SIGN_SCRIPT.name]: { file: SIGN_SCRIPT.file, mediaType: 'text/javascript; charset=utf-8' },
  'mark.svg': { file: MARK, mediaType: 'image/svg+xml' },
};

/** `GET /console/assets/{file}`: style, scripts and mark, kept by browsers for good. */
export const assetPage: OpenPage = {
  method: 'get',
  path: '/console/assets/{file}',
  signedIn: false,
  access: { of: 'everyone', because: 'the sign-in page is drawn with them' },
  handle({ params }) {
    const asset = Object.hasOwn(files, params.file ?? '') ? files[params.file ?? ''] : undefined;
    if (asset === undefined) throw new Problem('not-found');
    return asset;
  },
};
