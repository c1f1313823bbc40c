import type { AgreementFacts, ObligationFacts, SignatureFacts } from './agreement-facts.ts';
import { amountInFigures, amountInWords } from './amount.ts';
import type { PartyFacts } from './case-facts.ts';
import { chineseDate } from './chinese-date.ts';
import { optionalDate } from './dispute-view.ts';
import { type PartyView, partyView } from './party-view.ts';
import { paragraphs, printable } from './printable.ts';

/** What an agreement says, as every form of it prints it. */
export type AgreementWording = {
  parties: PartyView[];
  matter: string[];
  items: string[];
  responsibility: string[];
  terms: string[][];
  /** 履行方式、时限: one sentence an obligation. */
  performance: string[];
};

export type SignatureView = { party: string; manner: string; on: string; image: string };

const MANNERS = { signature: '签名', seal: '盖章', fingerprint: '按指印' } as const;

/**
 * 协议编号: the committee's number for the dispute, from the second agreement on with its place (之2); where there is none, the
 * record's own number.
 */
export function agreementNumber({
  number,
  committeeNumber,
}: Pick<AgreementFacts, 'number' | 'committeeNumber'>): string {
  const place = Number(/-协(\d+)$/.exec(number)?.[1] ?? 1);
  if (committeeNumber === undefined) return number;
  return place === 1 ? committeeNumber : `${committeeNumber}之${place}`;
}

/** `identified` prints resident ID numbers in full, as only what is signed does. */
export function wordingOf(facts: AgreementFacts, identified: boolean): AgreementWording {
  return {
    parties: facts.parties.map((party) => (identified ? identifiedParty(party) : partyView(party, false))),
    matter: paragraphs(facts.facts),
    items: paragraphs(facts.items),
    responsibility: paragraphs(facts.responsibility ?? ''),
    terms: facts.terms.map(paragraphs),
    performance: facts.obligations.map(obligationSentence),
  };
}

/** Who signs must be known beyond doubt; of a protected person the number stays masked, as both sides get the paper. */
export function identifiedParty(party: PartyFacts): PartyView {
  const view = partyView(party, false);
  return party.protected ? view : { ...view, idNumber: printable(party.idNumber ?? '') };
}

function obligationSentence({ debtor, creditor, kind, amountFen, what, dueOn }: ObligationFacts): string {
  const [from, to, day] = [printable(debtor), printable(creditor), chineseDate(dueOn)];
  if (kind === 'act') return `${from}于${day}前向${to}履行：${printable(what ?? '')}`;
  const fen = amountFen ?? 0;
  return `${from}于${day}前向${to}支付人民币${amountInFigures(fen)}（大写：${amountInWords(fen)}）`;
}

/** A place for each party to sign, with what was signed already. */
export function signatureViews(facts: AgreementFacts): SignatureView[] {
  return facts.signatures.map(signatureView);
}

function signatureView({ party, manner, on, drawing }: SignatureFacts): SignatureView {
  return {
    party: printable(party),
    manner: manner === undefined ? '' : MANNERS[manner],
    on: optionalDate(on),
    image: drawing === undefined ? '' : `data:image/png;base64,${drawing}`,
  };
}
