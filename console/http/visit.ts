import type { Request, Response } from 'express';
import { bodyOf } from '../../api/http/body.ts';
import { clientOf } from '../../api/http/client.ts';
import { valid } from '../../api/problems/invalid.ts';
import type { SignIn } from '../../record/identity/sessions.ts';
import type { Visit } from '../page.ts';
import { preferencesOf } from '../layout/preferences.ts';
import { wordsOf } from '../layout/words.ts';
import { readCookie } from './cookies.ts';
import type { ForgeryGuard } from './forgery.ts';

/** What a page is given of a request. */
export function visitOf(request: Request, response: Response, guard: ForgeryGuard, secure: boolean): Visit {
  const { language, theme } = preferencesOf(request, secure);
  return {
    params: request.params as Record<string, string>,
    language,
    theme,
    say: wordsOf(language),
    here: request.originalUrl,
    cookie: (name) => readCookie(request, name, secure),
    header: (name) => request.get(name),
    client: clientOf(request),
    query: (schema) => valid(schema, filledIn(request.query), language),
    fields: fieldsOf(request.body),
    body: bodyOf(request, response, language),
    csrf: () => guard.tokenFor(request, response),
    files: filesOf(request.files),
  };
}

/** Whether a script asks: it is answered, and refused, as the API does it. */
export function isForScript(request: Request): boolean {
  return request.accepts(['html', 'json']) === 'json';
}

/** Who has signed in, as mount.ts found it; null if nobody has. */
export function signInIn(response: Response): SignIn | null {
  return (response.locals.signIn as SignIn | undefined) ?? null;
}

/** A form sends all of its fields, also those that were left empty: they ask for nothing. */
function filledIn(query: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''));
}

/** A field sent twice, or as anything but text, is not one of our forms' fields. */
function fieldsOf(body: unknown): Record<string, string> {
  const entries = Object.entries((body ?? {}) as Record<string, unknown>);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

function filesOf(received: Request['files']): Record<string, Buffer[]> {
  const files: Record<string, Buffer[]> = {};
  // A field in which no file was chosen is sent as an empty one.
  for (const { fieldname, buffer } of Array.isArray(received) ? received : []) {
    if (buffer.length > 0) (files[fieldname] ??= []).push(buffer);
  }
  return files;
}
