import { z } from 'zod';
import { reading } from '../../api/http/reading.ts';
import { wordsIn } from '../../api/public/words.ts';
import { officialReport } from '../../api/statistics/official-report.ts';
import { reportLines } from '../../api/statistics/report-lines.ts';
import { reportPaperRoute } from '../../api/statistics/report-paper-route.ts';
import { reportSheetRoute } from '../../api/statistics/report-sheet-route.ts';
import { dateOf } from '../../domain/time/instant.ts';
import type { ConsoleContext } from '../context.ts';
import { addressOf, periodFields, periodOr, periodPicker } from '../county/period.ts';
import { sectionsFor } from '../county/sections.ts';
import { servedPage } from '../files/served-page.ts';
import type { SignedInPage } from '../page.ts';
import { blocksOf } from './blocks.ts';

const REPORTS = '/console/reports';
const SHEET = `${REPORTS}/report.xlsx`;
const PAPER = `${REPORTS}/report.pdf`;

const Wanted = z.object(periodFields);

/** 统计报表: the official report of a period as page, as spreadsheet and on paper – the same numbers in all three. */
export function reportPages(context: ConsoleContext): SignedInPage[] {
  return [
    reportPage(context),
    servedPage(SHEET, reportSheetRoute(context)),
    servedPage(PAPER, reportPaperRoute(context)),
  ];
}

function reportPage({ record }: ConsoleContext): SignedInPage {
  return {
    method: 'get',
    path: REPORTS,
    signedIn: true,
    access: { of: 'county', right: 'statistics.report' },
    queryOf: Wanted,
    async handle(visit) {
      const { actor, say, language } = visit;
      const today = dateOf(await record.clock.now());
      const period = periodOr(visit.query(Wanted), today);
      const { report, types, organisation } = await reading(record, actor, async (tx, { organisations }) => ({
        report: await officialReport(tx, organisations, period),
        types: (await record.policies.effectiveOn(tx, today)).types,
        organisation: organisations[actor.organisationId]?.name ?? '',
      }));
      const words = wordsIn(language).report;
      const lines = reportLines(report, { ...types, ...(language === 'en' && say.type) }, words);
      return {
        view: 'reports',
        title: words.name,
        data: {
          heading: words.name,
          organisation,
          sections: sectionsFor(actor.role, REPORTS, say),
          period: periodPicker(REPORTS, period, today, visit),
          sheet: addressOf(SHEET, { ...period }),
          paper: addressOf(PAPER, { ...period }),
          blocks: blocksOf(lines, words, language),
        },
      };
    },
  };
}
