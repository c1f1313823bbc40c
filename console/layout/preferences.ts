import type { Request } from 'express';
import { languageOf } from '../../api/http/language.ts';
import type { Language } from '../../api/problems/catalogue.ts';
import { readCookie } from '../http/cookies.ts';
import type { Theme } from '../page.ts';

export const THEMES = ['auto', 'light', 'dark', 'contrast'] as const satisfies readonly Theme[];
export const LANGUAGES = ['zh-CN', 'en'] as const satisfies readonly Language[];

/** What somebody has chosen on this device; until then the browser's language, and the device's light. */
export function preferencesOf(request: Request, secure: boolean): { language: Language; theme: Theme } {
  const language = readCookie(request, 'language', secure);
  const theme = readCookie(request, 'theme', secure);
  return {
    language: LANGUAGES.find((known) => known === language) ?? languageOf(request),
    theme: THEMES.find((known) => known === theme) ?? 'auto',
  };
}
