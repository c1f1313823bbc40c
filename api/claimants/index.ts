import { commandRoute } from '../cases/command-routes.ts';
import type { ApiContext } from '../context.ts';
import { disputeKind } from '../disputes/dispute-kind.ts';
import type { SignedInRoute } from '../http/route.ts';
import { concludeSigning } from './conclude-signing.ts';
import { closeRoute, fileRoute } from './court-routes.ts';
import { importRoute } from './import-route.ts';
import { rollRoute } from './list-route.ts';
import { reachMassAgreement } from './reach-mass-agreement.ts';
import { templateRoute } from './template-route.ts';

/** 群体性案件: the roll of a dispute's claimants, and what is done for all of them. */
export function claimantRoutes(context: ApiContext): SignedInRoute[] {
  return [
    templateRoute,
    importRoute(context),
    rollRoute(context),
    commandRoute(context, disputeKind, reachMassAgreement),
    commandRoute(context, disputeKind, concludeSigning),
    fileRoute(context),
    closeRoute(context),
  ];
}
