import type { ConsoleContext } from '../context.ts';
import type { SignedInPage } from '../page.ts';
import { boardPage } from './board.ts';
import { calendarPage } from './calendar.ts';
import { householdForms } from './commands/index.ts';
import { dayPage } from './day.ts';
import { feedPages } from './feed.ts';
import { householdPage } from './household.ts';
import { openForm } from './open.ts';
import { paperPage } from './papers.ts';

/** 家庭管控: every page about households under control. All of it is the station's alone. */
export function householdPages(context: ConsoleContext): SignedInPage[] {
  return [
    boardPage(context),
    dayPage(context),
    calendarPage(context),
    ...feedPages(context),
    ...openForm(context),
    householdPage(context),
    paperPage(context),
    ...householdForms(context),
  ];
}
