import { maskIdNumber, maskPhone } from '../documents/mask.ts';
import type { PersonFacts, Representative } from './person.ts';

/** A person as every list and page shows them: sensitive facts are seen only on a purpose given (个人信息保护法 28, 51). */
export interface MaskedPerson {
  name: string;
  gender?: PersonFacts['gender'];
  ethnicity?: string;
  birthYear?: number;
  idNumber?: string;
  occupation?: string;
  phone?: string;
  address?: string;
  /** Whether there is one; the contact itself endangers whoever gave it. */
  hasSafeContact: boolean;
  guardian?: Representative;
  agent?: Representative;
}

export function maskPerson(facts: PersonFacts): MaskedPerson {
  const { name, gender, ethnicity, birthDate, idNumber, occupation, phone, address, safeContact } = facts;
  return {
    name,
    gender,
    ethnicity,
    birthYear: birthDate === undefined ? undefined : Number(birthDate.slice(0, 4)),
    idNumber: masked(idNumber, maskIdNumber),
    occupation,
    phone: masked(phone, maskPhone),
    address: masked(address, maskAddress),
    hasSafeContact: safeContact !== undefined,
    guardian: masked(facts.guardian, maskRepresentative),
    agent: masked(facts.agent, maskRepresentative),
  };
}

/** `河川县清溪镇羊坪村三组12号` → `河川县清溪镇羊坪村****`: the place stays, house and group do not. */
export function maskAddress(address: string): string {
  const place = /^.*(?:[省市县区旗乡镇村]|街道|社区)/u.exec(address)?.[0] ?? '';
  return `${place}****`;
}

/** `yangping@example.gov.cn` → `y***@example.gov.cn`. */
export function maskEmail(address: string): string {
  return `${address.slice(0, 1)}***${address.slice(address.lastIndexOf('@'))}`;
}

/** `张桂芳` → `张**`: told apart from others, not read. */
export function maskName(name: string): string {
  const [first = '', ...rest] = Array.from(name.trim());
  return first + '*'.repeat(rest.length);
}

function maskRepresentative({ name, relation, idNumber, phone }: Representative): Representative {
  return { name, relation, idNumber: masked(idNumber, maskIdNumber), phone: masked(phone, maskPhone) };
}

function masked<T, R>(value: T | undefined, mask: (value: T) => R): R | undefined {
  return value === undefined ? undefined : mask(value);
}
