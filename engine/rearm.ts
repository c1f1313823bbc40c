import { addHours } from '../domain/time/instant.ts';
import type { RecordContext } from '../record/context.ts';
import { dueStreams } from '../record/outbox.ts';
import { wake } from './case-workflows.ts';
import type { Engine } from './connection.ts';
import { inLanes } from './lanes.ts';

const WIDTH = 8;

/**
 * Has every case look that falls due within the next real hour, after the clock was moved or has another rate: its timer
 * was set by the old one. Cases due later are found by the sweep when their time comes.
 */
export async function rearm(record: RecordContext, engine: Engine): Promise<void> {
  const { now, rate } = await record.clock.reading();
  const soon = await dueStreams(record.db, addHours(now, rate));
  await inLanes(soon, WIDTH, (entry) => wake(engine, entry));
}
