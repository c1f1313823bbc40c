import type { AgreementAnswer } from '../../api/agreements/agreement-schema.ts';
import { yuanOf } from '../layout/money.ts';
import { onDay, whenOf } from '../layout/time.ts';
import { filled, labelOf } from '../layout/words.ts';
import type { AroundAgreement } from './around.ts';

type Obligation = AgreementAnswer['obligations'][number];

/** What is wrong with an obligation is said in red, what is done in green, with its word each time. */
const TONES: Partial<Record<Obligation['status'], string>> = {
  due: 'warn',
  overdue: 'bad',
  defaulted: 'bad',
  enforcing: 'warn',
  performed: 'good',
  waived: 'good',
};

/** 履行义务: who owes whom what until when, and what was done of it. */
export function obligationsOf({ obligations }: AgreementAnswer, around: AroundAgreement) {
  const { say, language, now, party } = around;
  const { agreement: words } = say;
  return obligations.map((obligation) => {
    const { kind, debtorId, creditorId, amountFen, what, dueOn, status, overdueAt, performances } = obligation;
    const names = { debtor: party(debtorId), creditor: party(creditorId) };
    return {
      sentence: filled(kind === 'money' ? words.owes : words.does, names),
      object: amountFen === undefined ? (what ?? '') : yuanOf(amountFen),
      due: onDay(dueOn, language, now),
      status: labelOf(say.progress.obligation, status),
      tone: TONES[status] ?? 'plain',
      overdue: overdueAt === null ? null : whenOf(overdueAt, language, now),
      money: moneyOf(obligation, around),
      performances: performances.map((performance) => ({
        day: onDay(performance.on, language, now),
        amount: performance.amountFen === undefined ? null : yuanOf(performance.amountFen),
        how: performance.enforcementId === undefined ? (performance.proof ?? null) : words.byEnforcement,
      })),
    };
  });
}

/** How much of a sum was paid, as a bar and in words; null for an act. */
function moneyOf({ amountFen, paidFen, waivedFen, outstandingFen }: Obligation, { say }: AroundAgreement) {
  if (amountFen === undefined) return null;
  const { agreement: words } = say;
  return {
    whole: amountFen,
    done: paidFen + waivedFen,
    text: filled(words.doneOf, { paid: yuanOf(paidFen), whole: yuanOf(amountFen) }),
    waived: waivedFen === 0 ? null : yuanOf(waivedFen),
    left: outstandingFen === 0 ? null : yuanOf(outstandingFen),
  };
}

/** What a clock is called; where several obligations have one, with what is owed. */
export function deadlineName({ obligations }: AgreementAnswer, { say }: AroundAgreement) {
  return (kind: string, about?: string): string => {
    const name = labelOf(say.agreement.deadline, kind);
    const obligation = obligations.find(({ id }) => id === about);
    if (obligation === undefined) return name;
    return `${name} ${obligation.amountFen === undefined ? (obligation.what ?? '') : yuanOf(obligation.amountFen)}`;
  };
}
