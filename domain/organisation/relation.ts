/**
 * How the actor's organisation stands to a case: it owns it · work is offered to it · it is above the owner (centres) ·
 * it, or one below it, owned it before · it must acknowledge its alert · it must answer its 督办 · none of these.
 */
export const RELATIONS = ['own', 'offered', 'above', 'past', 'alerted', 'supervising', 'none'] as const;

export type Relation = (typeof RELATIONS)[number];
