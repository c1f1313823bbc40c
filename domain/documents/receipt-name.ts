import { formName, formNameOf } from './form-name.ts';

/** Whose receipt it is: of one party, with the code of one issue. */
export interface ReceiptOf {
  partyId: string;
  issue: number;
}

const ABOUT = /^(.+)\.(\d+)$/;

/** A receipt is for one party's eyes, and each of its issues is another paper. */
export function receiptName({ partyId, issue }: ReceiptOf): string {
  return formName({ code: 'receipt', about: `${partyId}.${issue}` });
}

/** Whose receipt a form's name asks for; null for every other form. */
export function receiptOf(name: string): ReceiptOf | null {
  const { code, about = '' } = formNameOf(name);
  const [, partyId, issue] = (code === 'receipt' && ABOUT.exec(about)) || [];
  return partyId === undefined ? null : { partyId, issue: Number(issue) };
}
