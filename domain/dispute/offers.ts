import type { DecisionContext, TextRef } from '../decider.ts';
import { DomainError } from '../errors.ts';
import { assertTakesWork } from '../organisation/closing.ts';
import type { Organisation } from '../organisation/tree.ts';
import { levelOf } from '../policy/lookups.ts';
import type { Policy } from '../policy/policy.ts';
import type { DisputeState, Offer, OfferKind, PastTransfer } from './state.ts';

/** Work on its way from the present owner to another organisation. */
export function offerTo(
  state: DisputeState,
  kind: OfferKind,
  toOrganisationId: string,
  toLevel: string,
  { now, policy }: Pick<DecisionContext, 'now' | 'policy'>,
  more: { mediatorId?: string; mediatorFrom?: string; reason?: TextRef } = {},
): Offer {
  return {
    kind,
    fromOrganisationId: state.owner.organisationId,
    toOrganisationId,
    toLevel,
    at: now,
    wasMediating: state.status === 'mediating',
    pressed: false,
    ...(entrusts(state, kind, toLevel, policy) ? { entrusts: true } : {}),
    ...more,
  };
}

/** What a court sends down to a committee stays the court's case (特邀调解规定 27). */
function entrusts(state: DisputeState, kind: OfferKind, toLevel: string, policy: Policy): boolean {
  const isCourt = (level: string) => levelOf(policy, level).stage === 'court';
  return kind === 'down' && isCourt(state.level) && !isCourt(toLevel);
}

/** What goes from one house to another with a letter; 分拨 and the court's own form are none. */
export function transferOf({ kind, toOrganisationId, at, entrusts }: Offer): PastTransfer[] {
  switch (kind) {
    case 'up':
    case 'down':
    case 'sideways':
      return [{ kind, toOrganisationId, at, ...(entrusts ? { entrusts } : {}) }];
    case 'dispatch':
    case 'escalation':
    case 'court-referral':
      return [];
  }
}

/** Throws invalid where there is no such organisation, and rule-broken for one that takes nothing new (停止受理). */
export function requireReceiver(
  id: string,
  context: Pick<DecisionContext, 'organisations'>,
  path = 'organisationId',
): Organisation {
  const found = requireOrganisation(id, context, path);
  assertTakesWork(found, path);
  return found;
}

/** Throws invalid where there is no such organisation. */
export function requireOrganisation(
  id: string,
  context: Pick<DecisionContext, 'organisations'>,
  path = 'organisationId',
): Organisation {
  const found = Object.hasOwn(context.organisations, id) ? context.organisations[id] : undefined;
  if (!found) throw new DomainError('invalid', '没有这个单位', { path });
  return found;
}
