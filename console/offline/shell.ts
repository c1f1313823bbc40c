import { VISIT_ELEMENTS } from '../../domain/household/state.ts';
import { Problem } from '../../api/problems/problem.ts';
import { STYLE_SHEET } from '../design/style-sheet.ts';
import { CAMERA_POLICY } from '../http/headers.ts';
import { fill } from '../layout/templates.ts';
import type { OpenPage } from '../page.ts';
import { browserFilePath, browserFiles, SHELL_VERSION, WORKER_FILE } from './browser-files.ts';
import { MANIFEST_PATH, OFFLINE_PATH, WORKER_PATH } from './paths.ts';

/**
 * 离线: the page, its worker and its modules. What a browser keeps of them is the same for everybody: no name, no token, no
 * case. What is written on the page is kept encrypted, by the page itself (browser/).
 */
export const shellPages: OpenPage[] = [
  {
    method: 'get',
    path: OFFLINE_PATH,
    signedIn: false,
    access: {
      of: 'everyone',
      because: 'without network nobody can be asked who they are; it holds nothing of any case',
    },
    handle({ say, language, theme }) {
      const html = fill('offline', {
        say,
        language,
        theme,
        styleSheet: STYLE_SHEET.path,
        manifest: MANIFEST_PATH,
        script: browserFilePath('main.js'),
        words: JSON.stringify(say.offline.script),
        elements: VISIT_ELEMENTS.map((name) => ({
          name,
          label: say.householdForm.field[name],
          note: say.householdForm.field[`record-revisit.${name}.note`],
        })),
      });
      const headers = {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': CAMERA_POLICY,
        // By it the worker knows whether it has the modules that belong to this page.
        'X-Shell-Version': SHELL_VERSION,
      };
      return { served: { status: 200, headers, body: Buffer.from(html) } };
    },
  },
  {
    method: 'get',
    path: WORKER_PATH,
    signedIn: false,
    access: { of: 'everyone', because: 'a browser fetches it by itself, also before anybody has signed in' },
    handle: () => ({
      served: {
        status: 200,
        headers: {
          'Content-Type': 'text/javascript; charset=utf-8',
          'Cache-Control': 'no-cache',
          // The workbench has no slash at its end; without this the worker would not be asked for it.
          'Service-Worker-Allowed': '/console',
        },
        body: WORKER_FILE,
      },
    }),
  },
  {
    method: 'get',
    path: '/console/assets/offline/{version}/{file}',
    signedIn: false,
    access: { of: 'everyone', because: 'the same program for everybody' },
    handle({ params: { version, file = '' } }) {
      const found = version === SHELL_VERSION ? browserFiles.get(file) : undefined;
      if (found === undefined) throw new Problem('not-found');
      return { file: found, mediaType: 'text/javascript; charset=utf-8' };
    },
  },
];
