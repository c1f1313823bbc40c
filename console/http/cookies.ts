import type { CookieOptions, Request, Response } from 'express';
import type { Cookies } from '../page.ts';

/** What a browser keeps for us. */
export type CookieName = 'session' | 'code' | 'oidc' | 'language' | 'theme' | 'workbench';

const YEAR_MS = 365 * 24 * 3_600_000;

/** How long each is kept; a session ends with the browser, and in the record. */
const KEPT: Partial<Record<CookieName, number>> = { language: YEAR_MS, theme: YEAR_MS, workbench: YEAR_MS };

/** The name on the wire: with TLS a `__Host-` cookie, which no other host and no plain connection can set. */
export function cookieName(name: CookieName | 'csrf', secure: boolean): string {
  return secure ? `__Host-fq-${name}` : `fq-${name}`;
}

/** Out of reach for scripts, and sent along from other sites only when somebody follows a link. */
export function cookieOptions(secure: boolean): CookieOptions & { httpOnly: true; sameSite: 'lax'; path: '/' } {
  return { httpOnly: true, sameSite: 'lax', secure, path: '/' };
}

export function readCookie(request: Request, name: CookieName, secure: boolean): string | undefined {
  const value = (request.cookies as Record<string, unknown>)[cookieName(name, secure)];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function writeCookies(response: Response, cookies: Cookies, secure: boolean): void {
  for (const [name, value] of Object.entries(cookies) as [CookieName, string | null][]) {
    const options = cookieOptions(secure);
    if (value === null) response.clearCookie(cookieName(name, secure), options);
    else response.cookie(cookieName(name, secure), value, { ...options, maxAge: KEPT[name] });
  }
}
