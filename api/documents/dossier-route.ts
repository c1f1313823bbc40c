import { z } from 'zod';
import type { DisputeState } from '../../domain/dispute/state.ts';
import { mayReadMediation } from '../../domain/dispute/told-in-mediation.ts';
import { boundIn, type DossierName } from '../../domain/documents/dossier/for-court.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import { organisationOf, type OrganisationTree } from '../../domain/organisation/tree.ts';
import { enterIntoAudit } from '../../record/audit.ts';
import { readDocument } from '../../record/documents.ts';
import { requestDossier } from '../../record/dossiers.ts';
import { visibleCase } from '../cases/visible-case.ts';
import type { ApiContext } from '../context.ts';
import { disputeKind } from '../disputes/dispute-kind.ts';
import { disputePath } from '../disputes/parameters.ts';
import { reading, uuidParam } from '../http/reading.ts';
import type { Answer, SignedInRoute } from '../http/route.ts';
import { unavailable } from '../problems/problem-from.ts';

const RETRY_AFTER_SECONDS = '2';

const Progress = z
  .object({
    status: z.literal('pending'),
    progress: z
      .object({ done: z.int(), total: z.int() })
      .nullable()
      .meta({ description: 'papers and pieces of evidence bound so far' }),
  })
  .meta({ id: 'DossierProgress' });

/** `GET /disputes/{id}/dossier`: 卷宗, in one PDF; 202 while it is being bound. Every look at it is audited for each party. */
export function dossierRoute({ record, deliverer }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/disputes/{id}/dossier',
    operationId: 'dispute-dossier',
    tag: 'documents',
    summary: '卷宗 – every paper and piece of evidence of a case in one PDF',
    description:
      'With cover, contents, bookmarks and page numbers; papers that nobody has asked for yet are made. A court’s holds the 调解记录 and evidence only as far as all parties agreed.',
    params: disputePath,
    answers: {
      200: { description: 'the dossier as the case now is', mediaType: 'application/pdf' },
      202: {
        description: 'being bound; ask again',
        schema: Progress,
        headers: z.object({ 'Retry-After': z.string() }),
      },
    },
    problems: ['not-found'],
    signedIn: true,
    async handle({ actor, params }): Promise<Answer> {
      const id = uuidParam(params);
      const at = await record.clock.now();
      const { dossier, pdf } = await reading(record, actor, async (tx, { organisations }) => {
        const { seq, state, policyVersion } = await visibleCase(tx, disputeKind, id, organisations);
        const policy = await record.policies.version(tx, policyVersion);
        const name = dossierFor(actor, state, organisations);
        const bound = boundIn(name, state, policy.court.handOver);
        const asked = await requestDossier(tx, record, { streamId: id, name, seq, bound });
        if (asked.status !== 'ready') return { dossier: asked, pdf: null };
        const purpose = `查阅卷宗,SHA-256 ${asked.sha256}`;
        for (const { personId } of state.parties) {
          await enterIntoAudit(tx, record.keys, id, { personId, field: 'dossier', purpose, at });
        }
        return { dossier: asked, pdf: (await readDocument(tx, record.keys, asked.id))?.pdf ?? null };
      });
      if (pdf === null) {
        deliverer.offer(id);
        if (dossier.status === 'failed') throw unavailable('卷宗未能生成，正在重新制作。');
        const body = { status: 'pending', progress: dossier.progress };
        return { status: 202, headers: { 'Retry-After': RETRY_AFTER_SECONDS }, body };
      }
      return {
        status: 200,
        headers: {
          'Content-Type': 'application/pdf',
          'Content-Disposition': `inline; filename="dossier-${dossier.version}.pdf"`,
          'Cache-Control': 'no-store',
          ETag: `"${dossier.sha256}"`,
        },
        body: pdf,
      };
    },
  };
}

/** What was said in mediation is no evidence: a court, its own mediation included, reads it only if all parties agreed. */
function dossierFor(actor: Actor, state: DisputeState, organisations: OrganisationTree): DossierName {
  const { kind } = organisationOf(organisations, actor.organisationId);
  const isCourt = kind === 'court' || kind === 'tribunal';
  return isCourt || !mayReadMediation(actor, state, organisations) ? 'dossier-for-court' : 'dossier';
}
