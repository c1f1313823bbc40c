import type { Language } from '../../api/problems/catalogue.ts';
import type { RetentionAnswer, RetentionListAnswer } from '../../api/retention/retention-schema.ts';
import { dayOf, whenOf } from '../layout/time.ts';
import { filled, labelOf, type Words } from '../layout/words.ts';

/** 本轮与上一轮, in a fact each. */
export function roundFacts({ nextAt, round, done }: RetentionListAnswer, language: Language, { retention }: Words) {
  return [
    ...(round === null
      ? []
      : [
          { name: retention.round, value: filled(retention.year, { year: round.year }) },
          { name: retention.cases, value: round.cases === null ? retention.drawing : String(round.cases) },
          { name: retention.keptBack, value: String(round.keptBack) },
        ]),
    { name: retention.next, value: nextAt === null ? retention.none : whenOf(nextAt, language).text },
    ...(done === null
      ? []
      : [
          {
            name: retention.last,
            value: filled(retention.result, {
              year: done.year,
              destroyed: done.destroyed,
              left: done.left,
              keptBack: done.keptBack,
            }),
          },
        ]),
  ];
}

/** 销毁清册: what stays readable of each case for good, and what was said about it. */
export function fileLines({ list }: RetentionAnswer, keepBack: string | null, language: Language, say: Words) {
  const { retention } = say;
  return list.items.map((file) => ({
    number: file.number,
    type: labelOf(say.type, file.type),
    outcome: file.outcome === null ? '' : labelOf(say.outcome, file.outcome),
    class: retention.class[file.class as keyof typeof retention.class] ?? file.class,
    closed: dayOf(file.closedAt.slice(0, 10), language),
    due: dayOf(file.dueOn, language),
    keptBack:
      file.keptBack === null
        ? null
        : filled(retention.keptBackBy, { by: file.keptBack.byUserId, why: file.keptBack.reason }),
    done: file.done === null ? null : retention.done[file.done],
    keepBack:
      keepBack === null || file.keptBack !== null || file.done !== null ? null : `${keepBack}?caseId=${file.caseId}`,
  }));
}
