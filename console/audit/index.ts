import { auditExportRoute } from '../../api/audit/export-route.ts';
import type { ConsoleContext } from '../context.ts';
import { askedOf, askedRequest } from '../forms/asked-query.ts';
import type { SignedInPage } from '../page.ts';
import { anomaliesPage } from './anomalies.ts';
import { auditPage } from './search.ts';

/** 审计, for the county's auditor alone. */
export function auditPages(context: ConsoleContext): SignedInPage[] {
  return [auditPage(context), anomaliesPage(context), sheetPage(context, 'xlsx'), sheetPage(context, 'csv')];
}

/** What a search has found, as a file to keep; that it was taken is on the trail too. */
function sheetPage(context: ConsoleContext, format: 'xlsx' | 'csv'): SignedInPage {
  const route = auditExportRoute(context, format);
  return {
    method: 'get',
    path: `/console/audit.${format}`,
    signedIn: true,
    access: route.access,
    ...(route.queryOf && { queryOf: route.queryOf }),
    handle: async (visit) => ({ served: await route.handle(askedRequest(visit, askedOf(visit))) }),
  };
}
