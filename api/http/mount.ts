import type { Request, RequestHandler, Response, Router } from 'express';
import { mayAsk } from '../../domain/organisation/access-table.ts';
import type { Trail } from '../../record/audit/trail.ts';
import { valid } from '../problems/invalid.ts';
import { Problem } from '../problems/problem.ts';
import { admit, type Guarded } from './admit.ts';
import { signInOf } from './authenticate.ts';
import { bodyOf } from './body.ts';
import { clientOf } from './client.ts';
import { languageOf } from './language.ts';
import { enterRefusal, handleOnTrail, type Looked } from './looks.ts';
import { originOf } from './origin.ts';
import type { Answer, ApiRequest, Route, SignedInRequest } from './route.ts';

/**
 * Puts the routes on a router, in their order; any other method on their addresses is 405 with `Allow`. What those who are
 * signed in look at is on the trail before they are answered.
 */
export function mountRoutes(router: Router, routes: readonly Route[], trail: Trail): void {
  for (const path of new Set(routes.map((route) => route.path))) {
    const here = routes.filter((route) => route.path === path);
    const at = router.route(expressPath(path));
    for (const route of here)
      at[route.method](nameRoute(path), guardOf(route, trail), ...(route.before ?? []), handlerOf(route, trail));
    const methods = here.flatMap((route) => (route.method === 'get' ? ['GET', 'HEAD'] : ['POST']));
    at.options(nameRoute(path), (_request, response) => {
      response.status(204).set('Allow', methods.join(', ')).end();
    });
    at.all(nameRoute(path), () => {
      throw new Problem('method-not-allowed', { allowed: methods, headers: { Allow: methods.join(', ') } });
    });
  }
}

/** Keeps the template for metrics, which must not hold ids, and the id for logs: Express forgets both on a refusal. */
function nameRoute(path: string): RequestHandler {
  return (request, response, next) => {
    response.locals.route = path;
    response.locals.id = request.params.id;
    next();
  };
}

/**
 * What the access table decides without looking at a record is decided here, before the body is received, so that no handler
 * can forget it. Toward the record that an address names it is decided where that is read: whether one may know of it
 * comes first.
 */
function guardOf(route: Route, trail: Trail): RequestHandler {
  return async (request, response, next) => {
    if (route.signedIn) {
      const asking = signedIn(request, response, route);
      await refuseUnread(trail, route, { ...asking, params: request.params as Record<string, string> });
    }
    next();
  };
}

/** Throws Problem for what is refused whatever a record says: to this session, or to this role by the access table. */
export async function refuseUnread(
  trail: Trail,
  route: Guarded & Looked,
  asking: Pick<SignedInRequest, 'actor' | 'session' | 'origin' | 'params'>,
): Promise<void> {
  admit(route, asking.session);
  if (namesRecord(route) || mayAsk(asking.actor.role, route.access)) return;
  await enterRefusal(trail, route, asking);
  throw new Problem('not-permitted');
}

function namesRecord({ path, access }: Guarded): boolean {
  return path.includes('{') && !('of' in access && access.of === 'county');
}

function expressPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}

function handlerOf(route: Route, trail: Trail): RequestHandler {
  return async (request, response) => {
    const plain = requestOf(request, response);
    const answer = route.signedIn
      ? await handleOnTrail(trail, route, { ...plain, ...signedIn(request, response, route) }, request.query)
      : await route.handle(plain);
    send(response, answer);
  };
}

/** Whom a request comes from, and from where. */
function signedIn(
  request: Request,
  response: Response,
  route: Route,
): Pick<SignedInRequest, 'actor' | 'session' | 'origin'> {
  const { actor, ...session } = signInOf(response);
  return { actor, session, origin: { sessionId: session.id, ...originOf(request, route) } };
}

function requestOf(request: Request, response: Response): ApiRequest {
  const language = languageOf(request);
  return {
    params: request.params as Record<string, string>,
    body: bodyOf(request, response, language),
    language,
    client: clientOf(request),
    query: (schema) => valid(schema, request.query, language),
    header: (name) => request.get(name),
  };
}

function send(response: Response, { status, headers, body }: Answer): void {
  response.status(status).set(headers ?? {});
  if (body === undefined) response.end();
  else if (Buffer.isBuffer(body)) response.send(body);
  else response.json(body);
}
