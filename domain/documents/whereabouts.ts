import type { PartyFacts } from './case-facts.ts';
import { maskNumbersInText } from './mask.ts';
import { printable } from './printable.ts';

const HIDDEN = '〔略〕';
/** A village's mere name is no address: only what leads to a door is hidden. */
const NAMES_A_HOUSE = /[\d号组栋室]/;
/** `12号` alone is as well a day of the month. */
const SHORTEST = 4;
/** Where one may stop and has said enough. */
const HOUSE_ENDS = /\d(?:号|组|栋|幢|楼|单元)/g;
/** After each of these a shorter way to write the same address begins. */
const PLACE_ENDS = /(?<=[省市县区镇乡村]|街道|社区)/;

/** Free text may repeat what a form must not show: numbers are masked by their shape, addresses and phones by their words. */
export function withoutContacts(text: string, parties: readonly Pick<PartyFacts, 'address' | 'phone'>[]): string {
  const hidden = parties
    .flatMap(({ address, phone }) => [...addressEndings(address), printable(phone ?? '')])
    .filter((words) => words !== '')
    .sort((one, other) => other.length - one.length);
  return maskNumbersInText(hidden.reduce((shown, words) => shown.replaceAll(words, HIDDEN), text));
}

/** On what both sides read: where a party is protected, its words are looked through too (法发〔2022〕10号 4). */
export function withoutWhereabouts(text: string, parties: readonly PartyFacts[]): string {
  const isKept = parties.some((party) => party.protected);
  return isKept ? withoutContacts(text, parties) : text;
}

/** `安县清溪镇杨坪村3组12号2单元` and every shorter way to say it, down to the door and up to the house. */
function addressEndings(address: string | undefined): string[] {
  const places = printable(address ?? '').split(PLACE_ENDS);
  return places
    .map((_, index) => places.slice(index).join(''))
    .flatMap((ending) => [ending, ...upToEach(HOUSE_ENDS, ending)])
    .filter((ending) => ending.length >= SHORTEST && NAMES_A_HOUSE.test(ending));
}

function upToEach(mark: RegExp, text: string): string[] {
  return [...text.matchAll(mark)].map((found) => text.slice(0, found.index + found[0].length));
}
