import { eventsRoute } from '../cases/events-route.ts';
import type { ApiContext } from '../context.ts';
import type { SignedInRoute } from '../http/route.ts';
import { clueKind } from './clue-kind.ts';
import { listRoute } from './list-route.ts';
import { photoRoute, readRoute } from './read-routes.ts';
import { reportRoute } from './report-route.ts';
import { sortRoute } from './sort-route.ts';

/** Everything under `/clues`. */
export function clueRoutes(context: ApiContext): SignedInRoute[] {
  return [
    reportRoute(context),
    listRoute(context),
    readRoute(context),
    eventsRoute(context, clueKind),
    photoRoute(context),
    sortRoute(context),
  ];
}
