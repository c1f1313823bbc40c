import { commandRoute } from '../../api/cases/command-routes.ts';
import { visibleCase } from '../../api/cases/visible-case.ts';
import { roundCommands } from '../../api/screening-rounds/commands.ts';
import { screeningRoundKind } from '../../api/screening-rounds/round-kind.ts';
import { availableActions } from '../../domain/screening/available-actions.ts';
import { openTexts, withTexts } from '../../record/texts.ts';
import type { ConsoleContext } from '../context.ts';
import { caseForm } from '../forms/case-form.ts';
import type { FormDefinition } from '../forms/form.ts';

/** 登记排查情况 and 排查小结. */
export function roundForms(context: ConsoleContext): FormDefinition[] {
  const { record } = context;
  return roundCommands.map((command) =>
    caseForm(context, {
      kind: screeningRoundKind,
      type: command.type,
      route: commandRoute(context, screeningRoundKind, command),
      words: (say) => say.screening.form,
      async see(tx, { organisations }, id, { actor }) {
        const { seq, state } = await visibleCase(tx, screeningRoundKind, id, organisations);
        const opened = withTexts(state, await openTexts(tx, record.keys, id));
        return {
          about: `${state.number} ${opened.title}`,
          seq,
          actions: availableActions(state, actor, { organisations }),
          options: {
            areaId: opened.areas.map(({ areaId, organisationId, part }) => ({
              value: areaId,
              label: [organisations[organisationId]?.name ?? organisationId, part].filter(Boolean).join(' '),
            })),
          },
        };
      },
    }),
  );
}
