import type { OpenRoute, Route } from '../http/route.ts';
import { openApiDocument } from './document.ts';

/** `GET /api/openapi.json`: made from the routes when it is first asked for, itself included. */
export function openApiRoute(routes: readonly Route[]): OpenRoute {
  let document: Buffer | undefined;
  const route: OpenRoute = {
    method: 'get',
    path: '/api/openapi.json',
    operationId: 'openapi',
    tag: 'service',
    summary: 'this document (OpenAPI 3.1)',
    answers: { 200: { description: 'OpenAPI 3.1' } },
    problems: [],
    signedIn: false,
    access: { of: 'everyone', because: 'the contract holds no data' },
    handle() {
      document ??= Buffer.from(JSON.stringify(openApiDocument([...routes, route])));
      return { status: 200, headers: { 'Content-Type': 'application/json' }, body: document };
    },
  };
  return route;
}
