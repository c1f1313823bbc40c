import type { ConsoleContext } from '../context.ts';
import type { SignedInPage } from '../page.ts';
import { agreementForms } from './agreement-forms.ts';
import { closingForm } from './court-forms.ts';
import { filingPages } from './filing.ts';
import { importForms } from './import-forms.ts';
import { rollPages } from './roll.ts';

/** 群体性案件: the roll of a case's claimants, and what is done for all of them. */
export function claimantPages(context: ConsoleContext): SignedInPage[] {
  return [
    ...rollPages(context),
    ...importForms(context),
    ...agreementForms(context),
    ...filingPages(context),
    ...closingForm(context),
  ];
}
