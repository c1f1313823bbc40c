import { z } from 'zod';
import { figuresOf, placesOf } from '../../domain/assessment/places.ts';
import type { CivilDate } from '../../domain/time/civil-date.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { ORGANISATION_KINDS, type OrganisationTree } from '../../domain/organisation/tree.ts';
import type { Tx } from '../../record/transaction.ts';
import { countByPlace } from '../../record/views/place-figures.ts';
import type { ApiContext } from '../context.ts';
import { reading } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';
import { period, periodOf } from './counts.ts';

const Wanted = z.strictObject(period);

const byKey = z.record(z.string(), z.int());
const figures = {
  open: z.int().meta({ description: 'open now, whenever registered' }),
  overdue: z.int().meta({ description: 'of the open: something should have been done by now' }),
  colours: byKey.meta({ description: 'the open ones by colour' }),
  registered: z.int().meta({ description: 'in the period' }),
  settled: z.int().meta({ description: '化解: of those registered, the ones settled by mediation' }),
  settledAt: byKey.meta({ description: 'the settled ones by level; 小事不出村 is the village’s share' }),
};

const Places = z
  .object({
    from: z.string().nullable(),
    to: z.string().nullable(),
    total: z.object(figures),
    places: z.array(
      z.object({
        organisationId: z.string().nullable().meta({ description: 'a township’s centre; null: no township’s' }),
        name: z.string().nullable(),
        ...figures,
        units: z.array(
          z.object({ organisationId: z.string(), kind: z.enum(ORGANISATION_KINDS), name: z.string(), ...figures }),
        ),
      }),
    ),
  })
  .meta({ id: 'PlaceStatistics' });

export type PlacesAnswer = z.output<typeof Places>;

/** `GET /statistics/places`: 辖区概况 by township and village. */
export function placesRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/statistics/places',
    operationId: 'statistics-places',
    tag: 'statistics',
    summary: '辖区概况 – what is open, overdue and settled, by township and village',
    description: 'Of what the caller may count: the county all, a township its own and what has left it.',
    queryOf: Wanted,
    answers: {
      200: { description: 'the townships with their organisations, then what no township has', schema: Places },
    },
    problems: ['invalid'],
    signedIn: true,
    access: { of: 'county', right: 'statistics.disputes' },
    async handle(request) {
      const wanted = periodOf(request.query(Wanted));
      const now = await record.clock.now();
      const body = await reading(record, request.actor, (tx, { organisations }) =>
        placesFor(tx, organisations, wanted, now),
      );
      return { status: 200, body };
    },
  };
}

/** 辖区概况 as far as the actor may count it. */
export async function placesFor(
  tx: Tx,
  organisations: OrganisationTree,
  { from, to }: { from?: CivilDate; to?: CivilDate },
  now: Instant,
): Promise<PlacesAnswer> {
  const counts = await countByPlace(tx, { from, to }, now);
  return {
    from: from ?? null,
    to: to ?? null,
    total: figuresOf(counts),
    places: placesOf(counts, organisations, tx.actor.organisationId),
  };
}
