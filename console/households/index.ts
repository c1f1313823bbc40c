import { dossierOfHousehold } from '../../api/documents/dossiers.ts';
import { formsOfHousehold } from '../../api/documents/household-forms.ts';
import { householdKind } from '../../api/households/household-kind.ts';
import { availableActions } from '../../domain/household/available-actions.ts';
import type { ConsoleContext } from '../context.ts';
import { dossierPages } from '../dossier/dossier.ts';
import type { SignedInPage } from '../page.ts';
import { papersPages } from '../papers/papers.ts';
import { boardPage } from './board.ts';
import { calendarPage } from './calendar.ts';
import { householdForms } from './commands/index.ts';
import { dayPage } from './day.ts';
import { feedPages } from './feed.ts';
import { householdPage } from './household.ts';
import { openForm } from './open.ts';
import { partsOfHousehold } from './parts.ts';
import { reassignForm } from './reassign.ts';
import { revealForm } from './reveal.ts';

/** 家庭管控: every page about households under control. All of it is the station's alone. */
export function householdPages(context: ConsoleContext): SignedInPage[] {
  return [
    boardPage(context),
    dayPage(context),
    calendarPage(context),
    ...feedPages(context),
    ...openForm(context),
    ...reassignForm(context),
    householdPage(context),
    ...householdForms(context),
    ...revealForm(context),
    ...papersPages(context, householdKind, {
      forms: formsOfHousehold,
      partNames: partsOfHousehold,
      dossier: true,
      actions: availableActions,
    }),
    ...dossierPages(context, householdKind, dossierOfHousehold),
  ];
}
