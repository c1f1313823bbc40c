import type { CivilDate } from '../time/civil-date.ts';
import { identifiedParty, type SignatureView } from './agreement-view.ts';
import { amountInFigures, amountInWords } from './amount.ts';
import type { PartyFacts } from './case-facts.ts';
import { chineseDate } from './chinese-date.ts';
import type { FormDefinition, FormHead } from './form-definition.ts';
import type { PartyView } from './party-view.ts';
import { paragraphs, printable } from './printable.ts';

/** What a settlement reached in enforcement is made of, opened. */
export type InstalmentAgreementFacts = {
  /** Of the enforcement. */
  number: string;
  /** The court's own, 执行案号. */
  courtCaseNumber?: string;
  courtName: string;
  judgeName?: string;
  /** Of the confirmed agreement that is enforced. */
  agreementNumber: string;
  /** Those who asked for enforcement first. */
  parties: (PartyFacts & { isApplicant: boolean })[];
  hardship: string;
  instalments: InstalmentFacts[];
  /** The creditors ask now already that enforcement goes on if one stays unpaid. */
  resumeIfOverdue: boolean;
  agreedOn: CivilDate;
};

export type InstalmentFacts = {
  debtor: string;
  creditor: string;
  /** Absent for an act. */
  amountFen?: number;
  what?: string;
  dueOn: CivilDate;
};

export type InstalmentAgreementView = FormHead & {
  courtCaseNumber: string;
  court: string;
  parties: PartyView[];
  basis: string;
  hardship: string[];
  instalments: { dueOn: string; debtor: string; creditor: string; what: string; amount: string; words: string }[];
  total: string;
  totalInWords: string;
  /** What follows if an instalment stays unpaid. */
  breach: string;
  copies: string;
  signatures: SignatureView[];
  judge: string;
  on: string;
};

/**
 * 执行和解协议 (民事诉讼法 241; 执行和解规定 1): the instalments upon which the parties agreed because of the debtor's hardship.
 * It binds them, so their ID numbers stand on it in full.
 */
export const instalmentAgreement: FormDefinition<InstalmentAgreementView, InstalmentAgreementFacts> = {
  title: '执行和解协议',
  templateVersion: '1',
  view: instalmentAgreementView,
};

function instalmentAgreementView(facts: InstalmentAgreementFacts): InstalmentAgreementView {
  const totalFen = facts.instalments.reduce((sum, { amountFen = 0 }) => sum + amountFen, 0);
  return {
    title: instalmentAgreement.title,
    number: facts.number,
    courtCaseNumber: printable(facts.courtCaseNumber ?? ''),
    court: printable(facts.courtName),
    parties: facts.parties.map((party) => ({
      ...identifiedParty(party),
      role: party.isApplicant ? '申请执行人' : '被执行人',
    })),
    basis: `经${printable(facts.courtName)}裁定确认有效的调解协议（编号：${facts.agreementNumber}）。`,
    hardship: paragraphs(facts.hardship),
    instalments: facts.instalments.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn)).map(instalmentView),
    total: totalFen === 0 ? '' : amountInFigures(totalFen),
    totalInWords: totalFen === 0 ? '' : amountInWords(totalFen),
    breach: facts.resumeIfOverdue
      ? '申请执行人现即申请：被执行人任何一期未按期履行的，由人民法院恢复执行原生效法律文书，不再另行提出申请'
      : '被执行人任何一期未按期履行的，申请执行人可以申请恢复执行原生效法律文书，也可以就履行本协议向执行法院提起诉讼',
    copies: `本协议一式${facts.parties.length + 1}份，当事人各持一份，交人民法院一份附卷`,
    signatures: facts.parties.map(({ name }) => ({ party: printable(name), manner: '', on: '', image: '' })),
    judge: printable(facts.judgeName ?? ''),
    on: chineseDate(facts.agreedOn),
  };
}

function instalmentView(instalment: InstalmentFacts): InstalmentAgreementView['instalments'][number] {
  const { debtor, creditor, amountFen, what, dueOn } = instalment;
  return {
    dueOn: chineseDate(dueOn),
    debtor: printable(debtor),
    creditor: printable(creditor),
    what: amountFen === undefined ? printable(what ?? '') : '',
    amount: amountFen === undefined ? '' : amountInFigures(amountFen),
    words: amountFen === undefined ? '' : amountInWords(amountFen),
  };
}
