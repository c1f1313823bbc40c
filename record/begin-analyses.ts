import { randomUUID } from 'node:crypto';
import { analysisDecider } from '../domain/analysis/decider.ts';
import { dateOf, type Instant } from '../domain/time/instant.ts';
import type { RecordContext } from './context.ts';
import { execute } from './execute.ts';
import { withSessionLock } from './session-lock.ts';
import { ENGINE } from './system-actors.ts';
import { inTransaction } from './transaction.ts';

/** Any number that no other program takes on this database. */
const LOCK = 7_236_004;

/**
 * 开始研判: every township's centre that has none yet gets its weekly analysis, also one that was added since. Answers how
 * many were begun; several processes may ask at once.
 */
export async function beginAnalyses(record: RecordContext): Promise<number> {
  if ((await centresWithout(record)).length === 0) return 0;
  const begun = await withSessionLock(record.db, LOCK, async () => {
    const centres = await centresWithout(record);
    for (const organisationId of centres) await beginAnalysis(record, organisationId);
    return centres.length;
  });
  return begun ?? 0;
}

async function centresWithout(record: RecordContext): Promise<string[]> {
  const today = dateOf(await record.clock.now());
  return inTransaction(record.db, ENGINE, async (tx) => {
    const { centreKind } = (await record.policies.effectiveOn(tx, today)).screening.analysis;
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM organisation WHERE kind = $1 AND NOT EXISTS (SELECT FROM stream WHERE number = $2 || organisation.id)`,
      [centreKind, NUMBER_PREFIX],
    );
    return rows.map(({ id }) => id);
  });
}

/** A centre has one analysis for good, which bears its id. */
const NUMBER_PREFIX = '研判-';

/** `now`: only for laying a demo county's past. Answers its id. */
export async function beginAnalysis(record: RecordContext, organisationId: string, now?: Instant): Promise<string> {
  const id = randomUUID();
  await execute(record, analysisDecider, {
    streamId: id,
    actor: ENGINE,
    now,
    opens: true,
    build: () => ({ type: 'begin', id, number: `${NUMBER_PREFIX}${organisationId}`, organisationId }) as const,
  });
  return id;
}
