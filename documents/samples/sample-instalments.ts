import type { InstalmentAgreementFacts } from '../../domain/documents/instalment-agreement.ts';
import { sampleCase } from './sample-case.ts';

/** The neighbour who owes damages cannot pay them at once. */
export const sampleInstalments: InstalmentAgreementFacts = {
  number: '安县〔2026〕00027-执1',
  courtCaseNumber: '（2027）川1523执112号',
  courtName: '安县人民法院',
  judgeName: '邓以宁',
  agreementNumber: '杨坪人调字〔2026〕第12号',
  parties: sampleCase.parties.map((party) => ({ ...party, isApplicant: party.side === 'applicant' })),
  hardship: '被执行人王䶮的货车因事故停运，近三个月没有收入，家中有两名子女就学，一次性给付确有困难。',
  instalments: [
    { debtor: '王䶮', creditor: '李秀兰', amountFen: 400_000, dueOn: '2027-04-30' },
    { debtor: '王䶮', creditor: '李秀兰', amountFen: 400_000, dueOn: '2027-05-31' },
    { debtor: '王䶮', creditor: '李秀兰', amountFen: 430_000, dueOn: '2027-06-30' },
    { debtor: '王䶮', creditor: '李秀兰', what: '疏通两家之间的排水沟', dueOn: '2027-04-15' },
  ],
  resumeIfOverdue: true,
  agreedOn: '2027-03-22',
};
