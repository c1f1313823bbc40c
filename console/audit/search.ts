import { auditSearchRoute } from '../../api/audit/search-route.ts';
import type { OpenedRow } from '../../record/audit/open-row.ts';
import type { Page } from '../../record/views/page.ts';
import type { ConsoleContext } from '../context.ts';
import { askedOf, askedRequest } from '../forms/asked-query.ts';
import { pagesOf } from '../layout/pages.ts';
import { filled } from '../layout/words.ts';
import type { SignedInPage } from '../page.ts';
import { entryLines } from './entry-lines.ts';
import { auditFilters } from './filters.ts';

const PAGE_SIZE = '30';

/** `GET /console/audit`: 审计查询 – who looked at what, who wrote what, who was refused. */
export function auditPage(context: ConsoleContext): SignedInPage {
  const route = auditSearchRoute(context);
  return {
    method: 'get',
    path: '/console/audit',
    signedIn: true,
    access: route.access,
    ...(route.queryOf && { queryOf: route.queryOf }),
    async handle(visit) {
      const { say } = visit;
      const { page = '1', ...asked } = askedOf(visit);
      const answer = await route.handle(askedRequest(visit, { ...asked, page, pageSize: PAGE_SIZE }));
      const body = answer.body as Page<OpenedRow>;
      const organisations = await context.record.organisations();
      const query = new URLSearchParams(asked).toString();
      return {
        view: 'audit',
        title: say.audit.title,
        data: {
          total: filled(say.audit.total, { n: body.total }),
          filters: auditFilters(asked, organisations, say),
          sheets: (['xlsx', 'csv'] as const).map((format) => ({
            name: say.audit.export[format],
            path: `/console/audit.${format}${query === '' ? '' : `?${query}`}`,
          })),
          lines: entryLines(body.items, organisations, visit),
          pages: pagesOf(
            body,
            (number) => `/console/audit?${new URLSearchParams({ ...asked, page: String(number) }).toString()}`,
            say,
          ),
        },
      };
    },
  };
}
