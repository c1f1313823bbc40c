import { analysisKind } from '../../api/analysis/analysis-kind.ts';
import type { AnalysisAnswer } from '../../api/analysis/analysis-schema.ts';
import { analysisRoutes } from '../../api/analysis/index.ts';
import { visibleCase } from '../../api/cases/visible-case.ts';
import { listedDocuments } from '../../api/documents/listed-documents.ts';
import { reading } from '../../api/http/reading.ts';
import { dateOf } from '../../domain/time/instant.ts';
import { usersNamed } from '../../record/views/mediators-work.ts';
import type { ConsoleContext } from '../context.ts';
import { sectionsFor } from '../county/sections.ts';
import { timersOf } from '../dispute/timers.ts';
import { waitingOf } from '../dispute/waiting.ts';
import { actionsOf } from '../forms/actions.ts';
import { apiRequest } from '../http/api-request.ts';
import { routeAt } from '../http/route-at.ts';
import { labelOf } from '../layout/words.ts';
import type { SignedInPage } from '../page.ts';
import { agendaOf } from './agenda.ts';
import { heldOf } from './held.ts';
import { ANALYSES, standingOf } from './meetings.ts';

/** `GET /console/analysis-meetings/{id}`: 分析研判 – the meeting that is due, what it has before it, and those that were held. */
export function analysisPage(context: ConsoleContext): SignedInPage {
  const { record } = context;
  const read = routeAt(analysisRoutes(context), 'get', '/api/v1/analysis-meetings/{id}');
  return {
    method: 'get',
    path: `${ANALYSES}/{id}`,
    signedIn: true,
    access: read.access,
    async handle(visit) {
      const { actor, say, language } = visit;
      const analysis = (await read.handle(apiRequest(visit))).body as AnalysisAnswer;
      const now = await record.clock.now();
      const { organisations, policy, documents, names } = await reading(record, actor, async (tx, world) => {
        const { state } = await visibleCase(tx, analysisKind, analysis.id, world.organisations);
        return {
          organisations: world.organisations,
          policy: await record.policies.effectiveOn(tx, dateOf(now)),
          documents: await listedDocuments(tx, world, { kind: 'analysis-meeting', state }),
          names: await usersNamed(tx, [...new Set(analysis.meetings.map(({ recordedBy }) => recordedBy))]),
        };
      });
      const around = { policy, organisations, now, language, say };
      return {
        view: 'analysis-meeting',
        title: say.analysis.title,
        data: {
          sections: sectionsFor(actor.role, ANALYSES, say),
          centre: analysis.organisationName,
          ...standingOf(analysis, { say, language, now }),
          agenda: agendaOf(analysis, around),
          held: heldOf(analysis, { documents, names }, around),
          waiting: waitingOf(analysis, around),
          timers: timersOf(analysis.deadlines, around, (kind) => labelOf(say.analysis.deadline, kind)),
          actions: actionsOf(analysis.actions, {
            base: `${ANALYSES}/${analysis.id}`,
            answering: ['hold'],
            words: say.analysisForm,
            say,
          }),
          mayHold: analysis.actions.includes('hold'),
        },
      };
    },
  };
}
