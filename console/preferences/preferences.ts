import { localPath } from '../http/local-path.ts';
import { LANGUAGES, THEMES } from '../layout/preferences.ts';
import type { OpenPage } from '../page.ts';

/** `POST /console/preferences`: language and light on this device; back to where one was. */
export const preferencesPage: OpenPage = {
  method: 'post',
  path: '/console/preferences',
  signedIn: false,
  access: { of: 'everyone', because: 'language and display are chosen before signing in' },
  handle({ fields }) {
    const language = LANGUAGES.find((known) => known === fields.language);
    const theme = THEMES.find((known) => known === fields.theme);
    return {
      redirect: localPath(fields.next),
      cookies: { ...(language && { language }), ...(theme && { theme }) },
    };
  },
};
