import type { Language } from '../../api/problems/catalogue.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { HTMX_CONFIG, SCRIPT } from '../assets/script.ts';
import { STYLE_SHEET } from '../design/style-sheet.ts';
import { bellOf } from '../notifications/bell.ts';
import type { Live, Theme } from '../page.ts';
import { menuFor } from '../menu.ts';
import { doneOn } from './done.ts';
import { homeOf } from './home.ts';
import { LANGUAGES, THEMES } from './preferences.ts';
import { asHtml, fill } from './templates.ts';
import { whenOf } from './time.ts';
import type { Who } from './who.ts';
import { labelOf, type Words } from './words.ts';

/** Each language's own name for itself: who cannot read the page must find theirs. */
const OWN_NAMES: Record<Language, string> = { 'zh-CN': '中文', en: 'English' };

/** What surrounds every page. */
export interface Surround {
  language: Language;
  theme: Theme;
  say: Words;
  /** Null before signing in. */
  who: Who | null;
  here: string;
  /** Where one stands, for the menu: also the address of a form that was refused. */
  place: string;
  csrf: string;
  /** The demo clock; null where the clock is the real one. */
  demoNow: Instant | null;
  live: Live | null;
}

/** 页面: a view inside the head, navigation and foot that all pages share. */
export function pageHtml(view: string, title: string, data: object, surround: Surround): string {
  const { language, theme, say, who, here, place, csrf, demoNow, live } = surround;
  const shared = { say, language, csrf, here };
  return fill('layout', {
    ...shared,
    theme,
    title,
    who,
    home: homeOf(here),
    styleSheet: STYLE_SHEET.path,
    script: SCRIPT.path,
    htmx: HTMX_CONFIG,
    livePath: live === null || live === 'anything' ? '/console/live' : `/console/live?of=${live.recordId}`,
    liveOn: live === null ? '' : live === 'anything' ? 'news' : 'record',
    bell: who === null ? null : bellOf(who.unread, here),
    demoNow: demoNow === null ? null : whenOf(demoNow, language),
    languages: LANGUAGES.map((code) => ({ code, name: OWN_NAMES[code], isChosen: code === language })),
    themes: THEMES.map((code) => ({ code, name: labelOf(say.layout.themes, code), isChosen: code === theme })),
    menu: who === null ? [] : menuFor(who.roleKey, place, say),
    done: doneOn(here, say),
    body: asHtml(fill(view, { ...shared, ...data })),
  });
}
