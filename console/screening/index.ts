import type { ConsoleContext } from '../context.ts';
import { formPages } from '../forms/form-page.ts';
import type { SignedInPage } from '../page.ts';
import { roundForms } from './forms.ts';
import { listPage } from './list.ts';
import { openForm } from './open.ts';
import { roundPage } from './round.ts';

/** 排查: rounds by areas and days, what was gone through and found. */
export function screeningPages(context: ConsoleContext): SignedInPage[] {
  return [
    listPage(context),
    ...formPages(openForm(context)),
    roundPage(context),
    ...roundForms(context).flatMap((form) => formPages(form)),
  ];
}
