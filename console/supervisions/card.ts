import type { supervisionsFor } from '../../api/supervisions/supervisions.ts';
import { mayOnDispute } from '../../domain/organisation/access.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import type { Relation } from '../../domain/organisation/relation.ts';
import { isBelow } from '../../domain/organisation/tree.ts';
import { epochMsOf } from '../../domain/time/instant.ts';
import { type Around, colourOf } from '../dispute/around.ts';
import { spanOf, whenOf } from '../layout/time.ts';
import { filled, labelOf } from '../layout/words.ts';

type Supervision = Awaited<ReturnType<typeof supervisionsFor>>['items'][number];

/** One 督办 with what it is for, who must answer, and its answer. */
export function cardOf(item: Supervision, actor: Actor, around: Around) {
  const { say, language, now } = around;
  const { supervision: words } = say;
  return {
    path: `/console/disputes/${item.caseId}`,
    number: item.number,
    title: item.title,
    colour: colourOf(around, item.colour),
    status: labelOf(say.status, item.status),
    state: item.overdue ? 'overdue' : item.state === 'open' ? 'due' : 'upcoming',
    isOverdue: item.overdue,
    stateText: item.overdue ? words.states.overdue : words.states[item.state],
    reason: labelOf(words.reasons, item.reason),
    words: item.words,
    stage: labelOf(words.stages, item.stage),
    owner: item.owner.organisationName,
    mustAnswer: item.organisationName,
    opened: whenOf(item.openedAt, language, now),
    due: item.state === 'open' && item.dueAt !== null ? dueOf(item.dueAt, around) : null,
    ended: item.endedAt === null ? null : whenOf(item.endedAt, language, now),
    answer: item.answer,
    answerPath: mayAnswer(item, actor, around) ? `/console/disputes/${item.caseId}/answer-supervision` : null,
  };
}

function dueOf(dueAt: string, { say, language, now }: Around) {
  const [dueMs, nowMs] = [epochMsOf(dueAt), epochMsOf(now)];
  const isOver = dueMs <= nowMs;
  const time = spanOf(Math.min(dueMs, nowMs), Math.max(dueMs, nowMs), say);
  return {
    when: whenOf(dueAt, language, now),
    isOver,
    left: filled(isOver ? say.workbench.over : say.workbench.left, { time }),
  };
}

/** Whoever must answer, whoever handles the case, and who stands above it. */
function mayAnswer(item: Supervision, { role, organisationId: own }: Actor, { organisations }: Around): boolean {
  const { organisationId: owner } = item.owner;
  const stands: Relation[] = [];
  if (item.organisationId === own) stands.push('supervising');
  if (owner === own) stands.push('own');
  if (isBelow(organisations, owner, own)) stands.push('above');
  return item.state === 'open' && mayOnDispute(role, 'answer-supervision', stands);
}
