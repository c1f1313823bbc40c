import { nearestOfKind, type OrganisationTree } from '../organisation/tree.ts';
import type { Instant } from '../time/instant.ts';
import { dateOf } from '../time/instant.ts';
import type { HouseholdState } from './state.ts';

/** An organisation outside the station that must be told, of what, and what is asked of it. */
export interface Told {
  organisationId: string;
  cause: 'warning' | 'protection-order';
  aboutId: string;
  asks: 'visit' | 'know';
  /** Whose names it gets. */
  memberIds: string[];
}

/**
 * 告知: of a warning that was delivered the village's committee and 妇联, which visit, and the township centre, which knows
 * (反家庭暴力法 17; 公通字〔2024〕34号 11); of an order in force the village's committee, which helps (反家庭暴力法 32).
 */
export function toBeTold(state: HouseholdState, organisations: OrganisationTree, now: Instant): Told[] {
  const nearest = (kind: 'womens-federation' | 'township-centre') =>
    nearestOfKind(organisations, state.stationId, kind)?.id ?? null;
  const village = { organisationId: state.villageId, asks: 'visit' } as const;
  const ofWarnings = state.warnings
    .filter(({ delivered, endedAt }) => delivered !== null && endedAt === undefined)
    .flatMap(({ warningId: aboutId, perpetratorId, victimIds }) =>
      [
        village,
        { organisationId: nearest('womens-federation'), asks: 'visit' } as const,
        { organisationId: nearest('township-centre'), asks: 'know' } as const,
      ].map((told) => ({ ...told, cause: 'warning' as const, aboutId, memberIds: [perpetratorId, ...victimIds] })),
    );
  const concerned = state.members.filter(({ role }) => role !== 'other').map(({ memberId }) => memberId);
  const ofOrders = state.orders
    .filter(({ expiredAt, lastDay }) => expiredAt === undefined && lastDay >= dateOf(now))
    .map(({ orderId: aboutId }) => ({ ...village, cause: 'protection-order' as const, aboutId, memberIds: concerned }));
  return [...ofWarnings, ...ofOrders].flatMap(({ organisationId, ...told }) =>
    organisationId === null ? [] : [{ organisationId, ...told }],
  );
}
