import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import { nearestOfKind, type OrganisationKind } from '../organisation/tree.ts';
import { colourOf } from '../policy/lookups.ts';
import type { DisputeCommandOf } from './commands.ts';
import type { DisputeFact } from './events.ts';
import { placeOf } from './place.ts';
import type { DisputeState } from './state.ts';

/**
 * 危险报告: what may aggravate is prevented, what may become a matter for the police is reported at once (人民调解法 25). The
 * case is given the colour that the danger asks for; a case that has it already alerts anew.
 */
export function reportDanger(
  state: DisputeState,
  command: DisputeCommandOf<'report-danger'>,
  context: DecisionContext,
): DisputeFact[] {
  const { kind, detail } = command;
  const { dangers } = context.policy.dispute;
  const danger = Object.hasOwn(dangers, kind) ? dangers[kind] : undefined;
  if (danger === undefined) throw new DomainError('invalid', `没有这种危险情形:${kind}`, { path: 'kind' });
  const order = (colour: string) => colourOf(context.policy, colour).order;
  const raised: DisputeFact[] =
    order(danger.colour) > order(state.colour)
      ? [{ type: 'colour-changed', colour: danger.colour, reason: detail }]
      : [];
  return [
    { type: 'danger-reported', kind, detail },
    ...raised,
    ...alertFor(danger.colour, placeOf(state, context), context),
  ];
}

/**
 * 红色预警: names the coordinator and the police station who must acknowledge a case of an alert colour, and the county
 * where the place has none of them.
 */
export function alertFor(colour: string, placeId: string, context: DecisionContext): DisputeFact[] {
  if (!colourOf(context.policy, colour).alert) return [];
  const near = (kind: OrganisationKind) => nearestOfKind(context.organisations, placeId, kind);
  const { alertRoles, county } = context.policy;
  const awaiting = alertRoles.map(({ kind }) => (near(kind) ?? near(county.kind))?.id).filter((id) => id !== undefined);
  return [{ type: 'alert-raised', awaiting: [...new Set(awaiting)] }];
}

/** A case of an alert colour that moves to another place alerts the people there too. */
export function alertOnArrival(state: DisputeState, organisationId: string, context: DecisionContext): DisputeFact[] {
  const arrived = { owner: { organisationId }, path: [...state.path, { organisationId }] };
  const known = state.alert?.awaiting ?? [];
  return alertFor(state.colour, placeOf(arrived, context), context).filter(
    (fact) => fact.type === 'alert-raised' && fact.awaiting.some((id) => !known.includes(id)),
  );
}
