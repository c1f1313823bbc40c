import { commandRoute } from '../cases/command-routes.ts';
import type { ApiContext } from '../context.ts';
import { dossierRoute } from '../documents/dossier-route.ts';
import { dossierOfHousehold } from '../documents/dossiers.ts';
import { caseDocumentRoutes } from '../documents/case-documents.ts';
import { formsOfHousehold } from '../documents/household-forms.ts';
import type { SignedInRoute } from '../http/route.ts';
import { householdCommands } from './commands/index.ts';
import { dayRoute } from './day-route.ts';
import { householdKind } from './household-kind.ts';
import { listRoute } from './list-route.ts';
import { mergeRoute } from './merge-route.ts';
import { openRoute } from './open-route.ts';
import { readRoute } from './read-route.ts';
import { reassignRoute } from './reassign-route.ts';

/** Everything under `/households`. */
export function householdRoutes(context: ApiContext): SignedInRoute[] {
  return [
    openRoute(context),
    listRoute(context),
    dayRoute(context),
    reassignRoute(context),
    readRoute(context),
    mergeRoute(context),
    ...householdCommands.map((definition) => commandRoute(context, householdKind, definition)),
    ...caseDocumentRoutes(context, householdKind, formsOfHousehold),
    dossierRoute(context, householdKind, dossierOfHousehold),
  ];
}
