import type { AgreementFacts } from '../../domain/documents/agreement-facts.ts';
import { sampleCase } from './sample-case.ts';

/** A 1×1 PNG, as a signature pad would send it. */
export const DRAWING =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** The same neighbours, had they agreed: a wall, and damages in two instalments. */
export const sampleAgreement: AgreementFacts = {
  number: '安县〔2026〕00027-协1',
  disputeNumber: '安县〔2026〕00027',
  typeLabel: '房屋宅基地',
  organisationName: '清溪镇人民调解委员会',
  mediatorName: '周明',
  parties: sampleCase.parties,
  facts: sampleCase.facts,
  items: '院墙的位置；堂屋进水的损失。',
  responsibility: '王䶮翻修时未留足排水距离，承担主要责任。',
  terms: [
    '王䶮将院墙恢复至原处，并疏通排水沟。',
    '王䶮赔偿李秀兰地板和家具损失12300元，分两期付清。\n逾期的，由调解委员会督促。',
  ],
  obligations: [
    { debtor: '王䶮', creditor: '李秀兰', kind: 'act', what: '将院墙恢复至原处', dueOn: '2026-12-20' },
    { debtor: '王䶮', creditor: '李秀兰', kind: 'money', amountFen: 1_000_000, dueOn: '2026-12-31' },
    { debtor: '王䶮', creditor: '李秀兰', kind: 'money', amountFen: 230_000, dueOn: '2027-01-31' },
  ],
  draftedOn: '2026-11-20',
  effectiveOn: '2026-11-21',
  signatures: [
    { party: '李秀兰', manner: 'signature', on: '2026-11-20', drawing: DRAWING },
    { party: '王䶮', manner: 'fingerprint', on: '2026-11-21' },
  ],
  mediatorSignedOn: '2026-11-21',
  sealed: true,
  application: { courtName: '安县人民法院', on: '2026-11-25' },
  followUp: {
    visitedAt: '2026-12-22T15:00:00.000+08:00',
    reason: '了解协议履行情况',
    findings: '院墙已恢复，第一期款项已付。\n双方无新的争议。',
    visitor: '周明',
    visited: ['李秀兰', '王䶮'],
  },
};
