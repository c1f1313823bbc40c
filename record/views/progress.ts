import type { AgreementState } from '../../domain/agreement/state.ts';
import { type DisputeProgress, progressOf } from '../../domain/dispute/progress.ts';
import type { DisputeState } from '../../domain/dispute/state.ts';
import type { PersonFacts } from '../../domain/people/person.ts';
import type { RecordContext } from '../context.ts';
import { openPeople } from '../people.ts';
import { openTexts } from '../texts.ts';
import { PUBLIC } from '../system-actors.ts';
import { inTransaction, type Tx } from '../transaction.ts';
import { type OwnObligation, ownObligations } from './progress-obligations.ts';
import { namesSomebodyElse } from './progress-privacy.ts';
import { savedState } from './saved-state.ts';

/** 办理进度 as one party may see it. Codes and days; free text only where it is about nobody else. */
export interface PartyProgress extends Omit<DisputeProgress, 'sessions'> {
  sessions: OwnSession[];
  obligations: OwnObligation[];
}

export interface OwnSession {
  at: string;
  /** Null where the words lead to somebody else: the party asks whoever has the case. */
  place: string | null;
  held: boolean;
}

/** What one party may know of their case, read in the record's own name. Throws RangeError if it is not there. */
export function readProgress(
  record: RecordContext,
  { streamId, partyId }: { streamId: string; partyId: string },
): Promise<PartyProgress> {
  return inTransaction(record.db, PUBLIC, async (tx) => {
    const saved = await savedState<DisputeState>(tx, 'dispute', streamId);
    if (saved === null) throw new RangeError(`there is no dispute ${streamId}`);
    const { state, policyVersion } = saved;
    const policy = await record.policies.version(tx, policyVersion);
    const organisations = await record.organisationTree.current(tx);
    const { sessions, ...progress } = progressOf(state, partyId, { policy, organisations });
    const texts = await openTexts(tx, record.keys, streamId);
    const others = othersThan(partyId, state, await openPeople(tx, record.keys, streamId));
    const safe = (words: string | undefined) =>
      words === undefined || namesSomebodyElse(words, others) ? null : words;
    return {
      ...progress,
      sessions: sessions.map(({ at, place, held }) => ({ at, place: safe(texts.get(place.textId)), held })),
      obligations: await ownObligations(tx, record.keys, await agreementsOf(tx, streamId), partyId, safe),
    };
  });
}

function othersThan(partyId: string, state: DisputeState, people: ReadonlyMap<string, PersonFacts>): PersonFacts[] {
  return state.parties
    .filter((party) => party.partyId !== partyId)
    .flatMap(({ personId }) => people.get(personId) ?? []);
}

async function agreementsOf(tx: Tx, disputeId: string): Promise<AgreementState[]> {
  const rows = await tx.query<{ state: AgreementState }>(
    `SELECT state FROM stream WHERE root_id = $1 AND kind = 'agreement' ORDER BY opened_at, id`,
    [disputeId],
  );
  return rows.map(({ state }) => state);
}
