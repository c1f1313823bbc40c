import { commandRoute } from '../../../api/cases/command-routes.ts';
import { jsonCommands } from '../../../api/disputes/commands/index.ts';
import { disputeKind } from '../../../api/disputes/dispute-kind.ts';
import { disputeFor } from '../../../api/disputes/reading-dispute.ts';
import type { AnyCommand } from '../../../api/cases/command-definition.ts';
import type { DisputeCommand } from '../../../domain/dispute/commands.ts';
import type { ConsoleContext } from '../../context.ts';
import { caseForm, type CaseSeen } from '../../forms/case-form.ts';
import { formPages, type FormPage } from '../../forms/form-page.ts';
import { firstValues } from './first-values.ts';
import { choicesOf, type Choosing } from './choices.ts';
import { type DisputeFormChange, disputeFormChanges, onOtherPages } from './changes.ts';

/** The commands that have such a form. */
export const disputeFormTypes: ReadonlySet<string> = new Set(
  jsonCommands.map(({ type }) => type).filter((type) => !onOtherPages.has(type)),
);

/** 案件办理: a form for every command on a dispute but those that have a page of their own. */
export function disputeForms(context: ConsoleContext): FormPage[] {
  return jsonCommands
    .filter(({ type }) => disputeFormTypes.has(type))
    .flatMap((command) => formPages(formOf(context, command, disputeFormChanges[command.type] ?? {})));
}

function formOf(context: ConsoleContext, command: AnyCommand<DisputeCommand>, own: DisputeFormChange) {
  const { record } = context;
  return caseForm(context, {
    kind: disputeKind,
    type: command.type,
    route: commandRoute(context, disputeKind, command),
    words: (say) => say.disputeForm,
    changes: own.changes,
    adapt: own.adapt && ((body, visit) => own.adapt?.(body, { context, visit })),
    async see(tx, world, id, visit): Promise<CaseSeen> {
      const { dispute, policy } = await disputeFor(record, tx, world, id);
      const { actor, language, say } = visit;
      const now = await record.clock.now();
      const choosing: Choosing = { dispute, policy, organisations: world.organisations, actor, now, language, say };
      return {
        about: `${dispute.number} ${dispute.title}`,
        seq: dispute.seq,
        actions: dispute.actions,
        options: { ...choicesOf(choosing), ...(await own.options?.(tx, choosing)) },
        values: firstValues(command.type, choosing),
        notices: dispute.warnings.map((code) => ({
          kind: 'warn' as const,
          text: say.disputeForm.warning[code as 'awaits-clearance'],
        })),
      };
    },
  });
}
