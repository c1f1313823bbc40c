import { visibleCase } from '../../api/cases/visible-case.ts';
import { listedDocuments } from '../../api/documents/listed-documents.ts';
import { reading } from '../../api/http/reading.ts';
import { reviewRoutes } from '../../api/reviews/index.ts';
import { reviewKind } from '../../api/reviews/review-kind.ts';
import type { ReviewAnswer } from '../../api/reviews/review-schema.ts';
import { z } from 'zod';
import type { ConsoleContext } from '../context.ts';
import { organisationName } from '../dispute/around.ts';
import { timersOf } from '../dispute/timers.ts';
import { waitingOf } from '../dispute/waiting.ts';
import { stationAround } from '../households/around.ts';
import { apiRequest } from '../http/api-request.ts';
import { routeAt } from '../http/route-at.ts';
import { filled } from '../layout/words.ts';
import type { SignedInPage } from '../page.ts';
import { agendaOf } from './agenda.ts';
import { meetingsOf } from './meetings.ts';
import { standingOf } from './reviews.ts';

const Said = z.object({ held: z.literal('1').optional().catch(undefined) });

/** `GET /console/reviews/{id}`: 季度研判 – the meeting that is due, what it has before it, and those that were held. */
export function reviewPage(context: ConsoleContext): SignedInPage {
  const { record } = context;
  const read = routeAt(reviewRoutes(context), 'get', '/api/v1/reviews/{id}');
  return {
    method: 'get',
    path: '/console/reviews/{id}',
    signedIn: true,
    access: read.access,
    async handle(visit) {
      const review = (await read.handle(apiRequest(visit))).body as ReviewAnswer;
      const { around, documents } = await reading(record, visit.actor, async (tx, world) => {
        const { state } = await visibleCase(tx, reviewKind, review.id, world.organisations);
        return {
          around: await stationAround(context, visit, tx, world),
          documents: await listedDocuments(tx, world, { kind: 'review', state }),
        };
      });
      const { say } = visit;
      return {
        view: 'review',
        title: say.review.title,
        data: {
          id: review.id,
          held: visit.query(Said).held === undefined ? null : { kind: 'good', text: say.review.decided },
          station: organisationName(around, review.stationId),
          standing: standingOf(review, around),
          isOverdue: review.isOverdue,
          mayDecide: review.actions.includes('decide'),
          agendaCount: filled(say.review.agenda, { n: review.agenda.length }),
          agenda: agendaOf(review, around),
          waiting: waitingOf(review, around),
          timers: timersOf(review.deadlines, around),
          meetings: meetingsOf(review, documents, around),
        },
      };
    },
  };
}
