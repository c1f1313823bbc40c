/**
 * How the actor's organisation stands to a case: it owns it · work is offered to it · it is above the owner (centres) ·
 * it, or one below it, owned it before · it must acknowledge its alert · none of these.
 */
export type Relation = 'own' | 'offered' | 'above' | 'past' | 'alerted' | 'none';
