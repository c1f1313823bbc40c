import { mayView } from '../../domain/household/relations.ts';
import type { Role } from '../../domain/organisation/actor.ts';
import type { CivilDate } from '../../domain/time/civil-date.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { KeyRing } from '../keys.ts';
import type { Tx } from '../transaction.ts';
import { householdAddresses } from './household-addresses.ts';
import { rowsOf, sql } from './page.ts';

/** One door to knock at. */
export interface RouteStop {
  id: string;
  number: string;
  level: string;
  address: string;
  ownerUserId: string | null;
  /** Of whom the visit is due. */
  roles: Role[];
  dueOn: CivilDate;
  plannedOn: CivilDate | null;
  overdueSince: Instant | null;
}

interface Row extends Omit<RouteStop, 'address'> {
  addressId: string;
}

/** A day has no more; who plans more has planned nothing. */
const MOST = 200;
const MOST_IN_A_MONTH = 1_000;

/**
 * 当日回访: visits that are planned for that day, or due by it and not planned for another one; overdue ones first, then by
 * gravity, then by where they are. Of the family only the household's address: never where a victim has gone.
 */
export async function dayRoute(
  tx: Tx,
  keys: KeyRing,
  { on, mine, levels }: { on: CivilDate; mine: boolean; levels: readonly string[] },
): Promise<RouteStop[]> {
  const visits = visitsAwaited(tx, mine)
    .select({ addressId: 'household_view.address_text_id', level: 'household_view.level' })
    .whereRaw(
      `(household_view.planned_on = ?
        OR (household_view.next_revisit_on <= ? AND coalesce(household_view.planned_on, '-infinity') < ?))`,
      [on, on, on],
    )
    .orderByRaw('household_view.overdue_since NULLS LAST, household_view.next_revisit_on')
    .limit(MOST);
  const rows = await rowsOf<Row>(tx, visits);
  const addresses = await householdAddresses(
    tx,
    keys,
    rows.map((row) => row.addressId),
  );
  return rows
    .map(({ addressId, ...row }) => ({ ...row, address: addresses.get(addressId) ?? '' }))
    .sort(
      (a, b) =>
        Number(b.overdueSince !== null) - Number(a.overdueSince !== null) ||
        levels.indexOf(a.level) - levels.indexOf(b.level) ||
        a.address.localeCompare(b.address, 'zh-CN') ||
        a.number.localeCompare(b.number),
    );
}

/** A visit on the calendar: as a stop, on the day on which it stands there. */
export interface PlacedVisit extends RouteStop {
  on: CivilDate;
}

/**
 * 回访月历: visits that stand on a day of the period – the day planned, else the last in time; what is overdue stands on today
 * – of one officer, of all whom the actor may send, or those due from the actor.
 */
export async function visitsWithin(
  tx: Tx,
  keys: KeyRing,
  {
    from,
    to,
    today,
    mine,
    ownerId,
  }: { from: CivilDate; to: CivilDate; today: CivilDate; mine: boolean; ownerId?: string },
): Promise<PlacedVisit[]> {
  const place = 'greatest(coalesce(household_view.planned_on, household_view.next_revisit_on), ?::date)';
  const visits = visitsAwaited(tx, mine)
    .select({ addressId: 'household_view.address_text_id', level: 'household_view.level' })
    .whereRaw(`${place} BETWEEN ?::date AND ?::date`, [today, from, to])
    .orderByRaw('household_view.overdue_since NULLS LAST, household_view.next_revisit_on, household_view.number')
    .limit(MOST_IN_A_MONTH);
  if (ownerId !== undefined) visits.where('household_view.owner_user_id', ownerId);
  const rows = await rowsOf<Row>(tx, visits);
  const addresses = await householdAddresses(
    tx,
    keys,
    rows.map((row) => row.addressId),
  );
  return rows.map(({ addressId, ...row }) => {
    const wanted = row.plannedOn ?? row.dueOn;
    return { ...row, address: addresses.get(addressId) ?? '', on: wanted < today ? today : wanted };
  });
}

/** A visit that somebody owes, without a word of where and to whom. */
export type OwedVisit = Pick<RouteStop, 'id' | 'number' | 'dueOn' | 'plannedOn'>;

/** Every visit that is due from the actor, whenever. */
export function visitsOwed(tx: Tx): Promise<OwedVisit[]> {
  return rowsOf<OwedVisit>(tx, visitsAwaited(tx, true).orderBy('household_view.next_revisit_on'));
}

function visitsAwaited(tx: Tx, mine: boolean) {
  const { actor } = tx;
  const visits = sql('household_view')
    .join('task', (on) => on.on('task.stream_id', 'household_view.stream_id').andOnVal('task.what', 'revisit'))
    .select({
      id: 'household_view.stream_id',
      number: 'household_view.number',
      ownerUserId: 'household_view.owner_user_id',
      roles: 'task.roles',
      dueOn: 'household_view.next_revisit_on',
      plannedOn: 'household_view.planned_on',
      overdueSince: 'household_view.overdue_since',
    })
    .where('household_view.status', 'controlled');
  if (!mayView(actor, { stationId: actor.organisationId })) visits.whereRaw('false');
  if (!mine) return visits;
  return visits.where((due) =>
    due
      .where('task.user_id', actor.userId)
      .orWhere((role) => role.whereNull('task.user_id').whereRaw('task.roles @> ARRAY[?]', [actor.role])),
  );
}
