import { commandRoute } from '../../api/cases/command-routes.ts';
import { visitTaskCommands } from '../../api/visit-tasks/commands.ts';
import { visitTaskKind } from '../../api/visit-tasks/visit-task-kind.ts';
import { visibleCase } from '../../api/cases/visible-case.ts';
import { availableActions } from '../../domain/visit-task/decide.ts';
import { dateOf } from '../../domain/time/instant.ts';
import type { ConsoleContext } from '../context.ts';
import { caseForm } from '../forms/case-form.ts';
import { type FormPage, formPages } from '../forms/form-page.ts';

/** A form's own name, where the command's means something else on another record. */
const NAMES: Readonly<Record<string, string>> = { acknowledge: 'take-note' };

/** 走访任务办理: a form for every command on a visit task. */
export function visitTaskForms(context: ConsoleContext): FormPage[] {
  return visitTaskCommands.flatMap((command) => {
    const { type } = command;
    const form = caseForm(context, {
      kind: visitTaskKind,
      type,
      route: commandRoute(context, visitTaskKind, command),
      words: (say) => say.visitTaskForm,
      async see(tx, world, id, { actor }) {
        const { seq, state } = await visibleCase(tx, visitTaskKind, id, world.organisations);
        const today = dateOf(await context.record.clock.now());
        return {
          about: state.number,
          seq,
          actions: availableActions(state, actor),
          ...(type === 'report-visit' && { values: { visitedOn: today } }),
        };
      },
    });
    const name = NAMES[type] ?? type;
    return formPages({
      ...form,
      name,
      ask: async (visit) => ({ ...(await form.ask(visit)), title: titleOf(type, visit.say.visitTask) }),
    });
  });
}

function titleOf(type: string, words: Record<'report-visit' | 'acknowledge' | 'heed', { label: string }>): string {
  return words[type as keyof typeof words].label;
}
