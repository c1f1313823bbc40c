import type { CivilDate } from '../time/civil-date.ts';
import type { PersonFacts, Representative } from './person.ts';
import { checkResidentId, type ResidentIdFault } from './resident-id.ts';

/** A fact that cannot be so; `field` is its path among the person's facts, such as `guardian.idNumber`. */
interface IdentityFault {
  field: string;
  message: string;
}

type Identified<Facts> = { facts: Facts; faults: IdentityFault[] };

const ID_FAULTS: Record<ResidentIdFault, string> = {
  form: '居民身份证号须为18位',
  area: '居民身份证号的地区码不存在',
  'birth-date': '居民身份证号的出生日期不成立',
  'check-digit': '居民身份证号的校验码不符',
};

/**
 * 身份核对: a person's facts with the ID number in its one form and what follows from it filled in, or why they cannot be
 * right. `today` is in Asia/Shanghai. Where the number itself is wrong, nothing is compared with it.
 */
export function identifyPerson<Facts extends PersonFacts>(facts: Facts, today: CivilDate): Identified<Facts> {
  const { idNumber, birthDate, gender } = facts;
  const faults: IdentityFault[] = [];
  if (birthDate !== undefined && birthDate > today) faults.push({ field: 'birthDate', message: '出生日期不能在今后' });
  if (idNumber === undefined) return { facts, faults };
  const checked = checkResidentId(idNumber, today);
  if (!checked.valid) return { facts, faults: [...faults, { field: 'idNumber', message: ID_FAULTS[checked.fault] }] };
  if (birthDate !== undefined && birthDate <= today && birthDate !== checked.birthDate) {
    faults.push({ field: 'birthDate', message: '出生日期与居民身份证号不符' });
  }
  if (gender !== undefined && gender !== 'unknown' && gender !== checked.gender) {
    faults.push({ field: 'gender', message: '性别与居民身份证号不符' });
  }
  const filled = { birthDate: birthDate ?? checked.birthDate, gender: gender ?? checked.gender };
  return { facts: { ...facts, ...filled, idNumber: checked.idNumber }, faults };
}

/** The same for who acts for a party, also for an organisation: always a person. */
export function identifyRepresentatives<Facts extends PersonFacts>(facts: Facts, today: CivilDate): Identified<Facts> {
  const guardian = identifyRepresentative('guardian', facts.guardian, today);
  const agent = identifyRepresentative('agent', facts.agent, today);
  return {
    facts: { ...facts, guardian: guardian.facts, agent: agent.facts },
    faults: [...guardian.faults, ...agent.faults],
  };
}

function identifyRepresentative(
  role: 'guardian' | 'agent',
  given: Representative | undefined,
  today: CivilDate,
): Identified<Representative | undefined> {
  if (given?.idNumber === undefined) return { facts: given, faults: [] };
  const checked = checkResidentId(given.idNumber, today);
  if (checked.valid) return { facts: { ...given, idNumber: checked.idNumber }, faults: [] };
  return { facts: given, faults: [{ field: `${role}.idNumber`, message: ID_FAULTS[checked.fault] }] };
}
