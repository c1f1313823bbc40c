import { analysisRoutes } from '../../api/analysis/index.ts';
import type { AnalysisListAnswer } from '../../api/analysis/analysis-schema.ts';
import type { ConsoleContext } from '../context.ts';
import { sectionsFor } from '../county/sections.ts';
import { apiRequest } from '../http/api-request.ts';
import { routeAt } from '../http/route-at.ts';
import { type When, whenOf } from '../layout/time.ts';
import { filled } from '../layout/words.ts';
import type { SignedInPage, SignedInVisit } from '../page.ts';

export const ANALYSES = '/console/analysis-meetings';

/** `GET /console/analysis-meetings`: 分析研判 of every township, and whether its weekly meeting is due. */
export function analysesPage(context: ConsoleContext): SignedInPage {
  const list = routeAt(analysisRoutes(context), 'get', '/api/v1/analysis-meetings');
  return {
    method: 'get',
    path: ANALYSES,
    signedIn: true,
    access: list.access,
    async handle(visit) {
      const { actor, say } = visit;
      const { items } = (await list.handle(apiRequest(visit))).body as { items: AnalysisListAnswer[] };
      const now = await context.record.clock.now();
      return {
        view: 'analysis-meetings',
        title: say.analysis.title,
        data: {
          sections: sectionsFor(actor.role, ANALYSES, say),
          centres: items.map((item) => ({
            path: `${ANALYSES}/${item.id}`,
            name: item.organisationName,
            ...standingOf(item, { ...visit, now }),
          })),
        },
      };
    },
  };
}

/** How a centre stands to its weekly meeting. */
export function standingOf(
  { status, nextAt, lastHeldAt, missedInARow, isOverdue }: AnalysisListAnswer,
  { say, language, now }: Pick<SignedInVisit, 'say' | 'language'> & { now: string },
): { isOverdue: boolean; standing: string; last: When | null; missed: string | null } {
  const { analysis } = say;
  const next = nextAt === null ? null : whenOf(nextAt, language, now).text;
  return {
    isOverdue,
    standing:
      status === 'meeting-due'
        ? isOverdue
          ? analysis.overdue
          : analysis.due
        : filled(analysis.between, { when: next ?? '–' }),
    last: lastHeldAt === null ? null : whenOf(lastHeldAt, language, now),
    missed: missedInARow === 0 ? null : filled(analysis.missed, { n: missedInARow }),
  };
}
