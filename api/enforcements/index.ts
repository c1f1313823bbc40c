import { commandRoute } from '../cases/command-routes.ts';
import type { ApiContext } from '../context.ts';
import { caseDocumentRoutes } from '../documents/case-documents.ts';
import { formsOfEnforcement } from '../documents/enforcement-forms.ts';
import type { SignedInRoute } from '../http/route.ts';
import { commands } from './commands/index.ts';
import { enforcementKind } from './enforcement-kind.ts';
import { readRoute } from './read-route.ts';

/** Everything under `/enforcements`. They begin with an agreement's `refer-to-enforcement`. */
export function enforcementRoutes(context: ApiContext): SignedInRoute[] {
  return [
    readRoute(context),
    ...commands.map((command) => commandRoute(context, enforcementKind, command)),
    ...caseDocumentRoutes(context, enforcementKind, formsOfEnforcement),
  ];
}
