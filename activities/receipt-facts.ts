import type { DisputeState } from '../domain/dispute/state.ts';
import type { ReceiptFacts } from '../domain/documents/receipt.ts';
import type { ReceiptOf } from '../domain/documents/receipt-name.ts';
import { organisationOf } from '../domain/organisation/tree.ts';
import { dateOf } from '../domain/time/instant.ts';
import type { RecordContext } from '../record/context.ts';
import { issuedAt, partyCode } from '../record/party-codes.ts';
import { openPeople } from '../record/people.ts';
import type { Tx } from '../record/transaction.ts';

/** What one party's receipt says. Throws RangeError if that party was never given that code. */
export async function collectReceiptFacts(
  record: RecordContext,
  tx: Tx,
  state: DisputeState,
  { partyId, issue }: ReceiptOf,
): Promise<ReceiptFacts> {
  const party = state.parties.find((candidate) => candidate.partyId === partyId);
  const given = { streamId: state.id, partyId, issue };
  const at = await issuedAt(tx, given);
  const person = party && (await openPeople(tx, record.keys, state.id)).get(party.personId);
  if (!party || !person || at === null) throw new RangeError(`party ${partyId} has no code ${issue}`);
  const policy = await record.policies.version(tx, state.policyVersion);
  const organisations = await record.organisationTree.current(tx);
  return {
    number: state.number,
    typeLabel: policy.types[state.type] ?? state.type,
    partyName: person.name,
    side: party.side,
    onInitiative: state.source === 'initiative',
    registeredOn: dateOf(state.openedAt),
    ownerName: organisationOf(organisations, state.owner.organisationId).name,
    code: partyCode(record.keys, given),
    issuedOn: dateOf(at),
    issue,
  };
}
