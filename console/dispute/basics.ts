import type { DisputeAnswer } from '../../api/disputes/dispute-schema.ts';
import { whenOf } from '../layout/time.ts';
import { yuanOf } from '../layout/money.ts';
import { filled, labelOf } from '../layout/words.ts';
import { type Around, colourOf, levelName, organisationName } from './around.ts';

/** 基本情况: what stands at the head of the page, and the facts beside it. */
export function basicsOf(dispute: DisputeAnswer, around: Around) {
  const { say, language, now } = around;
  const { dispute: words } = say;
  const facts: [string, string | undefined][] = [
    [words.type, labelOf(say.type, dispute.type)],
    [words.from, labelOf(say.source, dispute.source)],
    [words.level, levelName(around, dispute.level)],
    [words.owner, dispute.owner.organisationName],
    [words.opened, whenOf(dispute.openedAt, language, now).text],
    [words.place, dispute.place],
    [words.amount, dispute.amountFen === undefined ? undefined : yuanOf(dispute.amountFen)],
  ];
  return {
    colour: colourOf(around, dispute.colour),
    alert: isAlertOpen(dispute),
    supervision: supervisionOf(dispute, around),
    status: labelOf(say.status, dispute.status),
    outcome: dispute.outcome === undefined ? null : labelOf(say.outcome, dispute.outcome),
    basics: facts.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }])),
  };
}

/** 督办 that awaits an answer: for what, and from whom. */
function supervisionOf({ supervision }: DisputeAnswer, around: Around): string | null {
  if (supervision === null) return null;
  const { dispute: words, supervision: pressing } = around.say;
  const reason = labelOf(pressing.reasons, supervision.reason);
  return filled(words.supervision, {
    reason:
      supervision.words === undefined ? reason : filled(words.supervisionWords, { reason, words: supervision.words }),
    who: organisationName(around, supervision.organisationId),
  });
}

/** Whether somebody has still to acknowledge the red alert. */
function isAlertOpen({ alert, status }: DisputeAnswer): boolean {
  return status !== 'closed' && alert !== null && alert.awaiting.some((id) => !alert.acknowledged.includes(id));
}
