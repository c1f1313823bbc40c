import { commandRoute } from '../../api/cases/command-routes.ts';
import { concludeSigning } from '../../api/claimants/conclude-signing.ts';
import { reachMassAgreement } from '../../api/claimants/reach-mass-agreement.ts';
import { disputeKind } from '../../api/disputes/dispute-kind.ts';
import { isOpenCourt } from '../../domain/organisation/tree.ts';
import type { ConsoleContext } from '../context.ts';
import { caseForm } from '../forms/case-form.ts';
import { type FormPage, formPages } from '../forms/form-page.ts';
import { labelOf } from '../layout/words.ts';
import { seenOf } from './seen.ts';

interface Instalment {
  permille?: unknown;
}

/** People say fifty per cent; the API counts in thousandths. */
function inPermille({ permille, ...instalment }: Instalment): Instalment {
  return { ...instalment, permille: typeof permille === 'number' ? permille * 10 : permille };
}

/** 达成示范协议 for all claimants with one text, and 结束集中签约: whoever has not signed goes the lawful way. */
export function agreementForms(context: ConsoleContext): FormPage[] {
  const reaching = caseForm(context, {
    kind: disputeKind,
    type: 'reach-mass-agreement',
    route: commandRoute(context, disputeKind, reachMassAgreement),
    words: (say) => say.claimantsForm,
    changes: { terms: { rows: 2 }, instalments: { rows: 1 } },
    adapt: ({ instalments, ...body }) => ({
      ...body,
      ...(Array.isArray(instalments) && { instalments: (instalments as Instalment[]).map(inPermille) }),
    }),
    async see(tx, world, id, { say }) {
      const { dispute, case: seen } = await seenOf(context, tx, world, id);
      const debtors = dispute.parties.filter(({ side }) => side === 'respondent');
      return {
        ...seen,
        options: {
          debtorId: debtors.map(({ partyId, name, side }) => ({
            value: partyId,
            label: `${name}（${labelOf(say.side, side)}）`,
          })),
        },
        values: { facts: dispute.facts, ...(debtors.length === 1 && { debtorId: debtors[0]?.partyId ?? '' }) },
      };
    },
  });
  const concluding = caseForm(context, {
    kind: disputeKind,
    type: 'conclude-signing',
    route: commandRoute(context, disputeKind, concludeSigning),
    words: (say) => say.claimantsForm,
    async see(tx, world, id) {
      const { case: seen } = await seenOf(context, tx, world, id);
      const courts = Object.values(world.organisations).filter(isOpenCourt);
      return { ...seen, options: { courtId: courts.map(({ id: value, name }) => ({ value, label: name })) } };
    },
  });
  return [...formPages(reaching), ...formPages(concluding)];
}
