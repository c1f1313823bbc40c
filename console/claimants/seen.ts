import { disputeFor } from '../../api/disputes/reading-dispute.ts';
import type { DisputeAnswer } from '../../api/disputes/dispute-schema.ts';
import type { ClaimantStanding } from '../../domain/mass/standing.ts';
import type { Tx } from '../../record/transaction.ts';
import { listClaimants } from '../../record/views/claimants.ts';
import type { ReadingWorld } from '../../record/views/dispute-details.ts';
import type { ConsoleContext } from '../context.ts';
import type { CaseSeen } from '../forms/case-form.ts';
import type { Option } from '../forms/form.ts';
import { yuanOf } from '../layout/money.ts';
import { filled, type Words } from '../layout/words.ts';

/** So many at once on one form: what a clerk reads off one sheet. */
const AT_ONCE = { page: 1, pageSize: 50 };

/** The case that a form for its claimants is about. */
export async function seenOf(
  { record }: ConsoleContext,
  tx: Tx,
  world: ReadingWorld,
  id: string,
): Promise<{ dispute: DisputeAnswer; case: CaseSeen }> {
  const { dispute } = await disputeFor(record, tx, world, id);
  const { number, title, seq, actions } = dispute;
  return { dispute, case: { about: `${number} ${title}`, seq, actions } };
}

/** The first of the roll who stand so, each as they can be told apart on a sheet, and a word on those who come after. */
export async function claimantsStanding(
  tx: Tx,
  { keys }: ReadingWorld,
  id: string,
  standing: ClaimantStanding,
  { claimants: words }: Words,
): Promise<{ options: Option[]; notices: { kind: 'info'; text: string }[] }> {
  const { items, total } = await listClaimants(tx, keys, id, { ...AT_ONCE, standing });
  const options = items.map(({ id: value, ordinal, person, amountFen, courtCaseNumber }) => {
    const told = [
      filled(words.ordinal, { n: ordinal }),
      person.name,
      person.idNumber,
      yuanOf(amountFen),
      courtCaseNumber,
    ];
    return { value, label: told.filter(Boolean).join(' · ') };
  });
  const left = total - items.length;
  return { options, notices: left === 0 ? [] : [{ kind: 'info', text: filled(words.more, { n: left }) }] };
}
