import type { CaseFacts, PartyFacts } from './case-facts.ts';
import { chineseDate } from './chinese-date.ts';
import { maskIdNumber } from './mask.ts';
import { printable } from './printable.ts';

/** Stands for the whereabouts of a protected person on every form (法发〔2022〕10号 4). */
export const KEPT_BY_RECEIVER = '由受理机构另行保存';

/** One party's block on a form. Empty strings are filled in by hand. */
export type PartyView = {
  /** 申请人 or 被申请人; 当事人 where the committee came by itself and nobody applied. */
  role: string;
  isPerson: boolean;
  name: string;
  gender: string;
  ethnicity: string;
  age: string;
  idNumber: string;
  occupation: string;
  contact: string;
  address: string;
  guardian: string;
  agent: string;
  /** Whether there is anyone to print in the line of representatives. */
  hasRepresentative: boolean;
};

/**
 * Masked: a resident ID number, on every form but the agreement. An organisation's code is public and stays. Of a
 * protected person neither phone nor address nor occupation is given: a workplace is a place to be found.
 */
export function partyView(party: PartyFacts, onInitiative: boolean): PartyView {
  const open = (text: string | undefined) => (party.protected ? KEPT_BY_RECEIVER : printable(text ?? ''));
  const isPerson = party.kind === 'person';
  const idNumber = printable(party.idNumber ?? '');
  const guardian = printable(party.guardian ?? '');
  const agent = printable(party.agent ?? '');
  return {
    role: roleOf(party, onInitiative),
    isPerson,
    name: printable(party.name),
    gender: printable(party.genderLabel ?? ''),
    ethnicity: printable(party.ethnicity ?? ''),
    age: ageOf(party),
    idNumber: isPerson ? maskIdNumber(idNumber) : idNumber,
    occupation: open(party.occupation),
    contact: open(party.phone),
    address: open(party.address),
    guardian,
    agent,
    hasRepresentative: guardian !== '' || agent !== '',
  };
}

/** The names of one side, or of all, as a sentence lists them: `李秀兰、王建国`. */
export function namesOf(facts: CaseFacts, side?: PartyFacts['side']): string {
  return facts.parties
    .filter((party) => side === undefined || party.side === side)
    .map((party) => printable(party.name))
    .join('、');
}

/** `李秀兰与王建国`, or `李秀兰、王建国` where all stand on one side. */
export function betweenParties(facts: CaseFacts): string {
  return [namesOf(facts, 'applicant'), namesOf(facts, 'respondent')].filter((names) => names !== '').join('与');
}

function roleOf(party: PartyFacts, onInitiative: boolean): string {
  if (onInitiative) return '当事人';
  return party.side === 'applicant' ? '申请人' : '被申请人';
}

function ageOf(party: PartyFacts): string {
  if (party.age !== undefined) return `${party.age}岁`;
  return party.birthDate === undefined ? '' : `${chineseDate(party.birthDate)}生`;
}
