import { z } from 'zod';
import { availableActions } from '../../domain/dispute/available-actions.ts';
import { relationsOf } from '../../domain/dispute/relations.ts';
import type { DisputeState } from '../../domain/dispute/state.ts';
import type { Surroundings } from '../../domain/decider.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import { mayOnDispute } from '../../domain/organisation/access.ts';
import { enterIntoAudit } from '../../record/audit.ts';
import { makeHandOver } from '../../record/hand-over.ts';
import { requestLacking } from '../../record/hand-over-lacking.ts';
import { visibleCase } from '../cases/visible-case.ts';
import type { ApiContext } from '../context.ts';
import { disputeKind } from '../disputes/dispute-kind.ts';
import { disputePath } from '../disputes/parameters.ts';
import { reading, uuidParam } from '../http/reading.ts';
import type { Answer, SignedInRoute } from '../http/route.ts';
import { Problem } from '../problems/problem.ts';

const RETRY_AFTER_SECONDS = '2';

const Lacking = z
  .object({ status: z.literal('pending'), lacking: z.int().meta({ description: 'papers still to be made' }) })
  .meta({ id: 'HandOverLacking' });

/**
 * `GET /disputes/{id}/hand-over`: 移送立案材料, one package of a filed case; 202 while papers that nobody had asked for are made.
 * Every making of it is audited for each party.
 */
export function handOverRoute({ record, deliverer }: ApiContext): SignedInRoute {
  return {
    method: 'get',
    path: '/api/v1/disputes/{id}/hand-over',
    operationId: 'dispute-hand-over',
    tag: 'court',
    summary: '移送立案材料 – dossier, papers and agreed evidence with a manifest of hashes',
    description:
      'A ZIP archive. The 调解记录 and evidence go along only as far as all parties agreed (`record-hand-over-consents`).',
    params: disputePath,
    answers: {
      200: { description: 'the package', mediaType: 'application/zip' },
      202: {
        description: 'papers are being made; ask again',
        schema: Lacking,
        headers: z.object({ 'Retry-After': z.string() }),
      },
    },
    problems: ['not-found', 'not-permitted', 'not-possible-now', 'rule-broken'],
    signedIn: true,
    access: { of: 'dispute', right: 'hand-over' },
    async handle({ actor, params, origin }): Promise<Answer> {
      const id = uuidParam(params);
      const at = await record.clock.now();
      const { state, made } = await reading(record, actor, async (tx, { organisations }) => {
        const seen = await visibleCase(tx, disputeKind, id, organisations);
        const policy = await record.policies.version(tx, seen.policyVersion);
        assertFiled(seen.state, actor, { policy, organisations });
        const lacking = await requestLacking(tx, record.policies, seen.state, policy.court.handOver);
        if (lacking > 0) return { ...seen, made: lacking };
        const made = await makeHandOver(tx, record.keys, policy.court.handOver, { state: seen.state, at });
        const purpose = `移送立案材料,清单 SHA-256 ${made.manifestHash}`;
        for (const { personId } of seen.state.parties) {
          await enterIntoAudit(tx, record.keys, id, { personId, field: 'hand-over', purpose, at, origin });
        }
        return { ...seen, made: made.bytes };
      });
      if (typeof made === 'number') {
        deliverer.offer(id);
        const body = { status: 'pending', lacking: made };
        return { status: 202, headers: { 'Retry-After': RETRY_AFTER_SECONDS }, body };
      }
      const name = encodeURIComponent(`移送立案材料-${state.number}.zip`);
      return {
        status: 200,
        headers: {
          'Content-Type': 'application/zip',
          'Content-Disposition': `attachment; filename="hand-over.zip"; filename*=UTF-8''${name}`,
          'Cache-Control': 'no-store',
        },
        body: made,
      };
    },
  };
}

function assertFiled(state: DisputeState, actor: Actor, surroundings: Surroundings): void {
  if (!mayOnDispute(actor.role, 'hand-over', relationsOf(actor, state, surroundings.organisations))) {
    throw new Problem('not-permitted');
  }
  if (state.ending?.outcome === 'filed-for-litigation') return;
  const allowed: string[] = availableActions(state, actor, surroundings);
  throw new Problem('not-possible-now', { detail: '案件尚未登记立案,不能移送材料。', allowed });
}
