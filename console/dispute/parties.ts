import type { DisputeAnswer } from '../../api/disputes/dispute-schema.ts';
import { labelOf } from '../layout/words.ts';
import type { Around } from './around.ts';

/** 当事人, masked as the API masks them. */
export function partiesOf(parties: DisputeAnswer['parties'], { say }: Around) {
  const { dispute: words } = say;
  return parties.map((party) => {
    const facts: [string, string | undefined][] = [
      [words.birthYear, party.birthYear === undefined ? undefined : String(party.birthYear)],
      [words.idNumber, party.idNumber],
      [words.phone, party.phone],
      [words.address, party.address],
      [words.guardian, party.guardian?.name],
      [words.agent, party.agent?.name],
    ];
    return {
      side: labelOf(say.side, party.side),
      name: party.name,
      gender: party.gender === undefined ? null : labelOf(say.gender, party.gender),
      isProtected: party.protected,
      facts: facts.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }])),
    };
  });
}
