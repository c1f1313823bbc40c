import { isVisible } from '../../api/cases/visible-case.ts';
import { clueKind } from '../../api/clues/clue-kind.ts';
import type { ClueAnswer } from '../../api/clues/clue-schema.ts';
import { disputeKind } from '../../api/disputes/dispute-kind.ts';
import type { OrganisationTree } from '../../domain/organisation/tree.ts';
import type { Tx } from '../../record/transaction.ts';
import { whenOf } from '../layout/time.ts';
import type { SignedInVisit } from '../page.ts';

/** Where the record opens that a clue has become part of; null for a reader who learns of it and does not see it. */
export async function openingOf(
  { sorting }: ClueAnswer,
  tx: Tx,
  organisations: OrganisationTree,
): Promise<string | null> {
  if (sorting === null || sorting.as === 'not-ours') return null;
  const { kind, id } = sorting.as === 'merged' ? sorting.into : { kind: 'dispute', id: sorting.disputeId };
  const opens =
    kind === 'dispute'
      ? await isVisible(tx, disputeKind, id, organisations)
      : await isVisible(tx, clueKind, id, organisations);
  return opens ? `/console/${kind}s/${id}` : null;
}

/** 去向: what it was held to be, and where that has led. */
export function fateOf({ sorting, fate }: ClueAnswer, opening: string | null, { say, language }: SignedInVisit) {
  if (sorting === null) return null;
  const { clues } = say;
  const into = sorting.as === 'merged' ? sorting.into : null;
  return {
    what: clues.sortedAs[sorting.as],
    at: whenOf(sorting.at, language),
    number: sorting.as === 'dispute' ? sorting.disputeNumber : (into?.number ?? null),
    path: opening,
    authority: sorting.as === 'not-ours' ? sorting.toAuthority : null,
    reason: sorting.as === 'dispute' ? null : (sorting.reason ?? null),
    standing: fate.as !== 'dispute' ? null : fate.isClosed ? clues.caseClosed : clues.caseOpen,
  };
}
