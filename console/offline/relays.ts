import { commandRoute } from '../../api/cases/command-routes.ts';
import { addEvidenceRoute } from '../../api/disputes/add-evidence-route.ts';
import { recordSession } from '../../api/disputes/commands/record-session.ts';
import { disputeKind } from '../../api/disputes/dispute-kind.ts';
import { recordRevisit } from '../../api/households/commands/record-revisit.ts';
import { householdKind } from '../../api/households/household-kind.ts';
import type { SignedInRoute } from '../../api/http/route.ts';
import type { ConsoleContext } from '../context.ts';
import { apiRequest } from '../http/api-request.ts';
import type { SignedInPage } from '../page.ts';

/**
 * What was written without network arrives here: the API's own routes, for whoever has the session's cookie. With them the
 * `Idempotency-Key` of when it was begun and, in `If-Match`, the case as it was taken along.
 */
export function relayPages(context: ConsoleContext): SignedInPage[] {
  return [
    relayed('/console/disputes/{id}/offline/record-session', commandRoute(context, disputeKind, recordSession)),
    relayed('/console/disputes/{id}/offline/add-evidence', addEvidenceRoute(context)),
    relayed('/console/households/{id}/offline/record-revisit', commandRoute(context, householdKind, recordRevisit)),
  ];
}

function relayed(path: string, { access, before, handle }: SignedInRoute): SignedInPage {
  return {
    method: 'post',
    path,
    signedIn: true,
    access,
    before,
    async handle(visit) {
      const { body, header } = visit;
      return { served: await handle({ ...apiRequest(visit), body, header }) };
    },
  };
}
