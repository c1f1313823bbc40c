/**
 * How the actor's organisation stands to a case: it owns it · work is offered to it · it is above the owner (centres) ·
 * it, or one below it, owned it before · it must acknowledge its alert · the guard tells or asks it · it must answer its
 * 督办 · claimants of it were referred to it · none of these.
 */
export const RELATIONS = ['own', 'offered', 'above', 'past', 'alerted', 'consulted', 'supervising', 'referred', 'none'] as const;

export type Relation = (typeof RELATIONS)[number];
