import { maskAddress } from '../../domain/people/mask.ts';
import type { PersonFacts } from '../../domain/people/person.ts';

/**
 * Whether words that one party may read – a session's place, what somebody has to do – lead to somebody else: their name,
 * number, or house (法发〔2022〕10号 4). Whoever wrote them need not have thought of who reads them.
 */
export function namesSomebodyElse(words: string, others: readonly PersonFacts[]): boolean {
  const plain = comparable(words);
  return others.some((person) => tracesOf(person).some((trace) => plain.includes(trace)));
}

/** One character alone proves nothing: 王 stands in many words. */
const SHORTEST_TRACE = 2;

function tracesOf({ name, idNumber, phone, address, safeContact, guardian, agent }: PersonFacts): string[] {
  const people = [guardian, agent].flatMap((each) => (each ? [each.name, each.idNumber, each.phone] : []));
  return [name, idNumber, phone, address, houseOf(address), safeContact, ...people]
    .map((fact) => comparable(fact ?? ''))
    .filter((trace) => Array.from(trace).length >= SHORTEST_TRACE);
}

/** `云河县清溪镇羊坪村一组3号` → `一组3号`: what is left when the place that many share is taken away. */
function houseOf(address = ''): string {
  return address.slice(maskAddress(address).length - '****'.length);
}

function comparable(text: string): string {
  return text.normalize('NFKC').replace(/[\s-]/g, '').toLowerCase();
}
