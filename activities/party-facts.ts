import type { Party } from '../domain/dispute/state.ts';
import type { PartyFacts } from '../domain/documents/case-facts.ts';
import type { PersonFacts, Representative } from '../domain/people/person.ts';
import type { CivilDate } from '../domain/time/civil-date.ts';
import { personOf } from './person-of.ts';

/** As the forms print it; what is not known is written in by hand. */
export const GENDERS: Record<NonNullable<PersonFacts['gender']>, string> = { male: '男', female: '女', unknown: '' };

/** One party as the forms print it, on a day. */
export function partyFacts(party: Party, people: ReadonlyMap<string, PersonFacts>, on: CivilDate): PartyFacts {
  const person = personOf(party, people);
  const { name, ethnicity, birthDate, idNumber, occupation, phone, address, guardian, agent } = person;
  return {
    side: party.side,
    kind: party.kind,
    protected: party.protected,
    ...{ name, ethnicity, birthDate, idNumber, occupation, phone, address },
    genderLabel: person.gender && GENDERS[person.gender],
    age: birthDate === undefined ? undefined : fullYears(birthDate, on),
    guardian: representative(guardian),
    agent: representative(agent),
  };
}

/** 周岁: the birthday itself counts. Civil dates compare as text, from month to day alike. */
function fullYears(birthDate: CivilDate, on: CivilDate): number {
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return on.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

function representative(given: Representative | undefined): string | undefined {
  return given && `${given.name}${given.relation === undefined ? '' : `（${given.relation}）`}`;
}
