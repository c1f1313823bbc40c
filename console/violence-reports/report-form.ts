import { z } from 'zod';
import { reportRoute } from '../../api/violence-reports/report-route.ts';
import { takesWork } from '../../domain/organisation/tree.ts';
import { mayOnViolenceReport } from '../../domain/organisation/violence-report-access.ts';
import { Problem } from '../../api/problems/problem.ts';
import type { ConsoleContext } from '../context.ts';
import { formPages } from '../forms/form-page.ts';
import { filled } from '../layout/words.ts';
import type { SignedInPage } from '../page.ts';

const NAME = 'report-violence';
const RECEIVED = '/console/violence-reports/received';
const Receipt = z.object({ number: z.string().max(100).default('') });

/** `/console/violence-reports/new`: 强制报告, by whoever must or will; then a receipt, and nothing of what becomes of it. */
export function reportPages(context: ConsoleContext): SignedInPage[] {
  const route = reportRoute(context);
  const form = formPages({
    name: NAME,
    path: '/console/violence-reports/new',
    route,
    words: (say) => say.violenceReportForm,
    async ask({ actor, say }) {
      if (!mayOnViolenceReport(actor.role, 'report', 'anyone')) throw new Problem('not-permitted');
      const stations = Object.values(await context.record.organisations()).filter(
        (each) => each.kind === 'police-station' && takesWork(each),
      );
      return {
        title: say.violenceReport.new,
        about: say.violenceReport.newLead,
        back: '/console',
        options: { stationId: stations.map(({ id, name }) => ({ value: id, label: name })) },
      };
    },
    after: ({ body }) => `${RECEIVED}?number=${encodeURIComponent((body as { number: string }).number)}`,
  });
  return [
    ...form,
    {
      method: 'get',
      path: RECEIVED,
      signedIn: true,
      access: route.access,
      handle: ({ say, query }) => {
        const { number } = query(Receipt);
        return {
          view: 'violence-report-received',
          title: say.violenceReport.receiptTitle,
          data: { received: filled(say.violenceReport.received, { number }) },
        };
      },
    },
  ];
}
