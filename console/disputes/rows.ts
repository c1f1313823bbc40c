import { dateOf, epochMsOf } from '../../domain/time/instant.ts';
import type { DisputeListItem } from '../../record/views/dispute-item.ts';
import { type Around, colourOf, levelName, organisationName } from '../dispute/around.ts';
import { dayOf, spanOf, whenOf } from '../layout/time.ts';
import { filled, labelOf } from '../layout/words.ts';

/** One case a row. */
export function rowOf(item: DisputeListItem, around: Around) {
  const { now, language, say, policy } = around;
  const { id, number, title, status, outcome, level, type, owner, openedAt } = item;
  return {
    path: `/console/disputes/${id}`,
    number,
    title,
    colour: colourOf(around, item.colour),
    status: labelOf(say.status, status),
    outcome: outcome === null ? null : labelOf(say.outcome, outcome),
    level: levelName(around, level),
    type: labelOf({ ...policy.types, ...say.type }, type),
    owner: organisationName(around, owner.organisationId),
    opened: { machine: openedAt, text: dayOf(dateOf(openedAt), language, now) },
    due: dueOf(item, around),
  };
}

/** 下一个期限 or reminder, and how far off it is. */
function dueOf({ nextDueAt }: DisputeListItem, { now, language, say }: Around) {
  if (nextDueAt === null) return null;
  const [dueMs, nowMs] = [epochMsOf(nextDueAt), epochMsOf(now)];
  const isOver = dueMs <= nowMs;
  const time = spanOf(Math.min(dueMs, nowMs), Math.max(dueMs, nowMs), say);
  return {
    when: whenOf(nextDueAt, language, now),
    isOver,
    left: filled(isOver ? say.workbench.over : say.workbench.left, { time }),
  };
}
