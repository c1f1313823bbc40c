import { z } from 'zod';
import { dateOf } from '../../domain/time/instant.ts';
import { dayRoute as stopsOf } from '../../record/views/household-route.ts';
import type { ApiContext } from '../context.ts';
import { civilDate } from '../http/fields.ts';
import { reading } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';

const Wanted = z.strictObject({
  on: civilDate.optional().meta({ description: 'today if not given' }),
  scope: z.enum(['mine', 'station']).default('mine').meta({ description: 'due from the caller · of the station' }),
});

const day = z.string().meta({ format: 'date' });

const Stop = z
  .object({
    id: z.string(),
    number: z.string(),
    level: z.string(),
    address: z.string().meta({ description: 'of the household; never where a victim has gone' }),
    ownerUserId: z.string().nullable(),
    roles: z.array(z.string()).meta({ description: 'of whom the visit is due' }),
    dueOn: day,
    plannedOn: day.nullable(),
    overdueSince: z.string().nullable().meta({ format: 'date-time' }),
  })
  .meta({ id: 'RouteStop' });

const DayRoute = z.object({ on: day, items: z.array(Stop) }).meta({ id: 'DayRoute' });

/** `GET /households/route` */
export function dayRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/households/route',
    operationId: 'households-route',
    tag: 'households',
    summary: '当日回访路线 – visits planned for a day, or due by it: overdue first, the gravest next, then by place',
    queryOf: Wanted,
    answers: { 200: { description: 'in the order to go', schema: DayRoute } },
    problems: ['invalid'],
    signedIn: true,
    access: { list: 'household' },
    async handle(request) {
      const given = request.query(Wanted);
      const today = dateOf(await record.clock.now());
      const on = given.on ?? today;
      const items = await reading(record, request.actor, async (tx, { keys }) => {
        const { household } = await record.policies.effectiveOn(tx, today);
        const levels = [...household.levels].sort((a, b) => b.order - a.order).map(({ key }) => key);
        return stopsOf(tx, keys, { on, mine: given.scope === 'mine', levels });
      });
      return { status: 200, body: { on, items } };
    },
  };
}
