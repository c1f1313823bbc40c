import { commandRoute } from '../cases/command-routes.ts';
import type { ApiContext } from '../context.ts';
import type { SignedInRoute } from '../http/route.ts';
import { addEvidenceRoute } from './add-evidence-route.ts';
import { jsonCommands } from './commands/index.ts';
import { disputeKind } from './dispute-kind.ts';
import { evidenceFileRoute } from './evidence-file-route.ts';
import { listRoute, similarRoute } from './list-routes.ts';
import { eventsRoute, readRoute } from './read-routes.ts';
import { registerRoute } from './register-route.ts';

/** Everything under `/disputes`; addresses with a fixed word stand before those with an id. */
export function disputeRoutes(context: ApiContext): SignedInRoute[] {
  return [
    registerRoute(context),
    listRoute(context),
    similarRoute(context),
    readRoute(context),
    eventsRoute(context),
    evidenceFileRoute(context),
    ...jsonCommands.map((command) => commandRoute(context, disputeKind, command)),
    addEvidenceRoute(context),
  ];
}
