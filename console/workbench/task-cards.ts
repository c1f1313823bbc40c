import type { Language } from '../../api/problems/catalogue.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import type { OrganisationTree } from '../../domain/organisation/tree.ts';
import { epochMsOf, type Instant } from '../../domain/time/instant.ts';
import type { TaskListItem, TaskState } from '../../record/views/tasks.ts';
import { spanOf, whenOf } from '../layout/time.ts';
import { IN_BULK } from '../bulk/bulk.ts';
import { shownNumber } from '../layout/record-number.ts';
import { type IsThere, recordPath } from '../layout/record-path.ts';
import { filled, labelOf, type Words } from '../layout/words.ts';
import { STATES } from './filters.ts';

/** What a card needs to know around its task. */
interface Around {
  actor: Actor;
  organisations: OrganisationTree;
  now: Instant;
  language: Language;
  say: Words;
  isThere: IsThere;
}

/** The tasks of a page under what they have in common: overdue, due today, later. */
export function groupsOf(tasks: readonly TaskListItem[], counts: Record<TaskState, number>, around: Around) {
  return STATES.map((code) => ({
    code,
    name: around.say.workbench.states[code],
    total: counts[code],
    tasks: tasks.filter(({ state }) => state === code).map((task) => cardOf(task, { ...around, all: tasks })),
  })).filter(({ tasks: cards }) => cards.length > 0);
}

function cardOf(task: TaskListItem, around: Around & { all: readonly TaskListItem[] }) {
  const { actor, organisations, now, language, say, isThere } = around;
  const nowMs = epochMsOf(now);
  const waited = spanOf(epochMsOf(task.since), nowMs, say);
  return {
    state: task.state,
    stateText: urgencyOf(task, nowMs, say),
    colour: task.colour === null ? null : { code: task.colour, label: labelOf(say.colour, task.colour) },
    kind: labelOf(say.recordKind, task.kind),
    number: shownNumber(task.number, organisations),
    what: labelOf(say.task, task.what),
    title: task.title,
    path: recordPath(task.kind, task.caseId, isThere),
    act: isMine(task, actor) ? recordPath(task.kind, task.caseId, isThere, task.what) : null,
    tick: isForBulk(task, around) ? task.caseId : null,
    who: whoOf(task, actor, organisations, say),
    since: whenOf(task.since, language, now),
    waited: filled(say.workbench.waited, { time: waited }),
    due: task.dueAt === null ? null : whenOf(task.dueAt, language, now),
    then: task.then === null ? null : labelOf(say.then, task.then),
  };
}

/** 批量办理: the buttons for what two or more of the cards wait for. */
export function bulkOf(tasks: readonly TaskListItem[], { actor, say }: Around) {
  return IN_BULK.filter((what) => tasks.filter((task) => isWaiting(task, what, actor)).length > 1).map((what) => ({
    what,
    name: filled(say.bulk.button, { what: labelOf(say.command, what) }),
  }));
}

function isForBulk(task: TaskListItem, { actor, all }: Around & { all: readonly TaskListItem[] }): boolean {
  return IN_BULK.some(
    (what) => isWaiting(task, what, actor) && all.filter((each) => isWaiting(each, what, actor)).length > 1,
  );
}

function isWaiting(task: TaskListItem, what: string, actor: Actor): boolean {
  return task.kind === 'dispute' && task.what === what && isMine(task, actor);
}

function isMine({ userId, organisationId, roles }: TaskListItem, actor: Actor): boolean {
  if (userId !== null) return userId === actor.userId;
  return organisationId === actor.organisationId && roles.includes(actor.role);
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
  if (isMine(task, actor)) return `${organisation} · ${say.workbench.yourDesk}`;
  const roles = task.roles.map((role) => labelOf(say.role, role));
  return [organisation, roles.join(' / ')].filter((part) => part !== '').join(' · ');
}
