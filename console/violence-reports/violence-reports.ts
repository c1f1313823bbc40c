import { z } from 'zod';
import { reading } from '../../api/http/reading.ts';
import { type ViolenceReportAnswer, violenceReportRoutes } from '../../api/violence-reports/index.ts';
import type { Page } from '../../record/views/page.ts';
import type { ConsoleContext } from '../context.ts';
import { stationAround } from '../households/around.ts';
import { apiRequest } from '../http/api-request.ts';
import { asking } from '../http/asking.ts';
import { routeAt } from '../http/route-at.ts';
import { pagesOf } from '../layout/pages.ts';
import type { SignedInPage } from '../page.ts';
import { reportOf } from './report.ts';

const STATES = ['open', 'closed'] as const;
const PAGE_SIZE = 30;

const Wanted = z.object({
  status: z.enum(STATES).default('open').catch('open'),
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
});

/** `GET /console/violence-reports`: 强制报告 to the caller's station. */
export function violenceReportsPage(context: ConsoleContext): SignedInPage {
  const list = routeAt(violenceReportRoutes(context), 'get', '/api/v1/violence-reports');
  return {
    method: 'get',
    path: '/console/violence-reports',
    signedIn: true,
    access: list.access,
    queryOf: Wanted,
    async handle(visit) {
      const { actor, say } = visit;
      const { status, page } = visit.query(Wanted);
      const query = { status, page: String(page), pageSize: String(PAGE_SIZE) };
      const found = (await list.handle(asking(visit, query))).body as Page<ViolenceReportAnswer>;
      const around = await reading(context.record, actor, (tx, world) => stationAround(context, visit, tx, world));
      return {
        view: 'violence-reports',
        title: say.violenceReport.title,
        data: {
          states: STATES.map((code) => ({
            name: say.violenceReport.states[code],
            path: addressOf(code),
            isHere: code === status,
          })),
          reports: found.items.map((report) => reportOf(report, actor, around)),
          pages: pagesOf(found, (number) => addressOf(status, number), say),
        },
      };
    },
  };
}

/** `GET /console/violence-reports/{id}`: what was reported, and what was made of it. */
export function violenceReportPage(context: ConsoleContext): SignedInPage {
  const read = routeAt(violenceReportRoutes(context), 'get', '/api/v1/violence-reports/{id}');
  return {
    method: 'get',
    path: '/console/violence-reports/{id}',
    signedIn: true,
    access: read.access,
    async handle(visit) {
      const report = (await read.handle(apiRequest(visit))).body as ViolenceReportAnswer;
      const around = await reading(context.record, visit.actor, (tx, world) =>
        stationAround(context, visit, tx, world),
      );
      return {
        view: 'violence-report',
        title: `${visit.say.violenceReport.one} ${report.number}`,
        data: reportOf(report, visit.actor, around),
      };
    },
  };
}

function addressOf(status: (typeof STATES)[number], page = 1): string {
  const query = new URLSearchParams({
    ...(status !== 'open' && { status }),
    ...(page > 1 && { page: String(page) }),
  }).toString();
  return query === '' ? '/console/violence-reports' : `/console/violence-reports?${query}`;
}
