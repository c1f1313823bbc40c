import { agreementKind } from '../../api/agreements/agreement-kind.ts';
import { isVisible } from '../../api/cases/visible-case.ts';
import type { DisputeAnswer } from '../../api/disputes/dispute-schema.ts';
import type { OrganisationTree } from '../../domain/organisation/tree.ts';
import type { Tx } from '../../record/transaction.ts';
import { whenOf } from '../layout/time.ts';
import { labelOf } from '../layout/words.ts';
import type { Around } from './around.ts';

/** The agreements of a case that its reader may open: not everybody who sees a case sees what was agreed in it. */
export async function openAgreements(
  tx: Tx,
  organisations: OrganisationTree,
  { agreementIds }: DisputeAnswer,
): Promise<ReadonlySet<string>> {
  const open = new Set<string>();
  for (const id of agreementIds) if (await isVisible(tx, agreementKind, id, organisations)) open.add(id);
  return open;
}

/** 调解协议 of the case, each with a page of its own; the newest first. */
export function agreementsOf({ agreements }: DisputeAnswer, open: ReadonlySet<string>, { say, language, now }: Around) {
  return agreements
    .map(({ agreementId, number, form, standing, since }) => ({
      path: open.has(agreementId) ? pathOf(agreementId) : null,
      number,
      form: labelOf(say.agreement.forms, form),
      standing: labelOf(say.dispute.agreementStanding, standing),
      since: whenOf(since, language, now),
    }))
    .reverse();
}

/** Where an agreed case is gone on with: on its newest agreement, if the reader may open it. */
export function agreementToGoOnWith({ status, agreementIds }: DisputeAnswer, open: ReadonlySet<string>): string | null {
  const newest = agreementIds.at(-1);
  return status === 'agreed' && newest !== undefined && open.has(newest) ? pathOf(newest) : null;
}

function pathOf(agreementId: string): string {
  return `/console/agreements/${agreementId}`;
}
