import { analysisDecider } from '../domain/analysis/decider.ts';
import { addDays } from '../domain/time/civil-date.ts';
import { addHours, dateOf, type Instant, startOfDay } from '../domain/time/instant.ts';
import { beginAnalysis } from '../record/begin-analyses.ts';
import type { RecordContext } from '../record/context.ts';
import { execute } from '../record/execute.ts';
import { inTransaction, SYSTEM } from '../record/transaction.ts';
import { runClocks } from './clocks.ts';
import { actorNamed } from './users.ts';

const CENTRE = 'qingxi';
const COORDINATOR = 'coordinator.qingxi';

/** 分析研判: the centre of 清溪 met yesterday about the border of the two villages, once. */
export async function tellAnalysis(record: RecordContext, start: Instant): Promise<void> {
  const [dispute] = await inTransaction(record.db, SYSTEM, (tx) =>
    tx.query<{ id: string; number: string }>(
      `SELECT id, number FROM stream WHERE kind = 'dispute' AND state->>'type' = 'forest-land'
         AND NOT EXISTS (SELECT FROM stream WHERE kind = 'analysis-meeting') LIMIT 1`,
    ),
  );
  if (!dispute) return;
  const day = startOfDay(addDays(dateOf(start), -1));
  const streamId = await beginAnalysis(record, CENTRE, addHours(day, 8));
  await runClocks(record, streamId, addHours(day, 16));
  await execute(record, analysisDecider, {
    streamId,
    actor: actorNamed(COORDINATOR),
    now: addHours(day, 16),
    build: (seal) => ({
      type: 'hold' as const,
      heldAt: addHours(day, 14),
      attendees: ['秦立新', '青山', '欧阳强'].map((name) => seal.text('attendee', name)),
      decisions: [
        {
          disputeId: dispute.id,
          number: dispute.number,
          decision: seal.text('decision', '余下一处界址请国土所三日内复测,两村在复测前不得在老鹰岩动工。'),
        },
      ],
    }),
  });
  await runClocks(record, streamId, start);
}
