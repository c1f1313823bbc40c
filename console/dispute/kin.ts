import { clueKind } from '../../api/clues/clue-kind.ts';
import type { DisputeAnswer } from '../../api/disputes/dispute-schema.ts';
import type { ClueState } from '../../domain/clue/state.ts';
import type { Tx } from '../../record/transaction.ts';
import type { ReadingWorld } from '../../record/views/dispute-details.ts';
import { DISPUTE_COLUMNS, type DisputeRow, withTitles } from '../../record/views/dispute-item.ts';
import { rowsOf } from '../../record/views/page.ts';
import { savedState } from '../../record/views/saved-state.ts';
import { visibleDisputes } from '../../record/views/visible-disputes.ts';
import { labelOf, type Words } from '../layout/words.ts';

/** What a case hangs together with, each with where it can be opened. */
interface Kin {
  what: string;
  name: string;
  path: string;
}

/** 关联: cases that were linked to it, and the clues that it came from or that were merged into it, as far as one may see them. */
export async function kinOf(tx: Tx, world: ReadingWorld, dispute: DisputeAnswer, say: Words): Promise<Kin[]> {
  return [...(await linkedOf(tx, world, dispute, say)), ...(await cluesOf(tx, world, dispute, say))];
}

async function linkedOf(tx: Tx, { keys }: ReadingWorld, { links }: DisputeAnswer, say: Words): Promise<Kin[]> {
  if (links.length === 0) return [];
  const ids = links.map(({ disputeId }) => disputeId);
  const rows = await rowsOf<DisputeRow>(
    tx,
    visibleDisputes(tx.actor).whereRaw('dispute_view.stream_id = ANY(?)', [ids]).select(DISPUTE_COLUMNS),
  );
  const seen = new Map((await withTitles(tx, keys, rows)).map((item) => [item.id, item]));
  return links.flatMap(({ disputeId, relation }) => {
    const item = seen.get(disputeId);
    if (item === undefined) return [];
    const what = labelOf(say.disputeForm.code.relation, relation);
    return [{ what, name: `${item.number} ${item.title}`, path: `/console/disputes/${disputeId}` }];
  });
}

async function cluesOf(
  tx: Tx,
  { organisations }: ReadingWorld,
  { clueIds }: DisputeAnswer,
  say: Words,
): Promise<Kin[]> {
  const kin: Kin[] = [];
  for (const id of clueIds) {
    const clue = await savedState<ClueState>(tx, 'clue', id);
    if (clue === null || !clueKind.mayView(tx.actor, clue.state, organisations)) continue;
    kin.push({ what: say.recordKind.clue, name: clue.state.number, path: `/console/clues/${id}` });
  }
  return kin;
}
