import { commandRoute } from '../cases/command-routes.ts';
import type { ApiContext } from '../context.ts';
import { caseDocumentRoutes } from '../documents/case-documents.ts';
import { formsOfAgreement } from '../documents/agreement-forms.ts';
import type { SignedInRoute } from '../http/route.ts';
import { agreementKind } from './agreement-kind.ts';
import { attachRoute } from './attach-route.ts';
import { jsonCommands } from './commands/index.ts';
import { fileRoutes } from './file-routes.ts';
import { eventsRoute, readRoute } from './read-routes.ts';
import { signRoutes } from './sign-routes.ts';

/** Everything under `/agreements`. An agreement begins with `POST /disputes/{id}/reach-agreement`. */
export function agreementRoutes(context: ApiContext): SignedInRoute[] {
  return [
    readRoute(context),
    eventsRoute(context),
    ...signRoutes(context),
    ...jsonCommands.map((command) => commandRoute(context, agreementKind, command)),
    attachRoute(context),
    ...fileRoutes(context),
    ...caseDocumentRoutes(context, agreementKind, formsOfAgreement),
  ];
}
