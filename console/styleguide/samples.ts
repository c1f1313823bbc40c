import type { Language } from '../../api/problems/catalogue.ts';
import { addHours } from '../../domain/time/instant.ts';
import type { TaskListItem, TaskState } from '../../record/views/tasks.ts';
import type { Words } from '../layout/words.ts';
import { groupsOf } from '../workbench/task-cards.ts';

const NOW = '2026-11-26T09:00:00.000+08:00';
const HOURS: Record<TaskState, number> = { overdue: -30, due: 5, upcoming: 70 };
const COLOURS: Record<TaskState, string> = { overdue: 'red', due: 'orange', upcoming: 'blue' };

/** An invented task, drawn by the workbench's own hand. */
export function sampleTask(state: TaskState, say: Words, language: Language) {
  const task: TaskListItem = {
    caseId: 'sample',
    kind: 'dispute',
    number: '云河2026-1',
    status: 'offered',
    disputeId: null,
    title: say.styleguide.typeSample,
    level: 'village',
    colour: COLOURS[state],
    what: 'accept',
    organisationId: '羊坪村人民调解委员会',
    roles: ['village-mediator'],
    userId: null,
    since: addHours(NOW, -72),
    dueAt: addHours(NOW, HOURS[state]),
    then: 'next-level',
    state,
  };
  const actor = { userId: 'nobody', organisationId: 'nowhere', role: 'auditor' } as const;
  const groups = groupsOf(
    [task],
    { overdue: 1, due: 1, upcoming: 1 },
    { actor, organisations: {}, isThere: () => false, now: NOW, language, say },
  );
  return groups[0]?.tasks[0];
}
