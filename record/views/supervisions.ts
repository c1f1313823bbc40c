import type { Knex } from 'knex';
import type { Instant } from '../../domain/time/instant.ts';
import type { Tx } from '../transaction.ts';
import type { ReadingWorld } from './dispute-details.ts';
import { DISPUTE_COLUMNS, type DisputeListItem, type DisputeRow, textsById, withTitles } from './dispute-item.ts';
import { type Page, type PageRequest, pageOf } from './page.ts';
import { visibleDisputes } from './visible-disputes.ts';

export type SupervisionState = 'open' | 'answered' | 'lapsed';

export interface SupervisionFilters {
  state?: SupervisionState;
  reason?: string;
  stage?: string;
  /** Who must answer, or had to. */
  organisationId?: string;
  /** Open, and not answered in time. */
  overdue?: boolean;
}

/** 督办: pressed work, whose answer is awaited or was given. */
export interface SupervisionListItem
  extends Pick<DisputeListItem, 'number' | 'title' | 'status' | 'level' | 'colour' | 'owner'> {
  disputeId: string;
  reason: string;
  /** In the words of whoever pressed; null where a rule did. */
  words: string | null;
  stage: string;
  organisationId: string;
  openedAt: Instant;
  /** Since when that organisation must answer. */
  since: Instant;
  dueAt: Instant | null;
  state: SupervisionState;
  overdue: boolean;
  endedAt: Instant | null;
  answer: string | null;
}

interface SupervisionRow extends DisputeRow {
  reason: string;
  stage: string;
  organisationId: string;
  since: Instant;
  dueAt: Instant | null;
  state: SupervisionState;
  endedAt: Instant | null;
  answerId: string | null;
  reasonTextId: string | null;
  pressedAt: Instant;
}

/** 督办台账 of the cases that the actor may see: what is open first, the most urgent before. `now` is the record's moment. */
export async function listSupervisions(
  tx: Tx,
  world: ReadingWorld,
  filters: SupervisionFilters,
  now: Instant,
  request: PageRequest,
): Promise<Page<SupervisionListItem>> {
  const pressed = visibleDisputes(tx.actor).join('supervision_view as s', 's.stream_id', 'dispute_view.stream_id');
  filter(pressed, filters, now);
  const page = await pageOf<SupervisionRow>(tx, pressed, request, (builder) =>
    builder
      .select({
        ...DISPUTE_COLUMNS,
        reason: 's.reason',
        stage: 's.stage',
        organisationId: 's.organisation_id',
        pressedAt: 's.opened_at',
        since: 's.since',
        dueAt: 's.due_at',
        state: 's.state',
        endedAt: 's.ended_at',
        answerId: 's.answer_text_id',
        reasonTextId: 's.reason_text_id',
      })
      .orderByRaw(`s.state <> 'open', s.ended_at DESC NULLS LAST, s.due_at NULLS LAST, s.stream_id, s.opened_seq`),
  );
  const titled = await withTitles(tx, world.keys, page.items);
  const texts = await textsById(
    tx,
    world.keys,
    page.items.flatMap(({ answerId, reasonTextId }) => [answerId ?? [], reasonTextId ?? []].flat()),
  );
  const items = page.items.map((row, index) => ({
    disputeId: row.id,
    number: row.number,
    title: titled[index]?.title ?? '',
    status: row.status,
    level: row.level,
    colour: row.colour,
    owner: { organisationId: row.ownerOrganisationId, mediatorId: row.ownerMediatorId },
    reason: row.reason,
    words: (row.reasonTextId && texts.get(row.reasonTextId)) || null,
    stage: row.stage,
    organisationId: row.organisationId,
    openedAt: row.pressedAt,
    since: row.since,
    dueAt: row.dueAt,
    state: row.state,
    overdue: isOverdue(row, now),
    endedAt: row.endedAt,
    answer: (row.answerId && texts.get(row.answerId)) || null,
  }));
  return { ...page, items };
}

function filter(pressed: Knex.QueryBuilder, filters: SupervisionFilters, now: Instant): void {
  const { state, reason, stage, organisationId, overdue } = filters;
  if (state !== undefined) pressed.where('s.state', state);
  if (reason !== undefined) pressed.where('s.reason', reason);
  if (stage !== undefined) pressed.where('s.stage', stage);
  if (organisationId !== undefined) pressed.where('s.organisation_id', organisationId);
  if (overdue === true) {
    pressed
      .where('s.state', 'open')
      .where((late) => late.where('s.due_at', '<=', now).orWhereRaw('s.since > s.opened_at'));
  }
}

/** 逾期: past its date, or pressed again because the first date passed, which gave it a new one. */
function isOverdue({ state, pressedAt, since, dueAt }: SupervisionRow, now: Instant): boolean {
  return state === 'open' && (since > pressedAt || (dueAt !== null && dueAt <= now));
}
