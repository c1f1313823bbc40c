import type { ApiContext } from '../context.ts';
import type { SignedInRoute } from '../http/route.ts';
import { anomaliesRoute } from './anomalies-route.ts';
import { auditExportRoute } from './export-route.ts';
import { auditSearchRoute } from './search-route.ts';

/** 审计: for the county's auditor alone. */
export function auditRoutes(context: ApiContext): SignedInRoute[] {
  return [
    auditSearchRoute(context),
    auditExportRoute(context, 'csv'),
    auditExportRoute(context, 'xlsx'),
    anomaliesRoute(context),
  ];
}
