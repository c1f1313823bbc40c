import type { AgreementState } from '../domain/agreement/state.ts';
import type { EnforcementState } from '../domain/enforcement/state.ts';
import type { InstalmentAgreementFacts } from '../domain/documents/instalment-agreement.ts';
import { organisationOf } from '../domain/organisation/tree.ts';
import { dateOf } from '../domain/time/instant.ts';
import type { RecordContext } from '../record/context.ts';
import { openPeople } from '../record/people.ts';
import { openTexts, withTexts } from '../record/texts.ts';
import type { Tx } from '../record/transaction.ts';
import { findUser } from '../record/identity/users.ts';
import { savedState } from '../record/views/saved-state.ts';
import { partyFacts } from './party-facts.ts';

/** All that the settlement in force needs, opened. Throws RangeError if there is none. */
export async function collectInstalmentFacts(
  { keys, organisationTree }: RecordContext,
  tx: Tx,
  state: EnforcementState,
): Promise<InstalmentAgreementFacts> {
  const saved = await savedState<AgreementState>(tx, 'agreement', state.agreementId);
  if (state.settlement === null || saved === null) throw new RangeError(`${state.number} has no instalments`);
  const settlement = withTexts(state.settlement, await openTexts(tx, keys, state.id));
  const agreement = withTexts(saved.state, await openTexts(tx, keys, state.agreementId));
  const people = await openPeople(tx, keys, state.id);
  const organisations = await organisationTree.current(tx);
  const judge = state.judgeId === undefined ? null : await findUser(tx, state.judgeId);
  const agreedOn = dateOf(settlement.at);
  const named = new Map(state.parties.map((party) => [party.partyId, partyFacts(party, people, agreedOn)]));
  const nameOf = (partyId: string | undefined) => named.get(partyId ?? '')?.name ?? '';
  return {
    number: state.number,
    courtCaseNumber: state.courtCaseNumber,
    courtName: organisationOf(organisations, state.courtId).name,
    judgeName: judge?.name,
    agreementNumber: agreement.committeeNumber ?? agreement.number,
    parties: partiesOf(state).flatMap(({ partyId, isApplicant }) => {
      const party = named.get(partyId);
      return party === undefined ? [] : [{ ...party, isApplicant }];
    }),
    hardship: settlement.hardship,
    instalments: settlement.instalments.map(({ obligationId, amountFen, dueOn }) => {
      const claim = state.claims.find((each) => each.obligationId === obligationId);
      const what = agreement.obligations.find((each) => each.obligationId === obligationId)?.what;
      return { debtor: nameOf(claim?.debtorId), creditor: nameOf(claim?.creditorId), amountFen, what, dueOn };
    }),
    resumeIfOverdue: settlement.resumeIfOverdue,
    agreedOn,
  };
}

/** The creditors and then the debtors of what the instalments are about. */
function partiesOf({ claims, settlement }: EnforcementState): { partyId: string; isApplicant: boolean }[] {
  const agreed = new Set(settlement?.instalments.map(({ obligationId }) => obligationId));
  const about = claims.filter(({ obligationId }) => agreed.has(obligationId));
  const creditors = new Set(about.map(({ creditorId }) => creditorId));
  const debtors = new Set(about.map(({ debtorId }) => debtorId).filter((partyId) => !creditors.has(partyId)));
  return [
    ...[...creditors].map((partyId) => ({ partyId, isApplicant: true })),
    ...[...debtors].map((partyId) => ({ partyId, isApplicant: false })),
  ];
}
