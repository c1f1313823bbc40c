import type { HouseholdState } from '../../domain/household/state.ts';
import { mayView } from '../../domain/household/relations.ts';
import type { Role } from '../../domain/organisation/actor.ts';
import type { CivilDate } from '../../domain/time/civil-date.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { KeyRing } from '../keys.ts';
import type { Tx } from '../transaction.ts';
import type { ReadingWorld } from './dispute-details.ts';
import { householdAddresses } from './household-addresses.ts';
import { type Page, type PageRequest, pageOf, rowsOf, sql } from './page.ts';

export interface HouseholdFilters {
  status?: HouseholdState['status'];
  level?: string;
  /** The officer who answers for it. */
  ownerId?: string;
  /** Only those whose visit was missed, or only the others. */
  overdue?: boolean;
}

/** One line of the station's list. Of the family, only where it lives. */
export interface HouseholdListItem {
  id: string;
  number: string;
  seq: number;
  status: HouseholdState['status'];
  level: string;
  address: string;
  owner: { role: Role; userId: string | null };
  nextRevisitOn: CivilDate | null;
  overdueSince: Instant | null;
  openedAt: Instant;
  nextDueAt: Instant | null;
}

interface Row extends Omit<HouseholdListItem, 'address' | 'owner'> {
  addressId: string;
  ownerRole: Role;
  ownerUserId: string | null;
}

const COLUMNS = {
  id: 'stream_id',
  number: 'number',
  seq: 'seq',
  status: 'status',
  level: 'level',
  addressId: 'address_text_id',
  ownerRole: 'owner_role',
  ownerUserId: 'owner_user_id',
  nextRevisitOn: 'next_revisit_on',
  overdueSince: 'overdue_since',
  openedAt: 'opened_at',
  nextDueAt: 'next_due_at',
};

/** 管控户列表 of the actor's own station, the most pressing first. Row-level security knows no other reader. */
export async function listHouseholds(
  tx: Tx,
  { keys }: Pick<ReadingWorld, 'keys'>,
  { overdue, ownerId, ...exact }: HouseholdFilters,
  request: PageRequest,
): Promise<Page<HouseholdListItem>> {
  const households = sql('household_view');
  // The table of rights speaks last: whoever may view no file of the own station sees none.
  if (!mayView(tx.actor, { stationId: tx.actor.organisationId })) households.whereRaw('false');
  for (const [column, value] of Object.entries(exact)) if (value !== undefined) households.where(column, value);
  if (ownerId !== undefined) households.where('owner_user_id', ownerId);
  if (overdue === true) households.whereNotNull('overdue_since');
  if (overdue === false) households.whereNull('overdue_since');
  const page = await pageOf<Row>(tx, households, request, (builder) =>
    builder.select(COLUMNS).orderByRaw('next_due_at NULLS LAST, opened_at DESC, stream_id'),
  );
  return { ...page, items: await withAddresses(tx, keys, page.items) };
}

/** 名下管控户: those under control that this officer answers for, in the order of their ids, in which they are locked. */
export async function householdsOf(tx: Tx, userId: string): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    tx,
    sql('household_view')
      .select({ id: 'stream_id' })
      .where({ owner_user_id: userId, status: 'controlled' })
      .orderBy('stream_id'),
  );
  return rows.map(({ id }) => id);
}

async function withAddresses(tx: Tx, keys: KeyRing, rows: Row[]): Promise<HouseholdListItem[]> {
  const addresses = await householdAddresses(
    tx,
    keys,
    rows.map((row) => row.addressId),
  );
  return rows.map(({ addressId, ownerRole, ownerUserId, ...row }) => ({
    ...row,
    address: addresses.get(addressId) ?? '',
    owner: { role: ownerRole, userId: ownerUserId },
  }));
}
