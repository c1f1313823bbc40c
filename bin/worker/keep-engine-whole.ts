import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Engine } from '../../engine/connection.ts';
import { reconcile } from '../../engine/reconcile.ts';
import { ensureSchedules } from '../../engine/schedules.ts';
import type { WatchedSweep } from '../../engine/sweep.ts';
import { beginAnalyses } from '../../record/begin-analyses.ts';
import type { RecordContext } from '../../record/context.ts';
import { beginRetention } from '../../record/retention/begin-retention.ts';

const LOOK_EVERY_MS = 5_000;
/** The engine's schedule sweeps more often than this, unless a crash has left its last sweep hanging. */
const SWEEP_HANGS_AFTER_MS = 12_000;

/**
 * Sees to it that the engine sweeps, and sends messages if there is a way out. An engine that does not know the sweep is new or has lost its file: then every open
 * case is told to it again from the record. A centre that is new gets its weekly analysis, a county its yearly rounds. When the sweep hangs, as after
 * a crash in the middle of one, sweeps itself.
 */
export async function keepEngineWhole(
  record: RecordContext,
  engine: Engine,
  { sweep, messages }: { sweep: WatchedSweep; messages: boolean },
  logger: Logger,
  signal: AbortSignal,
): Promise<void> {
  let isNew = false;
  while (!signal.aborted) {
    try {
      isNew = (await ensureSchedules(engine, { messages })) || isNew;
      if (isNew) logger.info(await reconcile(record, engine), 'told a new engine all cases');
      isNew = false;
      if (sweep.idleMs() > SWEEP_HANGS_AFTER_MS) await sweep();
      await beginAnalyses(record);
      await beginRetention(record);
    } catch (error) {
      logger.warn({ error }, 'the engine or the record is away');
    }
    await delay(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
}
