import express, { type Express, type RequestHandler, Router } from 'express';
import { ownAccountRoutes } from './account/index.ts';
import { agreementRoutes } from './agreements/index.ts';
import { claimantRoutes } from './claimants/index.ts';
import { auditRoutes } from './audit/index.ts';
import { analysisRoutes } from './analysis/index.ts';
import { calendarFeedRoutes, calendarRoute } from './calendar-feed/index.ts';
import { clockRoutes } from './clock/clock.ts';
import { clueRoutes } from './clues/index.ts';
import type { ApiContext, ApiParts } from './context.ts';
import { handOverRoute } from './court/hand-over-route.ts';
import { disputeKind } from './disputes/dispute-kind.ts';
import { disputeRoutes } from './disputes/index.ts';
import { caseDocumentRoutes } from './documents/case-documents.ts';
import { formsOfDispute } from './documents/dispute-forms.ts';
import { disclosuresRoute } from './documents/disclosures-route.ts';
import { dossierRoute } from './documents/dossier-route.ts';
import { dossierOfDispute } from './documents/dossiers.ts';
import { documentFileRoute } from './documents/document-file.ts';
import { openSealedRoute } from './documents/open-sealed-route.ts';
import { enforcementRoutes } from './enforcements/index.ts';
import { createTrail, type Trail } from '../record/audit/trail.ts';
import type { RecordContext } from '../record/context.ts';
import { countUndelivered } from '../record/count-undelivered.ts';
import { findBearer } from '../record/identity/bearer.ts';
import { householdRoutes } from './households/index.ts';
import { authenticate, createKnownTokens, type KnownTokens } from './http/authenticate.ts';
import { mountRoutes } from './http/mount.ts';
import type { Route } from './http/route.ts';
import { securityHeaders } from './http/security-headers.ts';
import { logRequests, requestId } from './logging.ts';
import { loginRoute } from './login/login.ts';
import { logoutRoute } from './login/logout.ts';
import { notificationRoutes } from './notifications/notifications.ts';
import { openApiRoute } from './openapi/openapi-route.ts';
import { organisationAdministerRoutes } from './organisations/administer-routes.ts';
import { organisationsRoute } from './organisations/organisations.ts';
import { looksRoute } from './people/looks-route.ts';
import { revealRoute } from './people/reveal.ts';
import { answerProblem } from './problems/answer-problem.ts';
import { Problem } from './problems/problem.ts';
import { partyCodeRoute } from './public/party-code-route.ts';
import { progressRoute } from './public/progress-route.ts';
import { verificationRoute } from './public/verification-route.ts';
import { verifyPageRoutes } from './public/verify-page.ts';
import { ratingsRoute } from './public/ratings-route.ts';
import { erasureRoutes } from './erasures/index.ts';
import { retentionRoutes } from './retention/index.ts';
import { reviewRoutes } from './reviews/index.ts';
import { screeningRoundRoutes } from './screening-rounds/index.ts';
import { userRoutes } from './users/index.ts';
import { violenceReportRoutes } from './violence-reports/index.ts';
import { visitTaskRoutes } from './visit-tasks/index.ts';
import { watchEngine } from './service/engine-watch.ts';
import { healthRoute, readinessRoute } from './service/health.ts';
import { createMetrics, metricsRoute } from './service/metrics.ts';
import { disputeStatisticsRoute } from './statistics/dispute-statistics.ts';
import { householdStatisticsRoute } from './statistics/household-statistics.ts';
import { mediatorSheetRoute } from './statistics/mediator-sheet-route.ts';
import { mediatorStatisticsRoute } from './statistics/mediator-statistics.ts';
import { officialReportRoute } from './statistics/official-report.ts';
import { placesRoute } from './statistics/places.ts';
import { reportPaperRoute } from './statistics/report-paper-route.ts';
import { reportSheetRoute } from './statistics/report-sheet-route.ts';
import { trendsRoute } from './statistics/trends.ts';
import { supervisionsRoute } from './supervisions/supervisions.ts';
import { policyRoutes } from './policies/index.ts';
import { tasksRoute } from './tasks/tasks.ts';

