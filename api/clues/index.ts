import type { ApiContext } from '../context.ts';
import type { SignedInRoute } from '../http/route.ts';
import { listRoute } from './list-route.ts';
import { photoRoute, readRoute } from './read-routes.ts';
import { reportRoute } from './report-route.ts';
import { sortRoute } from './sort-route.ts';

/** Everything under `/clues`. */
export function clueRoutes(context: ApiContext): SignedInRoute[] {
  return [reportRoute(context), listRoute(context), readRoute(context), photoRoute(context), sortRoute(context)];
}
