import type { DisputeOutcome, DisputeStatus } from '../../domain/dispute/state.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { KeyRing } from '../keys.ts';
import { openText } from '../texts.ts';
import type { Tx } from '../transaction.ts';
import { rowsOf, sql } from './page.ts';

/** One line of a list. Of the people, only what the title says. */
export interface DisputeListItem {
  id: string;
  number: string;
  seq: number;
  title: string;
  status: DisputeStatus;
  outcome: DisputeOutcome | null;
  level: string;
  colour: string;
  type: string;
  source: string;
  owner: { organisationId: string; mediatorId: string | null };
  amountFen: number | null;
  openedAt: Instant;
  closedAt: Instant | null;
  nextDueAt: Instant | null;
}

export interface DisputeRow extends Omit<DisputeListItem, 'title' | 'owner'> {
  ownerOrganisationId: string;
  ownerMediatorId: string | null;
  titleId: string;
}

/** What a dispute's line in a list is read from. */
export const DISPUTE_COLUMNS = {
  id: 'dispute_view.stream_id',
  number: 'dispute_view.number',
  seq: 'dispute_view.seq',
  status: 'dispute_view.status',
  outcome: 'dispute_view.outcome',
  level: 'dispute_view.level',
  colour: 'dispute_view.colour',
  type: 'dispute_view.type',
  source: 'dispute_view.source',
  ownerOrganisationId: 'dispute_view.owner_organisation_id',
  ownerMediatorId: 'dispute_view.owner_mediator_id',
  titleId: 'dispute_view.title_text_id',
  amountFen: 'dispute_view.amount_fen',
  openedAt: 'dispute_view.opened_at',
  closedAt: 'dispute_view.closed_at',
  nextDueAt: 'dispute_view.next_due_at',
};

/** Titles of one page, in one read. */
export async function withTitles(tx: Tx, keys: KeyRing, rows: DisputeRow[]): Promise<DisputeListItem[]> {
  const titles = await textsById(
    tx,
    keys,
    rows.map((row) => row.titleId),
  );
  return rows.map(({ titleId, ownerOrganisationId, ownerMediatorId, ...row }) => ({
    ...row,
    title: titles.get(titleId) ?? '',
    owner: { organisationId: ownerOrganisationId, mediatorId: ownerMediatorId },
  }));
}

/** Texts of several cases in one read, by text id: the case keys come along with them. */
export async function textsById(tx: Tx, keys: KeyRing, ids: string[]): Promise<Map<string, string>> {
  const sealed = await rowsOf<{
    streamId: string;
    id: string;
    field: string;
    cipher: Buffer | null;
    wrapped: Buffer | null;
  }>(
    tx,
    sql('sealed_text as t')
      .leftJoin('data_key as k', 'k.id', 't.stream_id')
      .select({ streamId: 't.stream_id', id: 't.id', field: 't.field', cipher: 't.cipher', wrapped: 'k.wrapped' })
      .whereRaw('t.id = ANY(?)', [ids]),
  );
  return new Map(
    sealed.map(({ streamId, wrapped, ...text }) => {
      const key = wrapped && keys.unwrap({ kind: 'case', id: streamId, streamId }, wrapped);
      return [text.id, openText(key, streamId, text)];
    }),
  );
}
