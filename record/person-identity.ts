import type { PersonFacts } from '../domain/people/person.ts';
import { idNumberIndex, nameBirthIndex } from './blind-index.ts';
import type { KeyRing } from './keys.ts';

/** By what a person is known to be the same: ID number; where one side has none, name and date of birth. */
export interface Identity {
  idNumber: Buffer | null;
  nameBirth: Buffer | null;
}

export function identityOf({ blindIndexKey }: KeyRing, { name, idNumber, birthDate }: PersonFacts): Identity {
  return {
    idNumber: idNumber === undefined ? null : idNumberIndex(blindIndexKey, idNumber),
    nameBirth: birthDate === undefined ? null : nameBirthIndex(blindIndexKey, name, birthDate),
  };
}
