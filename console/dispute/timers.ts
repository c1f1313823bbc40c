import type { DisputeAnswer } from '../../api/disputes/dispute-schema.ts';
import { epochMsOf } from '../../domain/time/instant.ts';
import { spanOf, whenOf } from '../layout/time.ts';
import { filled, labelOf } from '../layout/words.ts';
import type { Around } from './around.ts';

/** 正在走的期限: each clock with what follows and why; reminders are not shown, they change nothing. */
export function timersOf(
  deadlines: DisputeAnswer['deadlines'],
  { now, language, say }: Pick<Around, 'now' | 'language' | 'say'>,
  nameOf: (kind: string, about?: string) => string = (kind) => labelOf(say.deadline, kind),
) {
  const nowMs = epochMsOf(now);
  return deadlines
    .filter(({ then }) => then !== 'remind')
    .map(({ kind, about, dueAt, then, source, provisional }) => {
      const dueMs = epochMsOf(dueAt);
      const isOver = dueMs <= nowMs;
      const span = spanOf(Math.min(nowMs, dueMs), Math.max(nowMs, dueMs), say);
      return {
        name: nameOf(kind, about),
        due: whenOf(dueAt, language, now),
        left: filled(isOver ? say.workbench.over : say.workbench.left, { time: span }),
        isOver,
        then: labelOf(say.then, then),
        source: labelOf(say.dispute.sources, source),
        provisional,
      };
    });
}
