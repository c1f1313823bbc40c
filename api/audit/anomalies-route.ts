import { z } from 'zod';
import { anomaliesIn } from '../../domain/audit/anomalies.ts';
import { dateOf } from '../../domain/time/instant.ts';
import { looksBetween } from '../../record/audit/looks-between.ts';
import type { ApiContext } from '../context.ts';
import { reading } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';
import { between, days } from './filters.ts';

const when = z.string().meta({ format: 'date-time' });

const Anomaly = z
  .object({
    kind: z.enum([
      'many-reveals-in-an-hour',
      'many-reveals-in-a-day',
      'out-of-hours',
      'outside-own-area',
      'many-refusals',
      'one-looked-at-by-many',
      'own-name',
      'colleague',
      'after-leaving',
    ]),
    userId: z.string().nullable(),
    caseId: z.string().nullable(),
    personId: z.string().nullable(),
    from: when,
    to: when,
    rows: z.array(z.int()).meta({ description: 'their numbers `n` in the trail' }),
  })
  .meta({ id: 'Anomaly' });

const Wanted = z.strictObject(days);

/** `GET /audit/anomalies`: 异常访问, what stands out by the numbers of policy. */
export function anomaliesRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/audit/anomalies',
    operationId: 'audit-anomalies',
    tag: 'audit',
    summary: '异常访问 – what stands out in the trail, with the rows that make it so',
    description:
      'Many facts in full · out of hours · outside the own area · many refusals · many lookers · own name or a colleague’s · after the case left. From which number on is policy.',
    queryOf: Wanted,
    answers: { 200: { description: 'the latest first', schema: z.object({ items: z.array(Anomaly) }) } },
    problems: ['not-permitted', 'invalid'],
    signedIn: true,
    access: { of: 'county', right: 'audit' },
    async handle(request) {
      const wanted = request.query(Wanted);
      const today = dateOf(await record.clock.now());
      const items = await reading(record, request.actor, async (tx, { organisations }) => {
        const { audit } = await record.policies.effectiveOn(tx, today);
        const period = between(wanted, today, audit, audit.longestAnomalyDays);
        const looks = await looksBetween(tx, record.keys, organisations, period);
        return anomaliesIn(looks, audit, record.calendar);
      });
      return { status: 200, body: { items } };
    },
  };
}
