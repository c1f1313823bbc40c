import type { ConsoleContext } from '../context.ts';
import type { SignedInPage } from '../page.ts';
import { changePage } from './change.ts';
import { draftPages } from './draft.ts';
import { policyChangeForms } from './forms.ts';
import { policiesPage } from './policies.ts';
import { versionPage } from './version.ts';

/** 策略: its versions, and how the next one comes about. */
export function policyPages(context: ConsoleContext): SignedInPage[] {
  return [
    policiesPage(context),
    versionPage(context),
    // Before the page of one change, whose address this would be too.
    ...draftPages(context),
    changePage(context),
    ...policyChangeForms(context),
  ];
}
