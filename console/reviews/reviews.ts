import { reviewRoutes } from '../../api/reviews/index.ts';
import type { ReviewListAnswer } from '../../api/reviews/review-schema.ts';
import { reading } from '../../api/http/reading.ts';
import type { ConsoleContext } from '../context.ts';
import { organisationName } from '../dispute/around.ts';
import { stationAround, type StationAround } from '../households/around.ts';
import { apiRequest } from '../http/api-request.ts';
import { whenOf } from '../layout/time.ts';
import { filled } from '../layout/words.ts';
import type { SignedInPage } from '../page.ts';
import { routeAt } from '../http/route-at.ts';

/** `GET /console/reviews`: 季度研判 of the station, and whether a meeting is due. */
export function reviewsPage(context: ConsoleContext): SignedInPage {
  const list = routeAt(reviewRoutes(context), 'get', '/api/v1/reviews');
  return {
    method: 'get',
    path: '/console/reviews',
    signedIn: true,
    access: list.access,
    async handle(visit) {
      const { items } = (await list.handle(apiRequest(visit))).body as { items: ReviewListAnswer[] };
      const around = await reading(context.record, visit.actor, (tx, world) =>
        stationAround(context, visit, tx, world),
      );
      return {
        view: 'reviews',
        title: visit.say.review.title,
        data: { reviews: items.map((review) => lineOf(review, around)) },
      };
    },
  };
}

function lineOf(review: ReviewListAnswer, around: StationAround) {
  const { say, language, now } = around;
  const { id, stationId, lastHeldAt, missedInARow, isOverdue } = review;
  return {
    path: `/console/reviews/${id}`,
    station: organisationName(around, stationId),
    isOverdue,
    standing: standingOf(review, around),
    last: lastHeldAt === null ? say.review.never : whenOf(lastHeldAt, language, now).text,
    missed: missedInARow === 0 ? null : filled(say.review.missed, { n: missedInARow }),
  };
}

/** Whether a meeting is due, overdue, or when the next one is called. */
export function standingOf(
  { dueAt, nextAt, isOverdue }: ReviewListAnswer,
  { say, language, now }: StationAround,
): string {
  const { review: words } = say;
  if (dueAt === null) return filled(words.between, { day: whenOf(nextAt, language, now).text });
  return filled(isOverdue ? words.overdueNow : words.dueNow, { day: whenOf(dueAt, language, now).text });
}
