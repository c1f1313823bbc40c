import type { EnforcementAnswer } from '../../api/enforcements/enforcement-schema.ts';
import type { Around } from '../dispute/around.ts';
import { yuanOf } from '../layout/money.ts';
import { onDay } from '../layout/time.ts';
import { filled } from '../layout/words.ts';

/** 执行标的: what is owed, what the debtor paid, what of it lies at the court, and what reached the creditor. */
export function claimsOf(enforcement: EnforcementAnswer, around: Around) {
  const { say, language, now } = around;
  const { enforcement: words, agreement } = say;
  const nameOf = (partyId: string) => enforcement.parties.find((each) => each.partyId === partyId)?.name ?? '';
  return enforcement.claims.map((claim) => {
    const { kind, debtorId, creditorId, amountFen, dueOn, receivedFen, heldFen, done, obligationId } = claim;
    const reached = enforcement.performed
      .filter((each) => each.obligationId === obligationId)
      .reduce((sum, each) => sum + (each.amountFen ?? 0), 0);
    const left = (amountFen ?? 0) - receivedFen;
    const isDone = kind === 'act' ? done : left <= 0;
    return {
      sentence: filled(kind === 'money' ? agreement.owes : agreement.does, {
        debtor: nameOf(debtorId),
        creditor: nameOf(creditorId),
      }),
      object: amountFen === undefined ? words.act : yuanOf(amountFen),
      due: onDay(dueOn, language, now),
      tone: isDone ? 'good' : 'bad',
      status: isDone ? words.done : words.owed,
      money:
        amountFen === undefined
          ? null
          : {
              whole: amountFen,
              done: receivedFen,
              text: filled(words.received, { paid: yuanOf(receivedFen), whole: yuanOf(amountFen) }),
              held: heldFen === 0 ? null : yuanOf(heldFen),
              reached: yuanOf(reached),
              left: left <= 0 ? null : yuanOf(left),
            },
    };
  });
}

/** 执行和解的分期; null if there is none in force. */
export function instalmentsOf({ instalments }: EnforcementAnswer, { say, language, now }: Around) {
  const tones = { paid: 'good', overdue: 'bad', pending: 'plain' } as const;
  return (
    instalments?.map(({ dueOn, amountFen, status }) => ({
      due: onDay(dueOn, language, now),
      amount: amountFen === undefined ? say.enforcement.act : yuanOf(amountFen),
      status: say.enforcement.instalmentStatus[status],
      tone: tones[status],
    })) ?? null
  );
}
