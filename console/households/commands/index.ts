import type { AnyCommand } from '../../../api/cases/command-definition.ts';
import { commandRoute } from '../../../api/cases/command-routes.ts';
import { visibleCase } from '../../../api/cases/visible-case.ts';
import { householdCommands } from '../../../api/households/commands/index.ts';
import { householdAnswer } from '../../../api/households/household-answer.ts';
import { householdKind } from '../../../api/households/household-kind.ts';
import { mergeRoute } from '../../../api/households/merge-route.ts';
import type { SignedInRoute } from '../../../api/http/route.ts';
import type { HouseholdCommand } from '../../../domain/household/commands.ts';
import type { Tx } from '../../../record/transaction.ts';
import type { ReadingWorld } from '../../../record/views/dispute-details.ts';
import { openHousehold } from '../../../record/views/household-details.ts';
import type { ConsoleContext } from '../../context.ts';
import { caseForm, type CaseSeen } from '../../forms/case-form.ts';
import { type FormPage, formPages } from '../../forms/form-page.ts';
import type { SignedInVisit } from '../../page.ts';
import { stationAround } from '../around.ts';
import { askedFlat } from './breach.ts';
import { householdFormChanges } from './changes.ts';
import { choicesOf } from './choices.ts';
import { firstValues } from './first-values.ts';
import { REVISIT_ORDER, revisitDoubts } from './revisit.ts';

/** 档案办理: a form for every command on a household's file. */
export function householdForms(context: ConsoleContext): FormPage[] {
  const routes = (householdCommands as AnyCommand<HouseholdCommand>[]).map(
    (command) => [command.type, commandRoute(context, householdKind, command)] as const,
  );
  return [...routes, ['merge', mergeRoute(context)] as const].flatMap(([type, route]) =>
    formPages(formOf(context, type, type === 'record-order-breach' ? askedFlat(route) : route)),
  );
}

function formOf(context: ConsoleContext, type: HouseholdCommand['type'], route: SignedInRoute) {
  const isRevisit = type === 'record-revisit';
  return caseForm(context, {
    kind: householdKind,
    type,
    route,
    words: (say) => say.householdForm,
    changes: householdFormChanges[type]?.changes,
    order: isRevisit ? REVISIT_ORDER : undefined,
    doubts: isRevisit ? (body, visit) => revisitDoubts(context, body, visit) : undefined,
    see: (tx, world, id, visit) => seen(context, type, { tx, world, id, visit }),
  });
}

/** The file, read as whoever asks may read it, with what can be chosen. */
async function seen(
  context: ConsoleContext,
  type: HouseholdCommand['type'],
  { tx, world, id, visit }: { tx: Tx; world: ReadingWorld; id: string; visit: SignedInVisit },
): Promise<CaseSeen> {
  const saved = await visibleCase(tx, householdKind, id, world.organisations);
  const policy = await context.record.policies.version(tx, saved.policyVersion);
  const details = await openHousehold(tx, world, saved.state);
  const household = householdAnswer(saved, details, visit.actor, { organisations: world.organisations, policy });
  const around = { ...(await stationAround(context, visit, tx, world)), policy };
  const choosing = { household, state: saved.state, around };
  return {
    about: `${household.number} ${household.address}`,
    seq: household.seq,
    actions: household.actions,
    options: { ...choicesOf(choosing), ...(await householdFormChanges[type]?.options?.(tx, world, choosing)) },
    values: firstValues(type, choosing),
  };
}
