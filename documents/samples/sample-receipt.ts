import type { ReceiptFacts } from '../../domain/documents/receipt.ts';

/** What an applicant is handed on the day of the application. */
export const sampleReceipt: ReceiptFacts = {
  number: '云河2026-000123',
  typeLabel: '邻里',
  partyName: '李秀兰',
  side: 'applicant',
  onInitiative: false,
  registeredOn: '2026-09-28',
  ownerName: '羊坪村人民调解委员会',
  code: '4821 0937 5561',
  issuedOn: '2026-09-30',
  issue: 1,
};
