import type { AnyCommand } from '../../../api/cases/command-definition.ts';
import { commandRoute } from '../../../api/cases/command-routes.ts';
import { commands } from '../../../api/enforcements/commands/index.ts';
import { enforcementKind } from '../../../api/enforcements/enforcement-kind.ts';
import { enforcementFor } from '../../../api/enforcements/reading-enforcement.ts';
import type { EnforcementCommand } from '../../../domain/enforcement/commands.ts';
import type { ConsoleContext } from '../../context.ts';
import { caseForm } from '../../forms/case-form.ts';
import type { FieldChange } from '../../forms/form.ts';
import { type FormPage, formPages } from '../../forms/form-page.ts';
import { type Choosing, choicesOf } from './choices.ts';
import { firstValues } from './first-values.ts';

const CHANGES: Partial<Record<EnforcementCommand['type'], Record<string, FieldChange>>> = {
  'agree-instalments': { consents: { as: 'each' }, instalments: { rows: 2 } },
};

/** 执行办理: a form for every command on an enforcement. */
export function enforcementForms(context: ConsoleContext): FormPage[] {
  return commands.flatMap((command) => formPages(formOf(context, command)));
}

function formOf(context: ConsoleContext, command: AnyCommand<EnforcementCommand>) {
  const { record } = context;
  const { type } = command;
  return caseForm(context, {
    kind: enforcementKind,
    type,
    route: commandRoute(context, enforcementKind, command),
    words: (say) => say.enforcementForm,
    changes: CHANGES[type],
    async see(tx, world, id, { language, say }) {
      const { enforcement, policy } = await enforcementFor(record, tx, world, id);
      const now = await record.clock.now();
      const choosing: Choosing = { type, enforcement, policy, now, language, say };
      return {
        about: `${say.enforcement.title} ${enforcement.number}`,
        seq: enforcement.seq,
        actions: enforcement.actions,
        options: choicesOf(choosing),
        values: firstValues(choosing),
      };
    },
  });
}
