import type { HouseholdAnswer } from '../../api/households/household-schema.ts';
import { filled, labelOf } from '../layout/words.ts';
import type { StationAround } from './around.ts';

/** 家庭成员, masked as the API masks them; of whoever is in danger not even that. */
export function membersOf({ id, members }: HouseholdAnswer, { say }: StationAround) {
  const { household: words } = say;
  return members.map(
    ({ personId, role, name, relation, gender, birthYear, idNumber, phone, address, confidential, hasReach }) => {
      const facts: [string, string | undefined][] = [
        [words.relation, relation],
        [words.birthYear, birthYear === undefined ? undefined : String(birthYear)],
        [words.idNumber, idNumber],
        [words.phone, phone],
        [words.address, address],
      ];
      return {
        role: words.memberRole[role],
        name,
        reveal: {
          path: `/console/households/${id}/members/${personId}/reveal`,
          text: filled(words.revealOf, { name }),
        },
        gender: gender === undefined ? null : labelOf(say.gender, gender),
        isProtected: confidential,
        reach: hasReach ? words.reachKnown : words.reachUnknown,
        facts: facts.flatMap(([label, value]) => (value === undefined ? [] : [{ name: label, value }])),
      };
    },
  );
}

/** Names of members by their ids, for what names them. */
export function namesOf({ members }: HouseholdAnswer, ids: readonly string[]): string {
  return ids.map((id) => members.find(({ memberId }) => memberId === id)?.name ?? id).join('、');
}
