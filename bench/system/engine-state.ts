import { settled } from '../measure/settled.ts';
import type { BenchSystem } from './bench-system.ts';

/** Cases of which the engine has not been told what it must know. */
export async function countUndelivered({ owner }: BenchSystem): Promise<number> {
  const { rows } = await owner.query<{ count: string }>('SELECT count(*) FROM outbox WHERE undelivered');
  return Number(rows[0]?.count);
}

/** Case workflows that hold a timer: open executions, by the engine's own count. */
async function countRunning({ engine }: BenchSystem): Promise<number> {
  const query = "WorkflowType = 'disputePath' AND ExecutionStatus = 'Running'";
  return (await engine.client.workflow.count(query)).count;
}

/** Waits until nothing is left to tell the engine and it holds a timer for every open dispute and no other. */
export async function untilEngineAgrees(system: BenchSystem): Promise<void> {
  await settled('the outbox is drained', async () => (await countUndelivered(system)) === 0);
  const { rows } = await system.owner.query<{ count: string }>(
    `SELECT count(*) FROM outbox WHERE open AND kind = 'dispute'`,
  );
  const open = Number(rows[0]?.count);
  await settled(`the engine holds ${open} cases`, async () => (await countRunning(system)) === open);
}

/** Of these cases, those that the engine has been told of. */
export async function armedAmong({ owner }: BenchSystem, streamIds: string[]): Promise<string[]> {
  const { rows } = await owner.query<{ stream_id: string }>(
    'SELECT stream_id FROM outbox WHERE stream_id = ANY ($1) AND delivered_seq IS NOT NULL',
    [streamIds],
  );
  return rows.map((row) => row.stream_id);
}
