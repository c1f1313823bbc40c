import type { Actor } from '../organisation/actor.ts';
import { mayOnHousehold } from '../organisation/household-access.ts';
import { relationOf } from './relations.ts';
import type { HouseholdState, Member } from './state.ts';

/** What tells where somebody is. */
const REACH = ['phone', 'address', 'safeContact'];

/**
 * 查阅: any officer of the station for the ordinary facts of a member; where a protected one is, only its leaders and whoever
 * answers for the family (法发〔2022〕10号 4).
 */
export function mayReveal(actor: Actor, state: HouseholdState, member: Member, field: string): boolean {
  const relation = relationOf(actor, state);
  if (!mayOnHousehold(actor.role, 'reveal', relation)) return false;
  if (!isReach(member, field)) return true;
  return mayOnHousehold(actor.role, 'reach', relation) || state.owner.userId === actor.userId;
}

/** Under which sealed person that fact is kept. */
export function keptUnder(member: Member, field: string): string {
  return REACH.includes(field) ? (member.reach?.personId ?? member.personId) : member.personId;
}

function isReach({ confidential, reach }: Member, field: string): boolean {
  return (confidential || reach !== undefined) && REACH.includes(field);
}
