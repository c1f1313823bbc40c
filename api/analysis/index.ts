import { eventsRoute } from '../cases/events-route.ts';
import type { ApiContext } from '../context.ts';
import { formsOfAnalysis } from '../documents/analysis-forms.ts';
import { caseDocumentRoutes } from '../documents/case-documents.ts';
import type { SignedInRoute } from '../http/route.ts';
import { analysisKind } from './analysis-kind.ts';
import { holdRoute } from './hold-route.ts';
import { listRoute, readRoute } from './read-routes.ts';

/** Everything under `/analysis-meetings`. A centre's analysis begins by itself. */
export function analysisRoutes(context: ApiContext): SignedInRoute[] {
  return [
    listRoute(context),
    readRoute(context),
    eventsRoute(context, analysisKind),
    holdRoute(context),
    ...caseDocumentRoutes(context, analysisKind, formsOfAnalysis),
  ];
}
