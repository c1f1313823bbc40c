import { dateOf } from '../time/instant.ts';
import { chineseDate, chineseDateTime } from './chinese-date.ts';
import { optionalDate, sentence } from './dispute-view.ts';
import type { FormDefinition, FormHead } from './form-definition.ts';
import type { HouseholdFacts, MemberFacts, WarningFacts, HouseholdPartFacts } from './household-facts.ts';
import { maskIdNumber } from './mask.ts';
import { KEPT_BY_RECEIVER } from './party-view.ts';
import { paragraphs, printable } from './printable.ts';
import { withoutMembersWhereabouts } from './members-whereabouts.ts';

export type WarningLetterView = FormHead & {
  station: string;
  /** For whom each of the three copies is. */
  copies: string[];
  people: {
    role: string;
    name: string;
    gender: string;
    birthDate: string;
    idNumber: string;
    occupation: string;
    address: string;
  }[];
  relationship: string;
  facts: string[];
  evidence: string;
  perpetrator: string;
  victims: string;
  officer: string;
  /** That it was read out, and whether the signature was refused; empty until it was delivered. */
  delivery: string;
  deliveredOn: string;
  owner: string;
  on: string;
};

/** 一式三份 (公通字〔2024〕34号 9) */
const COPIES = ['第一联　交加害人', '第二联　交受害人', '第三联　公安机关存档'];

/**
 * 家庭暴力告诫书 (反家庭暴力法 16–17; 公通字〔2024〕34号 9–10). All copies say the same: nothing of where the victim lives,
 * nothing by which a witness could be known, and not the number of the station's file, as one of them goes to the perpetrator.
 */
export const warningLetter: FormDefinition<WarningLetterView, HouseholdPartFacts> = {
  title: '家庭暴力告诫书',
  templateVersion: '1',
  view: warningLetterView,
};

function warningLetterView({ household, about }: HouseholdPartFacts): WarningLetterView {
  const warning = household.warnings.find((each) => each.warningId === about);
  if (warning === undefined) throw new RangeError(`household ${household.number} has no warning ${about}`);
  const perpetrator = memberOf(household, warning.perpetratorId);
  const victims = warning.victimIds.map((memberId) => memberOf(household, memberId));
  if (victims.length === 0) throw new RangeError(`warning ${about} names no victim (公通字〔2024〕34号 9)`);
  const said = (text: string) => withoutMembersWhereabouts(text, household);
  return {
    title: warningLetter.title,
    number: '',
    station: printable(household.stationName),
    copies: COPIES,
    people: [perpetrator, ...victims].map((member) => personView(member, member === perpetrator)),
    relationship: said(warning.relationship ?? ''),
    facts: paragraphs(said(warning.facts)),
    evidence: evidenceOf(warning),
    perpetrator: printable(perpetrator.name),
    victims: victims.map(({ name }) => printable(name)).join('、'),
    officer: printable(warning.issuedBy),
    delivery: deliveryOf(warning, said),
    deliveredOn: optionalDate(warning.delivered && dateOf(warning.delivered.at)),
    owner: printable(household.stationName),
    on: chineseDate(dateOf(warning.issuedAt)),
  };
}

function memberOf({ number, members }: HouseholdFacts, memberId: string): MemberFacts {
  const member = members.find((each) => each.memberId === memberId);
  if (member === undefined) throw new RangeError(`household ${number} has no member ${memberId}`);
  return member;
}

/** Who is warned must be known beyond doubt, so that number stands in full; the victim's is masked. */
function personView(member: MemberFacts, isWarned: boolean): WarningLetterView['people'][number] {
  const idNumber = printable(member.idNumber ?? '');
  const open = (text: string | undefined) =>
    member.confidential || !isWarned ? KEPT_BY_RECEIVER : printable(text ?? '');
  return {
    role: isWarned ? '加害人' : '受害人',
    name: printable(member.name),
    gender: printable(member.genderLabel ?? ''),
    birthDate: optionalDate(member.birthDate),
    idNumber: isWarned ? idNumber : maskIdNumber(idNumber),
    occupation: open(member.occupation),
    address: open(member.address),
  };
}

/** By kind only: what a witness said, and who it was, stays in the station's file. */
function evidenceOf({ evidence, admitted }: WarningFacts): string {
  const kinds = [...new Set(evidence.map(({ label }) => printable(label)))].join('、');
  return `上述事实有${kinds}证实${admitted ? '，加害人承认' : ''}。`;
}

function deliveryOf({ delivered }: WarningFacts, said: (text: string) => string): string {
  if (delivered === undefined) return '';
  const read = `本告诫书已于${chineseDateTime(delivered.at)}向加害人当场宣读并送达`;
  if (!delivered.refused) return `${read}。`;
  return `${read}；加害人拒绝签名、捺指印，已注明情况，视为送达。${sentence(said(delivered.note ?? ''))}`;
}
