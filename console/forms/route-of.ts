import type { SignedInRoute } from '../../api/http/route.ts';

/** One of the API's routes, by its operation. Throws RangeError if there is none. */
export function routeOf(routes: readonly SignedInRoute[], operationId: string): SignedInRoute {
  const route = routes.find((each) => each.operationId === operationId);
  if (!route) throw new RangeError(`the API has no operation ${operationId}`);
  return route;
}
