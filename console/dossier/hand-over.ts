import { handOverRoute } from '../../api/court/hand-over-route.ts';
import { disputeKind } from '../../api/disputes/dispute-kind.ts';
import { disputeFor } from '../../api/disputes/reading-dispute.ts';
import { visibleCase } from '../../api/cases/visible-case.ts';
import { reading, uuidParam } from '../../api/http/reading.ts';
import { Problem } from '../../api/problems/problem.ts';
import { evidenceToHandOver, formsHandedOver, handsOverRecords } from '../../domain/dispute/hand-over.ts';
import { relationsOf } from '../../domain/dispute/relations.ts';
import { mayOnDispute } from '../../domain/organisation/access.ts';
import { unmadePapers } from '../../record/unmade-papers.ts';
import type { ConsoleContext } from '../context.ts';
import { apiRequest } from '../http/api-request.ts';
import { filled, labelOf } from '../layout/words.ts';
import type { SignedInPage, SignedInVisit, ViewAnswer } from '../page.ts';

const PATH = '/console/disputes/{id}/hand-over';
const REFRESH_SECONDS = 3;

/** 移送立案: what goes to the court's case file, what has first to be made, and the package itself. */
export function handOverPages(context: ConsoleContext): SignedInPage[] {
  const route = handOverRoute(context);
  const { access } = route;
  return [
    { method: 'get', path: PATH, signedIn: true, access, handle: (visit) => shown(context, visit) },
    {
      method: 'get',
      path: `${PATH}/file`,
      signedIn: true,
      access,
      async handle(visit) {
        const answer = await route.handle(apiRequest(visit));
        // Papers that were lacking have been asked for by that.
        return answer.status === 202
          ? { redirect: `/console/disputes/${uuidParam(visit.params)}/hand-over` }
          : { served: answer };
      },
    },
  ];
}

async function shown({ record }: ConsoleContext, { actor, params, say }: SignedInVisit): Promise<ViewAnswer> {
  const id = uuidParam(params);
  const { state, dispute, policy, lacking, making } = await reading(record, actor, async (tx, world) => {
    const { state } = await visibleCase(tx, disputeKind, id, world.organisations);
    if (!mayOnDispute(actor.role, 'hand-over', relationsOf(actor, state, world.organisations))) {
      throw new Problem('not-permitted');
    }
    const { dispute, policy } = await disputeFor(record, tx, world, id);
    const forms = formsHandedOver(state, policy.court.handOver);
    const unmade = (await unmadePapers(tx, record.policies, id, forms)).filter(({ streamId }) => streamId === id);
    const pending = await tx.query<{ form: string }>(
      `SELECT form FROM document WHERE stream_id = $1 AND status = 'pending' AND form NOT LIKE 'dossier%'`,
      [id],
    );
    return { state, dispute, policy, lacking: unmade.length, making: pending.length };
  });
  const isFiled = state.ending?.outcome === 'filed-for-litigation';
  const going = evidenceToHandOver(state).map(({ evidenceId }) => evidenceId);
  return {
    view: 'hand-over',
    title: `${say.dossier.handOver} ${dispute.number}`,
    refreshSeconds: isFiled && making > 0 ? REFRESH_SECONDS : undefined,
    data: {
      back: `/console/disputes/${id}`,
      number: dispute.number,
      isFiled,
      file: `/console/disputes/${id}/hand-over/file`,
      here: `/console/disputes/${id}/hand-over`,
      isMaking: making > 0,
      lacking: lacking === 0 ? null : filled(say.dossier.lacking, { n: lacking }),
      forms: formsHandedOver(state, policy.court.handOver).map((form) => labelOf(say.papers.forms, form)),
      evidence: dispute.evidence.map(({ evidenceId, title }) => ({ title, goes: going.includes(evidenceId) })),
      records: handsOverRecords(state),
      consents: dispute.parties.map(({ partyId, name }) => ({
        name,
        isAsked: dispute.handOver.consents.some((consent) => consent.partyId === partyId),
      })),
      ask: dispute.actions.includes('record-hand-over-consents')
        ? `/console/disputes/${id}/record-hand-over-consents`
        : null,
    },
  };
}
