import type { AgreementState, Obligation } from '../../domain/agreement/state.ts';
import type { CivilDate } from '../../domain/time/civil-date.ts';
import type { KeyRing } from '../keys.ts';
import { openTexts } from '../texts.ts';
import type { Tx } from '../transaction.ts';

/** 履行义务 as its own debtor or creditor sees it: no word on who stands opposite. */
export interface OwnObligation {
  /** Of the agreement that it stands in. */
  agreement: string;
  /** Whether the party has to perform, or is to receive. */
  role: 'owes' | 'receives';
  kind: Obligation['kind'];
  amountFen: number | null;
  /** What is still to be paid of it. */
  dueFen: number | null;
  /** What is to be done; null where there is nothing to say, or the words lead to somebody else. */
  what: string | null;
  dueOn: CivilDate;
  status: Obligation['status'];
}

/** What a party has to do, and is to get, under the agreements that have effect; the earliest due first. */
export async function ownObligations(
  tx: Tx,
  keys: KeyRing,
  agreements: readonly AgreementState[],
  partyId: string,
  safe: (words: string | undefined) => string | null,
): Promise<OwnObligation[]> {
  const own: OwnObligation[] = [];
  for (const agreement of agreements) {
    if (agreement.effectiveOn === null || agreement.status === 'void') continue;
    const theirs = agreement.obligations.filter(
      ({ debtorId, creditorId }) => debtorId === partyId || creditorId === partyId,
    );
    if (theirs.length === 0) continue;
    const texts = await openTexts(tx, keys, agreement.id);
    for (const obligation of theirs) {
      const words = obligation.what && texts.get(obligation.what.textId);
      own.push(asSeenBy(partyId, agreement.number, obligation, safe(words)));
    }
  }
  return own.sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}

function asSeenBy(partyId: string, agreement: string, obligation: Obligation, what: string | null): OwnObligation {
  const { debtorId, kind, amountFen, paidFen, waivedFen, dueOn, status } = obligation;
  return {
    agreement,
    role: debtorId === partyId ? 'owes' : 'receives',
    kind,
    amountFen: amountFen ?? null,
    dueFen: amountFen === undefined ? null : amountFen - paidFen - waivedFen,
    what,
    dueOn,
    status,
  };
}
