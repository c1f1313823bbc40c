import { dateOf } from '../../domain/time/instant.ts';
import { XLSX } from '../../record/import/read-table.ts';
import type { ApiContext } from '../context.ts';
import { reading } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';
import { periodOf } from './counts.ts';
import { officialReport, Wanted } from './official-report.ts';
import { reportSheet } from './report-sheet.ts';

/** `GET /statistics/report.xlsx`: 统计报表 to be sent on, in the caller's language. */
export function reportSheetRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/statistics/report.xlsx',
    operationId: 'statistics-report-sheet',
    tag: 'statistics',
    summary: '统计报表（电子表格） – the official report as XLSX',
    queryOf: Wanted,
    answers: { 200: { description: 'the file', mediaType: XLSX } },
    problems: ['invalid'],
    signedIn: true,
    access: { of: 'county', right: 'statistics.report' },
    async handle(request) {
      const wanted = periodOf(request.query(Wanted));
      const today = dateOf(await record.clock.now());
      const { report, types } = await reading(record, request.actor, async (tx, { organisations }) => ({
        report: await officialReport(tx, organisations, wanted),
        types: (await record.policies.effectiveOn(tx, today)).types,
      }));
      const name = `统计报表-${wanted.from ?? ''}-${wanted.to ?? ''}.xlsx`;
      return {
        status: 200,
        headers: {
          'Content-Type': XLSX,
          'Content-Disposition': `attachment; filename="report.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`,
        },
        body: await reportSheet(report, types, request.language),
      };
    },
  };
}
