import { agreementKind } from '../../../api/agreements/agreement-kind.ts';
import { attachRoute } from '../../../api/agreements/attach-route.ts';
import { jsonCommands } from '../../../api/agreements/commands/index.ts';
import { agreementFor } from '../../../api/agreements/reading-agreement.ts';
import { signRoutes } from '../../../api/agreements/sign-routes.ts';
import { commandRoute } from '../../../api/cases/command-routes.ts';
import type { SignedInRoute } from '../../../api/http/route.ts';
import type { AgreementCommand } from '../../../domain/agreement/commands.ts';
import type { ConsoleContext } from '../../context.ts';
import { caseForm } from '../../forms/case-form.ts';
import { type FormPage, formPages } from '../../forms/form-page.ts';
import { agreementFormChanges } from './changes.ts';
import { type Choosing, choicesOf } from './choices.ts';
import { firstValues } from './first-values.ts';

type Type = AgreementCommand['type'];

/** 协议办理: a form for every command on an agreement; a party signs on a page of its own (console/signing). */
export function agreementForms(context: ConsoleContext): FormPage[] {
  const ofWords = jsonCommands.map((command): [Type, SignedInRoute] => [
    command.type,
    commandRoute(context, agreementKind, command),
  ]);
  const ofMarks = signRoutes(context)
    .map((route): [Type, SignedInRoute] => [route.path.split('/').at(-1) as Type, route])
    .filter(([type]) => type !== 'sign');
  return [...ofWords, ...ofMarks, ['attach', attachRoute(context)] as [Type, SignedInRoute]].flatMap(([type, route]) =>
    formPages(formOf(context, type, route)),
  );
}

function formOf(context: ConsoleContext, type: Type, route: SignedInRoute) {
  const { record } = context;
  return caseForm(context, {
    kind: agreementKind,
    type,
    route,
    words: (say) => say.agreementForm,
    changes: agreementFormChanges[type],
    async see(tx, world, id, { language, say }) {
      const { agreement, policy } = await agreementFor(record, tx, world, id);
      const { organisations } = world;
      const now = await record.clock.now();
      const choosing: Choosing = { type, agreement, policy, organisations, now, language, say };
      return {
        about: `${say.agreement.title} ${agreement.number}`,
        seq: agreement.seq,
        actions: agreement.actions,
        options: choicesOf(choosing),
        values: firstValues(choosing),
      };
    },
  });
}
