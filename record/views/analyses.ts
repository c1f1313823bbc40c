import type { AnalysisState, HeldMeeting } from '../../domain/analysis/state.ts';
import { openTexts, type Opened, withTexts } from '../texts.ts';
import type { Tx } from '../transaction.ts';
import type { ReadingWorld } from './dispute-details.ts';
import { textsById } from './dispute-item.ts';
import { rowsOf } from './page.ts';
import { visibleDisputes } from './visible-disputes.ts';

/** More than a year of weekly meetings. */
const MOST_MEETINGS = 60;

/** Every centre's analysis that the actor's organisation may read. */
export async function listAnalyses(tx: Tx): Promise<{ seq: number; state: AnalysisState; policyVersion: number }[]> {
  return tx.query(
    `SELECT seq, state, policy_version AS "policyVersion" FROM stream WHERE kind = 'analysis-meeting' ORDER BY number`,
  );
}

/** A meeting as it was recorded; its paper shows the same `seq`. */
export type RecordedMeeting = Opened<HeldMeeting> & { seq: number };

/** 历次会议: what was held, the newest first, with all free text in the clear. */
export async function heldMeetings(
  tx: Tx,
  { keys }: Pick<ReadingWorld, 'keys'>,
  analysisId: string,
): Promise<RecordedMeeting[]> {
  const rows = await tx.query<{ seq: number; held: HeldMeeting }>(
    `SELECT seq, data->'held' AS held FROM event WHERE stream_id = $1 AND type = 'meeting-held'
     ORDER BY seq DESC LIMIT $2`,
    [analysisId, MOST_MEETINGS],
  );
  const texts = await openTexts(tx, keys, analysisId);
  return rows.map(({ seq, held }) => ({ seq, ...withTexts(held, texts) }));
}

/** By dispute id, number and title of those that the actor may see. */
export async function disputesNamed(
  tx: Tx,
  { keys }: Pick<ReadingWorld, 'keys'>,
  ids: readonly string[],
): Promise<Map<string, { number: string; title: string }>> {
  const rows = await rowsOf<{ id: string; number: string; titleId: string }>(
    tx,
    visibleDisputes(tx.actor)
      .whereRaw('stream_id = ANY(?::uuid[])', [[...ids]])
      .select({ id: 'stream_id', number: 'number', titleId: 'title_text_id' }),
  );
  const titles = await textsById(
    tx,
    keys,
    rows.map(({ titleId }) => titleId),
  );
  return new Map(rows.map(({ id, number, titleId }) => [id, { number, title: titles.get(titleId) ?? '' }]));
}
