import { palettes } from '../design/tokens.ts';
import type { OpenPage } from '../page.ts';
import { ICONS, MANIFEST_PATH, OFFLINE_PATH } from './paths.ts';

/** `GET /console/manifest.webmanifest`: what a phone needs to put the console on its home screen. */
export const manifestPage: OpenPage = {
  method: 'get',
  path: MANIFEST_PATH,
  signedIn: false,
  access: { of: 'everyone', because: 'the name and the mark of the system, and nothing else' },
  handle: ({ say, language }) => ({
    served: {
      status: 200,
      headers: { 'Content-Type': 'application/manifest+json; charset=utf-8', 'Cache-Control': 'no-cache' },
      body: Buffer.from(
        JSON.stringify({
          id: '/console',
          name: `${say.app.name} ${say.app.long}`,
          short_name: say.app.name,
          lang: language,
          start_url: '/console',
          scope: '/console',
          display: 'standalone',
          background_color: palettes.light.ground,
          theme_color: palettes.light.bar,
          icons: ICONS.map(({ path, pixels, purpose }) => ({
            src: path,
            sizes: `${pixels}x${pixels}`,
            type: 'image/png',
            purpose,
          })),
          shortcuts: [{ name: say.offline.title, url: OFFLINE_PATH }],
        }),
      ),
    },
  }),
};
