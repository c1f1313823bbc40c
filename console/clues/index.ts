import type { ConsoleContext } from '../context.ts';
import { formPages } from '../forms/form-page.ts';
import type { SignedInPage } from '../page.ts';
import { cluePages } from './clue.ts';
import { listPage } from './list.ts';
import { mergeForm } from './merge.ts';
import { notOursForm } from './not-ours.ts';
import { reportForm } from './report.ts';

/** 线索: reported with photos, looked through, and sorted. */
export function cluesPages(context: ConsoleContext): SignedInPage[] {
  return [
    listPage(context),
    ...formPages(reportForm(context)),
    ...cluePages(context),
    ...formPages(mergeForm(context)),
    ...formPages(notOursForm(context)),
  ];
}
