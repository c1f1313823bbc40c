import type { StoryParty } from './story.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** An invented person whose resident ID passes the checks: an area code no county has, a birth date, a running number. */
export function person(
  key: string,
  side: StoryParty['side'],
  name: string,
  about: { born: string; serial: number; occupation?: string; address: string; ethnicity?: string },
): StoryParty {
  const { born, serial, occupation = '务农', address, ethnicity = '汉族' } = about;
  return {
    key,
    side,
    kind: 'person',
    facts: {
      name,
      gender: serial % 2 === 1 ? 'male' : 'female',
      ethnicity,
      birthDate: born,
      idNumber: residentId(born, serial),
      occupation,
      phone: `1390000${String(serial).padStart(4, '0')}`,
      address,
    },
  };
}

export function organisation(key: string, side: StoryParty['side'], name: string, address: string): StoryParty {
  return { key, side, kind: 'organisation', facts: { name, address } };
}

export function residentId(born: string, serial: number): string {
  const digits = `330699${born.replaceAll('-', '')}${String(serial % 1000).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return digits + '10X98765432'[sum % 11];
}
