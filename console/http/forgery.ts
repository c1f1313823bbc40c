import { doubleCsrf } from 'csrf-csrf';
import type { Request, RequestHandler, Response } from 'express';
import { macOf } from '../../record/cipher.ts';
import { type ConsoleContext, isBehindTls } from '../context.ts';
import { cookieName, cookieOptions, readCookie } from './cookies.ts';

/** A form that did not come from a page of ours, or from one of another session. */
export class ForgedForm extends Error {
  override readonly name = 'ForgedForm';
}

/** 防跨站请求伪造: what stands before every form, and the token that a page puts into its forms. */
export interface ForgeryGuard {
  check: RequestHandler[];
  tokenFor(request: Request, response: Response): string;
}

/**
 * Two checks, either of which would do: where the browser says the form comes from, and a token bound to the session (or,
 * before signing in, to the browser).
 */
export function guardAgainstForgery(context: ConsoleContext): ForgeryGuard {
  const secure = isBehindTls(context);
  // From a key that every process has and that stays: a form opened before a restart can still be sent after it.
  const secret = () => macOf(context.record.keys.bindingKey, ['console', 'csrf']).toString('hex');
  const { doubleCsrfProtection, generateCsrfToken } = doubleCsrf({
    getSecret: secret,
    getSessionIdentifier: (request) => readCookie(request as Request, 'session', secure) ?? 'visitor',
    cookieName: cookieName('csrf', secure),
    cookieOptions: cookieOptions(secure),
    // A form has it in a field; a script, whose body is not read before this, in a header.
    getCsrfTokenFromRequest: (request) => request.get('X-CSRF-Token') ?? tokenIn(request.body),
  });
  const isForged = (error: unknown) => (error as { code?: unknown } | undefined)?.code === 'EBADCSRFTOKEN';
  return {
    check: [
      fromHere(context.publicUrl),
      (request, response, next) =>
        doubleCsrfProtection(request, response, (error?: unknown) => next(isForged(error) ? new ForgedForm() : error)),
    ],
    tokenFor: (request, response) => generateCsrfToken(request, response),
  };
}

function tokenIn(body: unknown): string | undefined {
  const token = (body as { csrf?: unknown } | undefined)?.csrf;
  return typeof token === 'string' ? token : undefined;
}

/** Lets a form pass only if the browser says that a page of ours sent it (Fetch Metadata, else Origin). */
function fromHere(publicUrl: string | null): RequestHandler {
  const publicHost = publicUrl === null ? null : new URL(publicUrl).host;
  return (request, _response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return next();
    const origin = request.get('Origin');
    const site = request.get('Sec-Fetch-Site');
    if (site !== undefined && site !== 'same-origin') throw new ForgedForm();
    if (origin === undefined && site === undefined) throw new ForgedForm();
    if (origin !== undefined && !isOurs(origin, [request.get('Host'), publicHost])) throw new ForgedForm();
    next();
  };
}

function isOurs(origin: string, hosts: (string | null | undefined)[]): boolean {
  return URL.canParse(origin) && hosts.includes(new URL(origin).host);
}
