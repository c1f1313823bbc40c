import type { PlaceCount } from '../../domain/assessment/places.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../transaction.ts';
import { countable, inPeriod, type StatisticsPeriod, SUCCEEDED } from './dispute-statistics.ts';
import { rowsOf, sql } from './page.ts';

/** 辖区概况: who has how much, of what is the actor's to count. `now` is the record's moment. */
export async function countByPlace(tx: Tx, period: StatisticsPeriod, now: Instant): Promise<PlaceCount[]> {
  const features = {
    organisationId: 'dispute_view.owner_organisation_id',
    level: 'dispute_view.level',
    colour: 'dispute_view.colour',
  };
  const late = sql('task').distinct('stream_id').where('due_at', '<=', now).as('late');
  const registered = inPeriod(countable(tx.actor), period).select('stream_id').as('registered');
  const counted = countable(tx.actor)
    .leftJoin(late, 'late.stream_id', 'dispute_view.stream_id')
    .leftJoin(registered, 'registered.stream_id', 'dispute_view.stream_id')
    .select(features)
    .select({
      open: sql.raw(`count(*) FILTER (WHERE ${OPEN})`),
      overdue: sql.raw(`count(*) FILTER (WHERE ${OPEN} AND late.stream_id IS NOT NULL)`),
      registered: sql.raw('count(registered.stream_id)'),
      settled: sql.raw(`count(registered.stream_id) FILTER (WHERE ${SUCCEEDED})`),
    })
    .groupBy(Object.values(features));
  return rowsOf<PlaceCount>(tx, counted);
}

const OPEN = `dispute_view.status <> 'closed'`;
