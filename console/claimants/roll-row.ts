import type { ClaimantItem } from '../../record/views/claimants.ts';
import type { Around } from '../dispute/around.ts';
import { yuanOf } from '../layout/money.ts';
import { whenOf } from '../layout/time.ts';
import { labelOf } from '../layout/words.ts';

/** One claimant a row: `open` are the agreements that the reader may open. */
export function rollRow(
  item: ClaimantItem,
  open: ReadonlySet<string>,
  { policy, now, language, say }: Pick<Around, 'policy' | 'now' | 'language' | 'say'>,
) {
  const { ordinal, person, amountFen, acknowledged, standing, since, agreementId, route, courtCaseNumber } = item;
  const routes = Object.fromEntries(policy.routes.map(({ key, label }) => [key, label]));
  return {
    ordinal,
    name: person.name,
    idNumber: person.idNumber ?? null,
    yuan: yuanOf(amountFen),
    acknowledged: acknowledged ? say.claimants.acknowledged : null,
    standing: say.claimants.standing[standing],
    since: whenOf(since, language, now),
    route: route === null ? null : labelOf({ ...routes, ...say.disputeForm.code.route }, route),
    courtCaseNumber,
    agreement: agreementId !== null && open.has(agreementId) ? `/console/agreements/${agreementId}` : null,
  };
}
