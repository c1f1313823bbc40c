import type { Knex } from 'knex';
import type { AgreementState } from '../../domain/agreement/state.ts';
import type { DisputeState } from '../../domain/dispute/state.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../transaction.ts';
import type { ReadingWorld } from './dispute-details.ts';
import { DISPUTE_COLUMNS, type DisputeListItem, type DisputeRow, withTitles } from './dispute-item.ts';
import { type Page, type PageRequest, pageOf, rowsOf, sql } from './page.ts';
import { relationKey } from './project-dispute.ts';
import { visibleDisputes } from './visible-disputes.ts';

/** Offered to the court · mediated there · entrusted by it to committees · filed, with the material to hand over. */
export const COURT_PILES = ['offered', 'here', 'entrusted', 'filed'] as const;

export type CourtPile = (typeof COURT_PILES)[number];

/** A case on the court's desk, with the state that says what is lacking of it. */
export interface DeskItem extends DisputeListItem {
  state: DisputeState;
  policyVersion: number;
}

/** 诉调对接案件: one pile of the desk of the actor's court, the most urgent first. */
export async function listAtCourt(
  tx: Tx,
  { keys }: Pick<ReadingWorld, 'keys'>,
  pile: CourtPile,
  request: PageRequest,
): Promise<Page<DeskItem>> {
  const order: Record<CourtPile, { column: string; order: 'asc' | 'desc'; nulls: 'last' }> = {
    offered: { column: 'dispute_view.next_due_at', order: 'asc', nulls: 'last' },
    here: { column: 'dispute_view.next_due_at', order: 'asc', nulls: 'last' },
    entrusted: { column: 'dispute_view.next_due_at', order: 'asc', nulls: 'last' },
    filed: { column: 'dispute_view.closed_at', order: 'desc', nulls: 'last' },
  };
  const page = await pageOf<DisputeRow & Pick<DeskItem, 'state' | 'policyVersion'>>(
    tx,
    pileOf(tx, pile),
    request,
    (builder) =>
      builder
        .select({ ...DISPUTE_COLUMNS, state: 'stream.state', policyVersion: 'stream.policy_version' })
        .orderBy([order[pile], { column: 'dispute_view.stream_id' }]),
  );
  const items = await withTitles(tx, keys, page.items);
  return { ...page, items: items as DeskItem[] };
}

/** How much lies on each pile. */
export async function countAtCourt(tx: Tx): Promise<Record<CourtPile, number>> {
  const counted = await Promise.all(
    COURT_PILES.map(async (pile) => {
      const [row] = await rowsOf<{ total: number }>(tx, pileOf(tx, pile).count({ total: '*' }));
      return [pile, Number(row?.total ?? 0)] as const;
    }),
  );
  return Object.fromEntries(counted) as Record<CourtPile, number>;
}

/** What the court has sent down is still its own until a committee has accepted it, and was its own from then on. */
function pileOf({ actor }: Tx, pile: CourtPile): Knex.QueryBuilder {
  const standing = (relation: 'own' | 'offered' | 'past') => relationKey(relation, actor.organisationId);
  const cases = visibleDisputes(actor).join('stream', 'stream.id', 'dispute_view.stream_id');
  const stands = (builder: Knex.QueryBuilder, relation: 'own' | 'offered' | 'past') =>
    builder.whereRaw('dispute_view.relations @> ARRAY[?]', [standing(relation)]);
  switch (pile) {
    case 'offered':
      return stands(cases, 'offered');
    case 'here':
      return stands(cases, 'own')
        .whereNot('dispute_view.status', 'closed')
        .whereRaw(`stream.state->'offer' = 'null'::jsonb`);
    case 'entrusted':
      return cases
        .whereNot('dispute_view.status', 'closed')
        .whereRaw('NOT dispute_view.relations @> ARRAY[?]', [standing('offered')])
        .where((sent) =>
          sent
            .whereRaw('dispute_view.relations @> ARRAY[?]', [standing('past')])
            .orWhere((unaccepted) =>
              unaccepted
                .whereRaw('dispute_view.relations @> ARRAY[?]', [standing('own')])
                .whereRaw(`stream.state->'offer' <> 'null'::jsonb`),
            ),
        )
        .whereRaw(`NOT (dispute_view.relations @> ARRAY[?] AND stream.state->'offer' = 'null'::jsonb)`, [
          standing('own'),
        ]);
    case 'filed':
      return stands(cases, 'own').where('dispute_view.outcome', 'filed-for-litigation');
  }
}

/** An application for confirmation that the court has to do something about. */
export interface AwaitedConfirmation {
  id: string;
  number: string;
  what: string;
  since: Instant;
  dueAt: Instant | null;
  state: AgreementState;
}

/** 司法确认: applications that await the actor's court, the most urgent first. */
export async function listConfirmations(tx: Tx, request: PageRequest): Promise<Page<AwaitedConfirmation>> {
  return pageOf<AwaitedConfirmation>(tx, confirmations(tx), request, (builder) =>
    builder
      .select({
        id: 'stream.id',
        number: 'stream.number',
        what: 'task.what',
        since: 'task.since',
        dueAt: 'task.due_at',
        state: 'stream.state',
      })
      .orderBy([{ column: 'task.due_at', order: 'asc', nulls: 'last' }, { column: 'task.since' }]),
  );
}

export async function countConfirmations(tx: Tx): Promise<number> {
  const [row] = await rowsOf<{ total: number }>(tx, confirmations(tx).count({ total: '*' }));
  return Number(row?.total ?? 0);
}

function confirmations({ actor }: Tx): Knex.QueryBuilder {
  return sql('task')
    .join('stream', 'stream.id', 'task.stream_id')
    .where({ 'task.organisation_id': actor.organisationId, 'stream.kind': 'agreement' });
}
