import { z } from 'zod';
import { disputesNamed, heldMeetings, listAnalyses } from '../../record/views/analyses.ts';
import { visibleCase } from '../cases/visible-case.ts';
import type { ApiContext } from '../context.ts';
import { etagOf } from '../http/conditions.ts';
import { reading, uuidParam } from '../http/reading.ts';
import type { SignedInRoute } from '../http/route.ts';
import { analysisAnswer, analysisListAnswer } from './analysis-answer.ts';
import { analysisKind, analysisPath } from './analysis-kind.ts';
import { Analysis, AnalysisListItem } from './analysis-schema.ts';

/** `GET /analysis-meetings` */
export function listRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/analysis-meetings',
    operationId: 'analysis-meetings',
    tag: 'analysis-meetings',
    summary: "分析研判 – every township's that the caller may see",
    answers: { 200: { description: 'all of them', schema: z.object({ items: z.array(AnalysisListItem) }) } },
    problems: [],
    signedIn: true,
    access: { list: 'analysis-meeting' },
    async handle({ actor }) {
      const items = await reading(record, actor, async (tx, { organisations }) => {
        const all = await listAnalyses(tx);
        return all
          .filter(({ state }) => analysisKind.mayView(actor, state, organisations))
          .map((saved) => analysisListAnswer(saved, organisations));
      });
      return { status: 200, body: { items } };
    },
  };
}

/** `GET /analysis-meetings/{id}` */
export function readRoute({ record }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/analysis-meetings/{id}',
    operationId: 'analysis-meeting',
    tag: 'analysis-meetings',
    summary: '分析研判 – the meeting that is due with its agenda, and those held',
    params: analysisPath,
    answers: {
      200: { description: "the centre's analysis", schema: Analysis, headers: z.object({ ETag: z.string() }) },
    },
    problems: ['not-found'],
    signedIn: true,
    access: { of: 'analysis-meeting', right: 'view' },
    async handle({ actor, params }) {
      const id = uuidParam(params);
      const body = await reading(record, actor, async (tx, world) => {
        const { organisations } = world;
        const saved = await visibleCase(tx, analysisKind, id, organisations);
        const agenda = saved.state.meeting?.agenda?.items ?? [];
        const named = await disputesNamed(
          tx,
          world,
          agenda.map(({ disputeId }) => disputeId),
        );
        const meetings = await heldMeetings(tx, world, id);
        const policy = await record.policies.version(tx, saved.policyVersion);
        return analysisAnswer(saved, { named, meetings }, actor, { organisations, policy });
      });
      return { status: 200, headers: { ETag: etagOf(body.seq) }, body };
    },
  };
}
