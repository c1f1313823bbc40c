import type { z } from 'zod';
import { identifyPerson, identifyRepresentatives } from '../../domain/people/identity.ts';
import type { CivilDate } from '../../domain/time/civil-date.ts';
import { Problem } from '../problems/problem.ts';
import type { party } from './register-schema.ts';

type Party = z.output<typeof party>;

/**
 * The parties with their ID numbers checked and what follows from them filled in; `today` in Asia/Shanghai. An
 * organisation's number stays as it is.
 * @throws Problem `invalid` that names every fact at fault
 */
export function identifiedParties(parties: Party[], today: CivilDate): Party[] {
  const identified = parties.map((one) => {
    const own = one.kind === 'person' ? identifyPerson(one, today) : { facts: one, faults: [] };
    const all = identifyRepresentatives(own.facts, today);
    return { facts: all.facts, faults: [...own.faults, ...all.faults] };
  });
  const errors = identified.flatMap(({ faults }, index) =>
    faults.map(({ field, message }) => ({ path: `parties.${index}.${field}`, message })),
  );
  if (errors.length > 0) throw new Problem('invalid', { errors });
  return identified.map(({ facts }) => facts);
}
