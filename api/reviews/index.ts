import { eventsRoute } from '../cases/events-route.ts';
import type { ApiContext } from '../context.ts';
import { caseDocumentRoutes } from '../documents/case-documents.ts';
import { formsOfReview } from '../documents/review-forms.ts';
import type { SignedInRoute } from '../http/route.ts';
import { decideRoute } from './decide-route.ts';
import { listRoute, readRoute } from './read-routes.ts';
import { reviewKind } from './review-kind.ts';

/** Everything under `/reviews`. A station's review begins by itself, with its first household. */
export function reviewRoutes(context: ApiContext): SignedInRoute[] {
  return [
    listRoute(context),
    readRoute(context),
    eventsRoute(context, reviewKind),
    decideRoute(context),
    ...caseDocumentRoutes(context, reviewKind, formsOfReview),
  ];
}
