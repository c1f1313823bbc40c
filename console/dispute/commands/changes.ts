import type { DisputeCommand } from '../../../domain/dispute/commands.ts';
import { isCourt } from '../../../domain/organisation/tree.ts';
import { reading } from '../../../api/http/reading.ts';
import { Problem } from '../../../api/problems/problem.ts';
import type { Tx } from '../../../record/transaction.ts';
import { listDisputes } from '../../../record/views/dispute-list.ts';
import type { ConsoleContext } from '../../context.ts';
import type { FieldChange, Option } from '../../forms/form.ts';
import type { SignedInVisit } from '../../page.ts';
import { type Choosing, organisationOptions } from './choices.ts';
import { dispatchable, invitable, mediates } from './organisations.ts';
import { mediatorOptions, withLender } from './mediators.ts';

/** What one form asks differently than its command's schema says by itself. */
export interface DisputeFormChange {
  changes?: Record<string, FieldChange>;
  options?(tx: Tx, choosing: Choosing): Promise<Record<string, readonly Option[]>> | Record<string, readonly Option[]>;
  adapt?(
    body: Record<string, unknown>,
    around: { context: ConsoleContext; visit: SignedInVisit },
  ): Promise<Record<string, unknown>> | Record<string, unknown>;
}

/** Sealing is done from the paper that is sealed (console/papers). */
export const onOtherPages: ReadonlySet<DisputeCommand['type']> = new Set(['seal-document', 'unseal-document']);

const eachParty = { changes: { consents: { as: 'each' } } } as const satisfies DisputeFormChange;

export const disputeFormChanges: Partial<Record<DisputeCommand['type'], DisputeFormChange>> = {
  dispatch: {
    changes: { mediatorFrom: { left: true } },
    async options(tx, choosing) {
      const { dispute, organisations, policy } = choosing;
      const isOne = (each: (typeof organisations)[string]) => dispatchable(each, dispute, organisations, policy);
      const houses = Object.values(organisations).filter(isOne);
      return {
        organisationId: organisationOptions(choosing, isOne),
        mediatorId: await mediatorOptions(tx, houses, dispute.recused),
      };
    },
    adapt: (body) => withLender(body, body.organisationId as string | undefined),
  },
  accept: {
    changes: { consents: { as: 'each' }, mediatorFrom: { left: true } },
    async options(tx, { organisations, actor, dispute }) {
      const own = organisations[actor.organisationId];
      return {
        mediatorId: own === undefined ? [] : await mediatorOptions(tx, [own], dispute.recused),
        // A court asks nobody (特邀调解规定 27).
        ...(isCourt(own) && { 'consents.partyId': [] }),
      };
    },
    adapt: (body, { visit }) => withLender(body, visit.actor.organisationId),
  },
  extend: eachParty,
  'refer-to-court': eachParty,
  'record-hand-over-consents': { changes: { given: { as: 'each' } } },
  'replace-mediator': {
    changes: { mediatorFrom: { left: true } },
    async options(tx, { dispute, organisations, policy }) {
      const own = dispute.owner.organisationId;
      const houses = Object.values(organisations)
        .filter((each) => each.id === own || (each.parentId === organisations[own]?.parentId && mediates(each, policy)))
        .sort((a, b) => Number(b.id === own) - Number(a.id === own));
      return { mediatorId: await mediatorOptions(tx, houses, dispute.recused) };
    },
    async adapt(body, { context: { record }, visit }) {
      const id = visit.params.id ?? '';
      const owner = await reading(record, visit.actor, async (tx) =>
        tx.query<{ id: string }>('SELECT owner_organisation_id AS id FROM dispute_view WHERE stream_id = $1', [id]),
      );
      return withLender(body, owner[0]?.id);
    },
  },
  transfer: {
    options: (_tx, choosing) => ({
      organisationId: organisationOptions(
        choosing,
        (each) => each.id !== choosing.dispute.owner.organisationId && mediates(each, choosing.policy),
      ),
    }),
  },
  invite: {
    options: (_tx, choosing) => ({
      organisationId: organisationOptions(choosing, (each) => invitable(each, choosing.policy)),
    }),
  },
  'reach-agreement': { changes: { terms: { rows: 2 }, obligations: { rows: 1 } } },
  link: { adapt: (body, around) => linkedByNumber(body, around) },
};

/** People know a case by its number. */
async function linkedByNumber(
  body: Record<string, unknown>,
  { context: { record }, visit }: { context: ConsoleContext; visit: SignedInVisit },
): Promise<Record<string, unknown>> {
  const number = typeof body.disputeId === 'string' ? body.disputeId : '';
  const { items } = await reading(record, visit.actor, (tx, world) =>
    listDisputes(tx, world, { q: number }, { page: 1, pageSize: 10 }),
  );
  const named = items.find((item) => item.number === number);
  if (named === undefined) {
    throw new Problem('invalid', { errors: [{ path: 'disputeId', message: visit.say.disputeForm.noSuchNumber }] });
  }
  return { ...body, disputeId: named.id };
}
