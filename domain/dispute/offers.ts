import type { DecisionContext, TextRef } from '../decider.ts';
import { DomainError } from '../errors.ts';
import type { Organisation } from '../organisation/tree.ts';
import type { DisputeState, Offer, OfferKind } from './state.ts';

/** Work on its way from the present owner to another organisation. */
export function offerTo(
  state: DisputeState,
  kind: OfferKind,
  toOrganisationId: string,
  toLevel: string,
  context: Pick<DecisionContext, 'now'>,
  more: { mediatorId?: string; mediatorFrom?: string; reason?: TextRef } = {},
): Offer {
  return {
    kind,
    fromOrganisationId: state.owner.organisationId,
    toOrganisationId,
    toLevel,
    at: context.now,
    wasMediating: state.status === 'mediating',
    pressed: false,
    ...more,
  };
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
