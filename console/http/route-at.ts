import type { SignedInRoute } from '../../api/http/route.ts';

/** The API's route of that method and path, whose answer a page shows. */
export function routeAt(routes: readonly SignedInRoute[], method: 'get' | 'post', path: string): SignedInRoute {
  const route = routes.find((each) => each.method === method && each.path === path);
  if (route === undefined) throw new RangeError(`the API has no ${method} ${path}`);
  return route;
}
