import type { MemberFacts } from '../domain/documents/household-facts.ts';
import type { Member } from '../domain/household/state.ts';
import type { Role } from '../domain/organisation/actor.ts';
import type { PersonFacts } from '../domain/people/person.ts';
import { GENDERS } from './party-facts.ts';

/** 岗位, as the station's papers call them. */
export const RANKS: Partial<Record<Role, string>> = {
  'community-officer': '社区民警',
  'deputy-chief': '副所长',
  'station-chief': '所长',
};

/** Who a member is. Where a protected one lives is gathered only so that it is left out of what others wrote. */
export function memberFacts(
  { memberId, personId, role, confidential, reach }: Omit<Member, 'relation'>,
  people: ReadonlyMap<string, PersonFacts>,
): MemberFacts {
  const person = people.get(personId);
  if (person === undefined) throw new RangeError(`member ${memberId} has no facts`);
  const { name, birthDate, idNumber, occupation } = person;
  const { phone, address } = (reach && people.get(reach.personId)) ?? person;
  const genderLabel = person.gender && GENDERS[person.gender];
  return { memberId, role, confidential, name, genderLabel, birthDate, idNumber, occupation, phone, address };
}
