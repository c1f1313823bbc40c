import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Engine } from '../../engine/connection.ts';
import { reconcile } from '../../engine/reconcile.ts';
import { ensureSweepSchedule } from '../../engine/sweep-schedule.ts';
import type { RecordContext } from '../../record/context.ts';

const LOOK_EVERY_MS = 10_000;

/**
 * Sees to it that the engine sweeps. An engine that does not know the sweep is new or has lost its file: then every open
 * case is told to it again from the record.
 */
export async function keepEngineWhole(
  record: RecordContext,
  engine: Engine,
  logger: Logger,
  signal: AbortSignal,
): Promise<void> {
  let isNew = false;
  while (!signal.aborted) {
    try {
      isNew = (await ensureSweepSchedule(engine)) || isNew;
      if (isNew) logger.info(await reconcile(record, engine), 'told a new engine all cases');
      isNew = false;
    } catch (error) {
      logger.warn({ error }, 'the engine or the record is away');
    }
    await delay(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
}
