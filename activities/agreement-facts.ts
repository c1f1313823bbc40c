import type { AgreementState, Signature } from '../domain/agreement/state.ts';
import type { AgreementFacts, SignatureFacts } from '../domain/documents/agreement-facts.ts';
import { organisationOf } from '../domain/organisation/tree.ts';
import { dateOf } from '../domain/time/instant.ts';
import type { RecordContext } from '../record/context.ts';
import { openFile } from '../record/files.ts';
import { openPeople } from '../record/people.ts';
import { openTexts, withTexts } from '../record/texts.ts';
import type { Tx } from '../record/transaction.ts';
import { findUser } from '../record/identity/users.ts';
import { partyFacts } from './party-facts.ts';

/** All that official forms need of an agreement in this state, opened. */
export async function collectAgreementFacts(
  record: RecordContext,
  tx: Tx,
  state: AgreementState,
): Promise<AgreementFacts> {
  const { keys, policies, organisationTree } = record;
  const policy = await policies.version(tx, state.policyVersion);
  const organisations = await organisationTree.current(tx);
  const opened = withTexts(state, await openTexts(tx, keys, state.id));
  const people = await openPeople(tx, keys, state.id);
  const parties = state.parties.map((party) => partyFacts(party, people, dateOf(state.draftedAt)));
  const nameOf = (partyId: string) =>
    parties[state.parties.findIndex((party) => party.partyId === partyId)]?.name ?? '';
  const userName = async (userId: string | undefined) =>
    userId === undefined ? undefined : (await findUser(tx, userId))?.name;
  const { application } = state.confirmation;
  const visit = opened.followUps.at(-1);
  return {
    number: state.number,
    disputeNumber: state.disputeNumber,
    committeeNumber: state.committeeNumber,
    typeLabel: policy.types[state.disputeType] ?? state.disputeType,
    organisationName: organisationOf(organisations, state.organisationId).name,
    mediatorName: await userName(state.mediatorSignature?.by ?? state.mediatorId),
    parties,
    facts: opened.facts,
    items: opened.items,
    responsibility: opened.responsibility,
    terms: opened.terms,
    obligations: opened.obligations.map(({ debtorId, creditorId, kind, amountFen, what, dueOn }) => ({
      ...{ debtor: nameOf(debtorId), creditor: nameOf(creditorId), kind, amountFen, what, dueOn },
    })),
    draftedOn: dateOf(state.draftedAt),
    effectiveOn: state.effectiveOn ?? undefined,
    signatures: await Promise.all(
      state.parties.map(({ partyId }) =>
        signatureFacts(
          record,
          tx,
          nameOf(partyId),
          state.signatures.find((each) => each.partyId === partyId),
        ),
      ),
    ),
    mediatorSignedOn: state.mediatorSignature?.on,
    sealed: state.seal !== null,
    application: application?.appliedAt
      ? { courtName: organisationOf(organisations, application.courtId).name, on: dateOf(application.appliedAt) }
      : undefined,
    followUp: visit && {
      visitedAt: visit.visitedAt,
      reason: visit.reason,
      findings: visit.findings,
      visitor: (await userName(visit.visitor)) ?? '',
      visited: visit.visitedPartyIds.map(nameOf),
    },
  };
}

/** What was drawn on screen is printed where it belongs. */
async function signatureFacts(
  { keys }: RecordContext,
  tx: Tx,
  party: string,
  signature: Signature | undefined,
): Promise<SignatureFacts> {
  if (signature === undefined) return { party };
  const { manner, on, drawn } = signature;
  const file = drawn && (await openFile(tx, keys, drawn.fileId));
  return { party, manner, on, drawing: file?.bytes.toString('base64') };
}
