import cookieParser from 'cookie-parser';
import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import { handleOnTrail } from '../../api/http/looks.ts';
import { refuseUnread } from '../../api/http/mount.ts';
import { originOf } from '../../api/http/origin.ts';
import { receiver } from '../../api/http/upload.ts';
import { Problem } from '../../api/problems/problem.ts';
import { type ConsoleContext, isBehindTls } from '../context.ts';
import type { SignIn } from '../../record/identity/sessions.ts';
import type { Trail } from '../../record/audit/trail.ts';
import type { Page, PageAnswer, SignedInPage, SignedInVisit } from '../page.ts';
import { refusedPage } from '../refused/refused.ts';
import { sessionOf } from '../session/session.ts';
import { sendAnswer } from './answer.ts';
import { apiRequest } from './api-request.ts';
import { readCookie } from './cookies.ts';
import { type ForgeryGuard, guardAgainstForgery } from './forgery.ts';
import { pageHeaders } from './headers.ts';
import { isForScript, signInIn, visitOf } from './visit.ts';

/** Forms carry text that somebody has typed; what is larger is no form of ours. */
const LARGEST_FORM_BYTES = 1024 * 1024;
const MOST_FIELDS = 1000;
const MOST_FILES = 10;
const LARGEST_FILE_BYTES = 50 * 1024 * 1024;

/** Says that a page asks because it was told of news: a browser left open must not keep anybody signed in. */
const UNATTENDED = 'Fq-Unattended';

/** 控制台: the pages on a router, with what stands before all of them. What a page refuses is a page too. */
export function consoleRouter(context: ConsoleContext, pages: readonly Page[]): Router {
  const { record } = context;
  const secure = isBehindTls(context);
  const guard = guardAgainstForgery(context);
  const router = Router();
  router.get('/', (_request, response) => response.redirect(302, '/console'));
  // Most of them on /console; what parties look at has addresses that fit on paper.
  const roots = [...new Set(pages.map(({ path }) => `/${path.split('/')[1] ?? ''}`))];
  const inner = Router();
  inner.use(roots, pageHeaders, cookieParser(), async (request, response, next) => {
    // A visitor's page asks the record for nothing, and yet its forms carry a token made with a key.
    await record.keys.beReady();
    const unattended = request.originalUrl.startsWith('/console/live') || request.get(UNATTENDED) !== undefined;
    response.locals.signIn = await sessionOf(record, readCookie(request, 'session', secure), unattended);
    response.locals.actor = signInIn(response)?.actor;
    next();
  });
  inner.use(roots, express.urlencoded({ extended: false, limit: LARGEST_FORM_BYTES, parameterLimit: MOST_FIELDS }));
  receiveFiles(inner, pages);
  inner.use(roots, ...guard.check);
  mountPages(inner, pages, context, guard);
  inner.use(roots, () => {
    throw new Problem('not-found');
  });
  inner.use(roots, refusedPage(context, guard));
  return router.use(inner);
}

function mountPages(inner: Router, pages: readonly Page[], context: ConsoleContext, guard: ForgeryGuard): void {
  for (const path of new Set(pages.map((page) => page.path))) {
    const here = pages.filter((page) => page.path === path);
    const at = inner.route(expressPath(path));
    for (const page of here) at[page.method](nameRoute(path), ...(page.before ?? []), handlerOf(page, context, guard));
    const methods = here.flatMap((page) => (page.method === 'get' ? ['GET', 'HEAD'] : ['POST'])).join(', ');
    at.all(nameRoute(path), () => {
      throw new Problem('method-not-allowed', { headers: { Allow: methods } });
    });
  }
}

/**
 * The forms that carry files, from who has signed in; before the check for forgeries, whose token is among the fields. What
 * kind a file is and how large it may be, the API's route judges.
 */
function receiveFiles(inner: Router, pages: readonly Page[]): void {
  const receive = receiver(MOST_FILES, LARGEST_FILE_BYTES).any();
  for (const page of pages) {
    if (!page.signedIn || page.takesFiles !== true) continue;
    inner.post(expressPath(page.path), (request, response, next) => {
      if (signInIn(response) === null) next();
      else receive(request, response, next);
    });
  }
}

function expressPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}

/** Keeps the template for metrics and logs, which must not hold ids. */
function nameRoute(path: string): RequestHandler {
  return (_request, response, next) => {
    response.locals.route = path;
    next();
  };
}

function handlerOf(page: Page, context: ConsoleContext, guard: ForgeryGuard): RequestHandler {
  const secure = isBehindTls(context);
  return async (request: Request, response: Response) => {
    const visit = visitOf(request, response, guard, secure);
    const answered = async () => {
      if (!page.signedIn) return page.handle(visit);
      const signIn = signInIn(response);
      if (signIn === null) return signInFirst(request);
      const { actor, ...session } = signIn;
      const first = isForScript(request) ? null : demandedFirst(page, session);
      if (first !== null) return { redirect: first };
      const origin = { sessionId: session.id, ...originOf(request, page) };
      return onTrail(context.trail, page, { ...visit, actor, session, origin }, request.query);
    };
    await sendAnswer(context, guard, { request, response, visit }, await answered());
  };
}

/** Answers what the page answers, once the trail has that it is looked at; the API's own guard and trail (api/http/mount.ts). */
async function onTrail(
  trail: Trail,
  page: SignedInPage,
  visit: SignedInVisit,
  query: Record<string, unknown>,
): Promise<PageAnswer> {
  await refuseUnread(trail, page, visit);
  const handle = async () => {
    const answer = await page.handle(visit);
    return { answer, body: 'served' in answer ? answer.served.body : undefined };
  };
  return (await handleOnTrail(trail, { ...page, handle }, apiRequest(visit), query)).answer;
}

/** Where somebody must go before anything else: to change a password, or to enrol a second factor. */
function demandedFirst(page: SignedInPage, { demand }: Pick<SignIn, 'demand'>): string | null {
  if (demand === null || page.whileDemanded?.includes(demand)) return null;
  return demand === 'change-password' ? '/console/account/password' : '/console/account/second-factor';
}

/** 请先登录; then back to the page, unless a form was sent to it, which is then lost. */
function signInFirst(request: Request) {
  if (isForScript(request)) throw new Problem('unauthenticated');
  const next = request.method === 'GET' ? request.originalUrl : '/console';
  const expired = request.method === 'GET' ? '' : '&said=expired';
  return { redirect: `/console/sign-in?next=${encodeURIComponent(next)}${expired}` };
}
