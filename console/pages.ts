import { accountPages } from './account/account.ts';
import { messagePages } from './account/messages.ts';
import { passwordPages } from './account/password.ts';
import { secondFactorPages } from './account/second-factor.ts';
import { agreementPages } from './agreement/index.ts';
import { adminPages } from './admin/index.ts';
import { assetPage } from './assets/assets.ts';
import { bulkPages } from './bulk/bulk.ts';
import { claimantPages } from './claimants/index.ts';
import { cluesPages } from './clues/index.ts';
import type { ConsoleContext } from './context.ts';
import { countyPages } from './county/index.ts';
import { courtPages } from './court/index.ts';
import { disputeForms } from './dispute/commands/index.ts';
import { disputePage } from './dispute/dispute.ts';
import { dossierPages } from './dossier/index.ts';
import { enforcementPages } from './enforcement/index.ts';
import { evidencePages } from './evidence/index.ts';
import { disputesPages } from './disputes/index.ts';
import { filePages } from './files/files.ts';
import { householdPages } from './households/index.ts';
import { offlinePages } from './offline/index.ts';
import { livePage } from './live/live.ts';
import { notificationPages } from './notifications/notifications.ts';
import { oidcPages } from './oidc/oidc.ts';
import type { Page } from './page.ts';
import { paperPages } from './papers/index.ts';
import { preferencesPage } from './preferences/preferences.ts';
import { reviewPages } from './reviews/index.ts';
import { codePages } from './sign-in/code.ts';
import { registerPages } from './register/index.ts';
import { progressPages } from './public/progress.ts';
import { screeningPages } from './screening/index.ts';
import { signInPages } from './sign-in/sign-in.ts';
import { signOutPages } from './sign-out/sign-out.ts';
import { styleguidePage } from './styleguide/styleguide.ts';
import { violenceReportPages } from './violence-reports/index.ts';
import { visitTaskPages } from './visit-tasks/index.ts';
import { workbenchPage } from './workbench/workbench.ts';

/** Every page of the console and every form on them, in one table, each with its rule of access. */
export function consolePages(context: ConsoleContext): Page[] {
  // What pages lead to is looked up in the table itself, once it is whole.
  const isThere = (path: string) => pages.some((page) => page.method === 'get' && page.path === path);
  const pages: Page[] = [
    assetPage,
    ...signInPages(context),
    ...codePages(context),
    ...(context.oidc === null ? [] : oidcPages(context, context.oidc)),
    ...signOutPages(context),
    ...accountPages(context),
    ...messagePages(context),
    ...passwordPages(context),
    ...secondFactorPages(context),
    preferencesPage,
    ...progressPages(context),
    livePage(context),
    ...notificationPages(context, isThere),
    workbenchPage(context, isThere),
    ...bulkPages(context),
    ...disputesPages(context),
    ...registerPages(context),
    ...cluesPages(context),
    ...screeningPages(context),
    ...claimantPages(context),
    disputePage(context),
    ...countyPages(context),
    ...disputeForms(context),
    ...agreementPages(context),
    ...courtPages(context),
    ...enforcementPages(context),
    ...paperPages(context),
    ...dossierPages(context),
    ...evidencePages(context),
    ...filePages(context),
    ...householdPages(context),
    ...reviewPages(context),
    ...visitTaskPages(context),
    ...violenceReportPages(context),
    ...adminPages(context),
    ...offlinePages(context),
    styleguidePage,
  ];
  return pages;
}
