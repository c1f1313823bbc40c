import { z } from 'zod';
import type { DossierName } from '../../domain/documents/dossier/for-court.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import type { OrganisationTree } from '../../domain/organisation/tree.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { enterIntoAudit } from '../../record/audit.ts';
import { readDocument } from '../../record/documents.ts';
import { requestDossier } from '../../record/dossiers.ts';
import type { AnyEvent } from '../../record/follow.ts';
import type { RecordContext } from '../../record/context.ts';
import type { Tx } from '../../record/transaction.ts';
import type { CaseKind } from '../cases/case-kind.ts';
import { visibleCase } from '../cases/visible-case.ts';
import type { ApiContext } from '../context.ts';
import { reading, uuidParam } from '../http/reading.ts';
import type { Answer, SignedInRoute } from '../http/route.ts';
import { OWN_PDF } from '../http/security-headers.ts';
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

/** What the dossier of one kind of record is: which one an actor reads, what it holds now, and whose facts are in it. */
export interface DossierOfKind<State> {
  summary: string;
  description: string;
  nameFor(actor: Actor, state: State, organisations: OrganisationTree): DossierName;
  /** Hash of what it holds now; the transaction acts as the record by then. */
  holds(tx: Tx, record: RecordContext, of: { state: State; policy: Policy; name: DossierName }): Promise<string>;
  peopleIn(state: State): string[];
}

/** `GET {collection}/{id}/dossier`: 卷宗, in one PDF; 202 while it is being bound. Every look at it is audited for each person in it. */
export function dossierRoute<S extends { id: string; number: string }, C extends { type: string }, E extends AnyEvent>(
  { record, deliverer }: ApiContext,
  kind: CaseKind<S, C, E>,
  dossierOf: DossierOfKind<S>,
): SignedInRoute {
  return {
    method: 'get',
    path: `/api/v1${kind.collection}/{id}/dossier`,
    operationId: `${kind.name}-dossier`,
    tag: 'documents',
    summary: dossierOf.summary,
    description: dossierOf.description,
    params: kind.params,
    answers: {
      200: { description: 'the dossier as the case now is', mediaType: 'application/pdf' },
      202: {
        description: 'being bound; ask again',
        schema: Progress,
        headers: z.object({ 'Retry-After': z.string() }),
      },
    },
    problems: ['not-found', 'not-possible-now'],
    signedIn: true,
    access: kind.rule('view'),
    async handle({ actor, params, origin }): Promise<Answer> {
      const id = uuidParam(params);
      const at = await record.clock.now();
      const { dossier, pdf } = await reading(record, actor, async (tx, { organisations }) => {
        const { asked, state } = await askForDossier(record, tx, kind, dossierOf, { id, organisations });
        if (asked.status !== 'ready') return { dossier: asked, pdf: null };
        const purpose = `查阅卷宗,SHA-256 ${asked.sha256}`;
        for (const personId of dossierOf.peopleIn(state)) {
          await enterIntoAudit(tx, record.keys, id, { personId, field: 'dossier', purpose, at, origin });
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
          ...OWN_PDF,
          'Content-Disposition': `inline; filename="dossier-${dossier.version}.pdf"`,
          'Cache-Control': 'no-store',
          ETag: `"${dossier.sha256}"`,
        },
        body: pdf,
      };
    },
  };
}

/** The dossier that the actor reads, as the case now is: ready, or asked for. Nobody has looked at it by that. */
export async function askForDossier<
  S extends { id: string; number: string },
  C extends { type: string },
  E extends AnyEvent,
>(
  record: RecordContext,
  tx: Tx,
  kind: CaseKind<S, C, E>,
  dossierOf: DossierOfKind<S>,
  { id, organisations }: { id: string; organisations: OrganisationTree },
) {
  const { seq, state, policyVersion } = await visibleCase(tx, kind, id, organisations);
  const policy = await record.policies.version(tx, policyVersion);
  const name = dossierOf.nameFor(tx.actor, state, organisations);
  const holds = () => dossierOf.holds(tx, record, { state, policy, name });
  return { state, asked: await requestDossier(tx, { streamId: id, name, seq, holds }) };
}
