import { auditPages } from '../audit/index.ts';
import { calendarPage } from '../calendar/calendar.ts';
import type { ConsoleContext } from '../context.ts';
import { erasurePages } from '../erasures/erasures.ts';
import { galleryPages } from '../gallery/gallery.ts';
import { organisationPages } from '../organisations/organisations.ts';
import type { SignedInPage } from '../page.ts';
import { policyPages } from '../policies/index.ts';
import { retentionPages } from '../retention/retention.ts';
import { tokenPages } from '../tokens/tokens.ts';
import { userPages } from '../users/index.ts';
import { adminPage } from './admin.ts';

/** 管理: where it begins, and every area of it. */
export function adminPages(context: ConsoleContext): SignedInPage[] {
  return [
    adminPage,
    ...userPages(context),
    ...organisationPages(context),
    ...policyPages(context),
    calendarPage(context),
    ...galleryPages,
    ...auditPages(context),
    ...erasurePages(context),
    ...retentionPages(context),
    ...tokenPages(context),
  ];
}
