/**
 * How the actor's organisation stands to a case: it owns it · it lends it this very mediator · work is offered to it · it is
 * above the owner (centres) · it, or one below it, owned it before · it must acknowledge its alert · the guard tells or asks
 * it · it is invited to mediate jointly · it must answer its 督办 · claimants of it were referred to it · none of these.
 */
export const RELATIONS = [
  'own',
  'borrowed',
  'offered',
  'above',
  'past',
  'alerted',
  'consulted',
  'invited',
  'supervising',
  'referred',
  'none',
] as const;

export type Relation = (typeof RELATIONS)[number];
