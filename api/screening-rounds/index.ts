import { commandRoute } from '../cases/command-routes.ts';
import { eventsRoute } from '../cases/events-route.ts';
import type { ApiContext } from '../context.ts';
import type { SignedInRoute } from '../http/route.ts';
import { roundCommands } from './commands.ts';
import { openRoute } from './open-route.ts';
import { listRoute, readRoute } from './read-routes.ts';
import { screeningRoundKind } from './round-kind.ts';

/** Everything under `/screening-rounds`. */
export function screeningRoundRoutes(context: ApiContext): SignedInRoute[] {
  return [
    openRoute(context),
    listRoute(context),
    readRoute(context),
    eventsRoute(context, screeningRoundKind),
    ...roundCommands.map((definition) => commandRoute(context, screeningRoundKind, definition)),
  ];
}
