import type { DisputeAnswer } from '../../api/disputes/dispute-schema.ts';
import { epochMsOf } from '../../domain/time/instant.ts';
import { spanOf, whenOf } from '../layout/time.ts';
import { filled, labelOf } from '../layout/words.ts';
import type { Around } from './around.ts';

/** 等待谁: one sentence, since when, and what happens otherwise. */
export function waitingOf(
  { waitingFor }: Pick<DisputeAnswer, 'waitingFor'>,
  { now, language, say }: Pick<Around, 'now' | 'language' | 'say'>,
) {
  if (waitingFor === null) return null;
  const { who, what, since, dueAt, then } = waitingFor;
  const nowMs = epochMsOf(now);
  const roles = who.roles.map((role) => labelOf(say.role, role)).join(' / ');
  const isOverdue = dueAt !== null && dueAt <= now;
  return {
    sentence: filled(say.dispute.waitingFor, { who: who.organisationName, what: labelOf(say.task, what) }),
    roles,
    since: whenOf(since, language, now),
    waited: filled(say.workbench.waited, { time: spanOf(epochMsOf(since), nowMs, say) }),
    due: dueAt === null ? null : whenOf(dueAt, language, now),
    isOverdue,
    left:
      dueAt === null
        ? null
        : filled(isOverdue ? say.workbench.over : say.workbench.left, {
            time: spanBetween(nowMs, epochMsOf(dueAt), say),
          }),
    then: then === null ? null : labelOf(say.then, then),
  };
}

function spanBetween(one: number, other: number, say: Around['say']): string {
  return spanOf(Math.min(one, other), Math.max(one, other), say);
}
