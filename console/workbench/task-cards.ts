import type { Language } from '../../api/problems/catalogue.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import type { OrganisationTree } from '../../domain/organisation/tree.ts';
import { epochMsOf, type Instant } from '../../domain/time/instant.ts';
import type { TaskListItem, TaskState } from '../../record/views/tasks.ts';
import { spanOf, whenOf } from '../layout/time.ts';
import { filled, labelOf, type Words } from '../layout/words.ts';
import { STATES } from './filters.ts';

/** What a card needs to know around its task. */
interface Around {
  actor: Actor;
  organisations: OrganisationTree;
  now: Instant;
  language: Language;
  say: Words;
}

/** The tasks of a page under what they have in common: overdue, due today, later. */
export function groupsOf(tasks: readonly TaskListItem[], counts: Record<TaskState, number>, around: Around) {
  return STATES.map((code) => ({
    code,
    name: around.say.workbench.states[code],
    total: counts[code],
    tasks: tasks.filter(({ state }) => state === code).map((task) => cardOf(task, around)),
  })).filter(({ tasks: cards }) => cards.length > 0);
}

function cardOf(task: TaskListItem, { actor, organisations, now, language, say }: Around) {
  const nowMs = epochMsOf(now);
  const waited = spanOf(epochMsOf(task.since), nowMs, say);
  return {
    state: task.state,
    stateText: urgencyOf(task, nowMs, say),
    colour: task.colour === null ? null : { code: task.colour, label: labelOf(say.colour, task.colour) },
    kind: labelOf(say.recordKind, task.kind),
    number: task.number,
    what: labelOf(say.task, task.what),
    title: task.title,
    path: task.disputeId === null ? null : `/console/disputes/${task.disputeId}`,
    who: whoOf(task, actor, organisations, say),
    since: whenOf(task.since, language, now),
    waited: filled(say.workbench.waited, { time: waited }),
    due: task.dueAt === null ? null : whenOf(task.dueAt, language, now),
    then: task.then === null ? null : labelOf(say.then, task.then),
  };
}

/** 还剩多久, or by how much it is over. */
function urgencyOf({ dueAt, state }: TaskListItem, nowMs: number, { workbench, ...say }: Words): string {
  if (dueAt === null) return workbench.noDue;
  const dueMs = epochMsOf(dueAt);
  return state === 'overdue'
    ? filled(workbench.over, { time: spanOf(dueMs, nowMs, { workbench, ...say }) })
    : filled(workbench.left, { time: spanOf(nowMs, dueMs, { workbench, ...say }) });
}

function whoOf(task: TaskListItem, actor: Actor, organisations: OrganisationTree, say: Words): string {
  const organisation = organisations[task.organisationId]?.name ?? task.organisationId;
  if (task.userId === actor.userId) return `${organisation} · ${say.workbench.you}`;
  const isMine = task.userId === null && task.organisationId === actor.organisationId;
  if (isMine && task.roles.includes(actor.role)) return `${organisation} · ${say.workbench.yourDesk}`;
  const roles = task.roles.map((role) => labelOf(say.role, role));
  return [organisation, roles.join(' / ')].filter((part) => part !== '').join(' · ');
}
