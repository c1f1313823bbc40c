import type { Knex } from 'knex';
import { addDays, type CivilDate } from '../../domain/time/civil-date.ts';
import { startOfDay } from '../../domain/time/instant.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import type { Relation } from '../../domain/organisation/relation.ts';
import type { Tx } from '../transaction.ts';
import { rowsOf, sql } from './page.ts';
import { relationKey } from './project-dispute.ts';
import { visibleDisputes } from './visible-disputes.ts';

/** First and last day of registration (Asia/Shanghai), both counted. */
export interface StatisticsPeriod {
  from?: CivilDate;
  to?: CivilDate;
}

/** What is counted of the cases registered in a period, as they stand now. */
export interface DisputeCounts {
  total: number;
  parties: number;
  /** 调解成功: an agreement was reached, or the parties were reconciled. What they settled without the mediator is not. */
  succeeded: number;
  closed: number;
  open: number;
  amountFen: number;
}

const GROUPS = {
  type: 'dispute_view.type',
  source: 'dispute_view.source',
  committee: 'dispute_view.owner_organisation_id',
  colour: 'dispute_view.colour',
  level: 'dispute_view.level',
  outcome: `coalesce(dispute_view.outcome, 'open')`,
} as const;

export type StatisticsGroup = keyof typeof GROUPS;

export const STATISTICS_GROUPS = Object.keys(GROUPS) as [StatisticsGroup, ...StatisticsGroup[]];

/** A case counts where it is, where it was, and above both; not where somebody is only asked to answer for it. */
const COUNTED: readonly Relation[] = ['own', 'above', 'past'];

/** 纠纷统计 of what is the actor's to count, by one feature; the largest group first. */
export async function countDisputes(
  tx: Tx,
  period: StatisticsPeriod,
  by: StatisticsGroup,
): Promise<(DisputeCounts & { key: string })[]> {
  const key = sql.raw(GROUPS[by]);
  const counted = inPeriod(countable(tx.actor), period)
    .select({ key })
    .select(COUNTS)
    .groupBy(key)
    .orderByRaw('count(*) DESC, 1');
  return rowsOf<DisputeCounts & { key: string }>(tx, counted);
}

/** One row for each committee, source, type, outcome and form of agreement there is: what the official report adds up. */
export interface ReportCell extends DisputeCounts {
  organisationId: string;
  source: string;
  type: string;
  outcome: string | null;
  agreementForm: 'written' | 'oral' | null;
}

export async function reportCells(tx: Tx, period: StatisticsPeriod): Promise<ReportCell[]> {
  const features = {
    organisationId: 'dispute_view.owner_organisation_id',
    source: 'dispute_view.source',
    type: 'dispute_view.type',
    outcome: 'dispute_view.outcome',
    agreementForm: 'dispute_view.agreement_form',
  };
  const counted = inPeriod(countable(tx.actor), period)
    .select(features)
    .select(COUNTS)
    .groupBy(Object.values(features));
  return rowsOf<ReportCell>(tx, counted);
}

/** 司法确认: agreements that a court has confirmed. */
export async function countConfirmed(tx: Tx, period: StatisticsPeriod): Promise<number> {
  const confirmed = inPeriod(countable(tx.actor), period)
    .join('stream', 'stream.root_id', 'dispute_view.stream_id')
    .where('stream.kind', 'agreement')
    .whereRaw(`stream.state->'confirmation'->>'status' = 'confirmed'`)
    .count({ total: '*' });
  const [row] = await rowsOf<{ total: number }>(tx, confirmed);
  return row?.total ?? 0;
}

/** 调解成功, of a row of `dispute_view`. */
export const SUCCEEDED = `(dispute_view.status = 'agreed' OR dispute_view.outcome IN ('performed', 'reconciled'))`;

const COUNTS = {
  total: sql.raw('count(*)'),
  parties: sql.raw('sum(dispute_view.party_count)'),
  succeeded: sql.raw(`count(*) FILTER (WHERE ${SUCCEEDED})`),
  closed: sql.raw(`count(*) FILTER (WHERE dispute_view.status = 'closed')`),
  open: sql.raw(`count(*) FILTER (WHERE dispute_view.status <> 'closed')`),
  amountFen: sql.raw('coalesce(sum(dispute_view.amount_fen), 0)::bigint'),
};

/** What is the actor’s to count. */
export function countable(actor: Actor): Knex.QueryBuilder {
  const keys = COUNTED.map((relation) => relationKey(relation, actor.organisationId));
  return visibleDisputes(actor).whereRaw('dispute_view.relations && ?::text[]', [keys]);
}

export function inPeriod(disputes: Knex.QueryBuilder, { from, to }: StatisticsPeriod): Knex.QueryBuilder {
  if (from !== undefined) disputes.where('dispute_view.opened_at', '>=', startOfDay(from));
  if (to !== undefined) disputes.where('dispute_view.opened_at', '<', startOfDay(addDays(to, 1)));
  return disputes;
}
