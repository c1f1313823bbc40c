import type { Request, RequestHandler, Response, Router } from 'express';
import { ipKeyGenerator } from 'express-rate-limit';
import { mayAsk } from '../../domain/organisation/access-table.ts';
import type { Client } from '../../record/identity/sessions.ts';
import { valid } from '../problems/invalid.ts';
import { Problem } from '../problems/problem.ts';
import { admit } from './admit.ts';
import { signInOf } from './authenticate.ts';
import { bodyOf } from './body.ts';
import { languageOf } from './language.ts';
import type { Answer, ApiRequest, Route, SignedInRoute } from './route.ts';

/** Puts the routes on a router, in their order; any other method on their addresses is 405 with `Allow`. */
export function mountRoutes(router: Router, routes: readonly Route[]): void {
  for (const path of new Set(routes.map((route) => route.path))) {
    const here = routes.filter((route) => route.path === path);
    const at = router.route(expressPath(path));
    for (const route of here)
      at[route.method](nameRoute(path), guardOf(route), ...(route.before ?? []), handlerOf(route));
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
function guardOf(route: Route): RequestHandler {
  return (_request, response, next) => {
    if (route.signedIn) {
      const { actor, ...session } = signInOf(response);
      admit(route, session);
      if (!namesRecord(route) && !mayAsk(actor.role, route.access)) throw new Problem('not-permitted');
    }
    next();
  };
}

function namesRecord({ path, access }: SignedInRoute): boolean {
  return path.includes('{') && !('of' in access && access.of === 'county');
}

function expressPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}

function handlerOf(route: Route): RequestHandler {
  return async (request, response) => {
    const plain = requestOf(request, response);
    if (!route.signedIn) return send(response, await route.handle(plain));
    const { actor, ...session } = signInOf(response);
    send(response, await route.handle({ ...plain, actor, session }));
  };
}

function clientOf(request: Request): Client {
  const address = request.ip ?? '';
  return {
    address,
    get network() {
      return ipKeyGenerator(address);
    },
    userAgent: request.get('User-Agent') ?? '',
  };
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
