import { deciderOf } from '../../domain/deciders.ts';
import { openRecord } from '../../record/context.ts';
import { execute } from '../../record/execute.ts';
import { CALENDAR } from '../../record/system-actors.ts';
import { inTransaction } from '../../record/transaction.ts';
import { readConfig } from '../config.ts';

/** After a new holiday table: dates again every deadline of an open case that was marked provisional. */
export async function run(): Promise<void> {
  const record = openRecord({ ...readConfig(), poolSize: 2 });
  try {
    const open = await inTransaction(record.db, CALENDAR, (tx) =>
      tx.query<{ id: string; kind: string }>('SELECT id, kind FROM stream WHERE open ORDER BY id'),
    );
    let redated = 0;
    for (const { id, kind } of open) {
      const { events } = await execute(record, deciderOf(kind), {
        streamId: id,
        actor: CALENDAR,
        build: () => ({ type: 'recalculate' }),
      });
      if (events.length > 0) redated += 1;
    }
    console.log(`${redated} of ${open.length} open cases dated again with ${record.calendar.version}`);
  } finally {
    await record.close();
  }
}
