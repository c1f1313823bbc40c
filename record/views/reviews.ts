import type { HeldMeeting, ReviewState } from '../../domain/review/state.ts';
import { openTexts, type Opened, withTexts } from '../texts.ts';
import type { Tx } from '../transaction.ts';
import type { ReadingWorld } from './dispute-details.ts';

/** Ten years of quarterly meetings, and as many out of turn. */
const MOST_MEETINGS = 80;

/** Every station's review that the actor's organisation may read: its own. */
export function listReviews(tx: Tx): Promise<{ seq: number; state: ReviewState }[]> {
  return tx.query(`SELECT seq, state FROM stream WHERE kind = 'review' ORDER BY number`);
}

/** A meeting as it was recorded; its paper shows the same `seq`. */
export type RecordedReview = Opened<HeldMeeting> & { seq: number };

/** 历次会议: what was held, the newest first, with all free text in the clear. */
export async function heldReviews(tx: Tx, { keys }: Pick<ReadingWorld, 'keys'>, id: string): Promise<RecordedReview[]> {
  const rows = await tx.query<{ seq: number; held: HeldMeeting }>(
    `SELECT seq, data->'held' AS held FROM event WHERE stream_id = $1 AND type = 'meeting-held'
     ORDER BY seq DESC LIMIT $2`,
    [id, MOST_MEETINGS],
  );
  const texts = await openTexts(tx, keys, id);
  return rows.map(({ seq, held }) => ({ seq, ...withTexts(held, texts) }));
}
