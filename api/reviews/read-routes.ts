import { z } from 'zod';
import type { Reviewed } from '../../domain/review/agenda.ts';
import { controlledHouseholds } from '../../record/views/controlled-households.ts';
import { textsById } from '../../record/views/dispute-item.ts';
import { heldReviews, listReviews } from '../../record/views/reviews.ts';
import { visibleCase } from '../cases/visible-case.ts';
import type { ApiContext } from '../context.ts';
import { etagOf } from '../http/conditions.ts';
import { id as idField } from '../http/fields.ts';
import { pageOf, paging } from '../http/paging.ts';
import { reading, uuidParam } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';
import { reviewAnswer, reviewListAnswer } from './review-answer.ts';
import { reviewKind, reviewPath } from './review-kind.ts';
import { Review, ReviewListItem } from './review-schema.ts';

const Filters = z.strictObject({ stationId: idField.optional(), ...paging });

/** `GET /reviews` */
export function listRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/reviews',
    operationId: 'reviews',
    tag: 'reviews',
    summary: "季度研判 – the caller's own station's",
    description: 'One for a station, from its first household on. Of any other station there is none to see.',
    queryOf: Filters,
    answers: { 200: { description: 'a page', schema: pageOf(ReviewListItem) } },
    problems: ['invalid'],
    signedIn: true,
    access: { list: 'review' },
    async handle({ actor, query }) {
      const { stationId, page, pageSize } = query(Filters);
      const all = await reading(record, actor, (tx) => listReviews(tx));
      const seen = all
        .filter(({ state }) => reviewKind.mayView(actor, state, {}))
        .filter(({ state }) => stationId === undefined || state.stationId === stationId)
        .map(reviewListAnswer);
      const items = seen.slice((page - 1) * pageSize, page * pageSize);
      return { status: 200, body: { items, page, pageSize, total: seen.length } };
    },
  };
}

/** `GET /reviews/{id}` */
export function readRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/reviews/{id}',
    operationId: 'review',
    tag: 'reviews',
    summary: '季度研判 – the meeting that is due, its agenda as the files now are, and those held',
    params: reviewPath,
    answers: {
      200: { description: "the station's review", schema: Review, headers: z.object({ ETag: z.string() }) },
    },
    problems: ['not-found'],
    signedIn: true,
    access: { of: 'review', right: 'view' },
    async handle({ actor, params }) {
      const id = uuidParam(params);
      const now = await record.clock.now();
      const body = await reading(record, actor, async (tx, world) => {
        const saved = await visibleCase(tx, reviewKind, id, world.organisations);
        const households = await controlledHouseholds(tx, record.policies, saved.state.stationId, 'read');
        const words = await textsById(tx, world.keys, shownTexts(households));
        const meetings = await heldReviews(tx, world, id);
        const policy = await record.policies.version(tx, saved.policyVersion);
        const surroundings = { organisations: world.organisations, policy };
        return reviewAnswer(saved, { households, words, meetings, now }, actor, surroundings);
      });
      return { status: 200, headers: { ETag: etagOf(body.seq) }, body };
    },
  };
}

/** Of each file where the family lives and what its visits found. */
function shownTexts(households: readonly Reviewed[]): string[] {
  return households
    .flatMap(({ state }) => [state.address, ...state.visits.map(({ feedback }) => feedback)])
    .map(({ textId }) => textId);
}
