import { statisticalReport } from '../../domain/documents/statistical-report.ts';
import { dateOf } from '../../domain/time/instant.ts';
import type { ApiContext } from '../context.ts';
import { reading } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';
import { unavailable } from '../problems/problem-from.ts';
import { wordsIn } from '../public/words.ts';
import { periodOf } from './counts.ts';
import { officialReport, Wanted } from './official-report.ts';
import { reportLines } from './report-lines.ts';

const PDF = 'application/pdf';
/** Printing takes a second of a whole core: whoever comes while so many wait comes again. */
const MOST_AT_ONCE = 16;

/** `GET /statistics/report.pdf`: 统计报表 on paper, in Chinese as it is filed; made while one waits, and kept nowhere. */
export function reportPaperRoute({ record, renderer }: ApiContext): SignedInRoute {
  let printing = 0;
  return {
    method: 'get',
    path: '/api/v1/statistics/report.pdf',
    operationId: 'statistics-report-paper',
    tag: 'statistics',
    summary: '统计报表（纸质） – the official report as PDF/A',
    queryOf: Wanted,
    answers: { 200: { description: 'the file', mediaType: PDF } },
    problems: ['invalid'],
    signedIn: true,
    access: { of: 'county', right: 'statistics.report' },
    async handle(request) {
      const wanted = periodOf(request.query(Wanted));
      const { actor } = request;
      const madeOn = dateOf(await record.clock.now());
      const words = wordsIn('zh-CN').report;
      const { block: _block, key: _key, ...columns } = words.columns;
      const facts = await reading(record, actor, async (tx, { organisations }) => {
        const report = await officialReport(tx, organisations, wanted);
        const { types } = await record.policies.effectiveOn(tx, madeOn);
        return {
          organisationName: organisations[actor.organisationId]?.name ?? '',
          ...{ from: report.from, to: report.to, madeOn },
          columns,
          lines: reportLines(report, types, words),
        };
      });
      if (printing >= MOST_AT_ONCE) throw unavailable('打印的人较多，请稍后再试。');
      printing++;
      try {
        const { pdf } = await renderer.renderPdf('statistical-report', statisticalReport.view(facts));
        return { status: 200, headers: headersOf(wanted), body: Buffer.from(pdf) };
      } finally {
        printing--;
      }
    },
  };
}

function headersOf({ from = '', to = '' }: { from?: string; to?: string }): Record<string, string> {
  const name = encodeURIComponent(`统计报表-${from}-${to}.pdf`);
  return {
    'Content-Type': PDF,
    'Content-Disposition': `attachment; filename="report.pdf"; filename*=UTF-8''${name}`,
  };
}