/** The HTTP side of the system. `stop` ends what goes on by itself; the parts given stay the caller's, to be closed then. */
export interface Api {
  app: Express;
  routes: readonly Route[];
  stop(): Promise<void>;
}

/** What is served besides on the same port, with the sessions and the trail that the API has too. */
export type Beside = (
  context: ApiContext & {
    tokens: KnownTokens;
    trail: Trail;
    /** Aborts when what goes on without end must end. */
    stopping: AbortSignal;
  },
) => Router;

/**
 * Puts the whole contract together. Every route stands in one table, from which the OpenAPI document is made too.
 *
 * @param beside what is served besides, such as the console
 */
export function createApp(parts: ApiParts, beside: Beside = () => Router()): Api {
  const { record, logger } = parts;
  const engineWatch = watchEngine(parts.engine);
  const metrics = createMetrics({
    undelivered: () => countUndelivered(record.db),
    connections: () => record.db.usage(),
  });
  const context: ApiContext = { ...parts, metrics };
  const service: Route[] = [
    healthRoute,
    readinessRoute(() => record.clock.now(), engineWatch.isUp),
    metricsRoute(metrics),
    loginRoute(context),
    progressRoute(context),
    ratingsRoute(context),
    calendarRoute(context),
    verificationRoute(context),
    ...verifyPageRoutes(context),
  ];
  const tokens = createKnownTokens((token) => findBearer(record.db, token));
  const signedIn: Route[] = [
    logoutRoute(context, tokens),
    ...ownAccountRoutes(context, tokens),
    ...userRoutes(context, tokens),
    ...disputeRoutes(context),
    handOverRoute(context),
    ...claimantRoutes(context),
    ...householdRoutes(context),
    ...reviewRoutes(context),
    ...caseDocumentRoutes(context, disputeKind, formsOfDispute),
    dossierRoute(context, disputeKind, dossierOfDispute),
    ...agreementRoutes(context),
    ...enforcementRoutes(context),
    ...visitTaskRoutes(context),
    ...violenceReportRoutes(context),
    ...erasureRoutes(context),
    ...clueRoutes(context),
    ...screeningRoundRoutes(context),
    ...analysisRoutes(context),
    ...retentionRoutes(context),
    ...policyRoutes(context),
    documentFileRoute(context),
    openSealedRoute(context),
    disclosuresRoute(context),
    tasksRoute(context),
    supervisionsRoute(context),
    disputeStatisticsRoute(context),
    placesRoute(context),
    trendsRoute(context),
    officialReportRoute(context),
    mediatorSheetRoute(context),
    reportSheetRoute(context),
    reportPaperRoute(context),
    mediatorStatisticsRoute(context),
    householdStatisticsRoute(context),
    ...calendarFeedRoutes(context),
    ...notificationRoutes(context),
    organisationsRoute(context),
    ...organisationAdministerRoutes(context),
    revealRoute(context),
    looksRoute(context),
    ...auditRoutes(context),
    partyCodeRoute(context),
    ...clockRoutes(context),
  ];
  const routes = [...service, ...signedIn];
  const trail = createTrail(record);
  const openApi = openApiRoute(routes);

  const open = Router();
  mountRoutes(open, [...service, openApi], trail);
  const closed = Router();
  mountRoutes(closed, signedIn, trail);

  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', parts.trustedProxies);
  // ETags are the case's event number, given by the routes.
  app.disable('etag');
  app.use(requestId, logRequests(logger), metrics.observeRequests, securityHeaders(parts.publicUrl));
  app.use(['/api/v1', '/console'], readKeys(record));
  app.use(open);
  const stopping = new AbortController();
  app.use(beside({ ...context, tokens, trail, stopping: stopping.signal }));
  app.use('/api/v1', authenticate(tokens));
  app.use(closed);
  app.use(() => {
    throw new Problem('not-found');
  });
  app.use(answerProblem(logger));
  return {
    app,
    routes: [...routes, openApi],
    stop: () => {
      stopping.abort();
      return engineWatch.stop();
    },
  };
}

/** A process that has just started has read no key yet: whatever needs one may come first. Throws RecordUnavailable. */
function readKeys({ keys }: RecordContext): RequestHandler {
  return async (_request, _response, next) => {
    await keys.beReady();
    next();
  };
}
