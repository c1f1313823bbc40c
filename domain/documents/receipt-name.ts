/** Whose receipt it is: of one party, with the code of one issue. */
export interface ReceiptOf {
  partyId: string;
  issue: number;
}

const NAME = /^receipt\.(.+)\.(\d+)$/;

/**
 * A receipt is the one form of which a case has several at a time, each for one party's eyes: it is asked for and stored
 * by a name that says whose it is, where other forms go by their code.
 */
export function receiptName({ partyId, issue }: ReceiptOf): string {
  return `receipt.${partyId}.${issue}`;
}

/** Whose receipt a form's name asks for; null for every other form. */
export function receiptOf(name: string): ReceiptOf | null {
  const [, partyId, issue] = NAME.exec(name) ?? [];
  return partyId === undefined ? null : { partyId, issue: Number(issue) };
}

/** The code of the form that a name asks for. */
export function formCodeOf(name: string): string {
  return receiptOf(name) === null ? name : 'receipt';
}
