import {
  type AssessedDispute,
  type MediatorsWork,
  type Tenure,
  workOn,
} from '../../domain/assessment/mediators-work.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { Tx } from '../transaction.ts';
import { countable, inPeriod, type StatisticsPeriod } from './dispute-statistics.ts';
import { rowsOf, sql } from './page.ts';

/** What of a saved case is assessed: not the whole of it, which is large. */
const FEATURES = [
  ...['type', 'source', 'status', 'path', 'ending', 'mass', 'agreements', 'ratings', 'supervisions'],
  ...['invitations', 'guidance'],
].map((name) => `'${name}', stream.state->'${name}'`);

/** Everybody's work on the cases registered in a period that are the actor's to count. */
export async function mediatorsWork(tx: Tx, period: StatisticsPeriod, policy: Policy): Promise<MediatorsWork[]> {
  const disputes = await rowsOf<{ id: string; dispute: Omit<AssessedDispute, 'tenures'> }>(
    tx,
    inPeriod(countable(tx.actor), period)
      .join('stream', 'stream.id', 'dispute_view.stream_id')
      .select({ id: 'stream.id', dispute: sql.raw(`jsonb_build_object(${FEATURES.join(', ')})`) }),
  );
  const named = await rowsOf<Tenure & { id: string }>(
    tx,
    inPeriod(countable(tx.actor), period)
      .join('event', 'event.stream_id', 'dispute_view.stream_id')
      .whereIn('event.type', ['accepted', 'mediator-replaced'])
      .whereRaw(`event.data->>'mediatorId' IS NOT NULL`)
      .select({
        id: 'event.stream_id',
        at: 'event.at',
        mediatorId: sql.raw(`event.data->>'mediatorId'`),
        organisationId: sql.raw(`event.data->>'organisationId'`),
      })
      .orderBy(['event.stream_id', 'event.seq']),
  );
  const tenures = new Map<string, Tenure[]>();
  for (const { id, ...tenure } of named) tenures.set(id, [...(tenures.get(id) ?? []), tenure]);
  return disputes.flatMap(({ id, dispute }) => workOn({ ...dispute, tenures: tenures.get(id) ?? [] }, policy));
}

/** Who somebody is, by user id. */
export async function usersNamed(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, { name: string; organisationId: string }>> {
  const rows = await tx.query<{ id: string; name: string; organisationId: string }>(
    `SELECT id, name, organisation_id AS "organisationId"
     FROM app_user JOIN user_role ON user_role.user_id = app_user.id WHERE id = ANY ($1)`,
    [ids],
  );
  return new Map(rows.map(({ id, ...user }) => [id, user]));
}
