import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { disputeDecider } from '../../domain/dispute/decider.ts';
import { advance } from '../../engine/advance-clock.ts';
import { TASK_QUEUE, workflowIdOf } from '../../engine/case-workflows.ts';
import { deliver } from '../../engine/deliver.ts';
import { reconcile } from '../../engine/reconcile.ts';
import { outboxEntry } from '../../record/outbox.ts';
import { pendingReactions } from '../../record/reactions.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { verify } from '../../record/verify.ts';
import { accept, dispatch, people, register, stateOf, withdraw } from './cases.ts';
import { type DrivenRecord, driveRecord } from './driven-record.ts';

const DAY_MS = 86_400_000;

let driven: DrivenRecord;
beforeAll(async () => {
  driven = await driveRecord('2026-03-02T09:00:00.000+08:00');
});
afterAll(() => driven.end());

async function eventsOf(streamId: string): Promise<string[]> {
  const rows = await inTransaction(driven.record.db, SYSTEM, (tx) =>
    tx.query<{ type: string }>('SELECT type FROM event WHERE stream_id = $1 ORDER BY seq', [streamId]),
  );
  return rows.map(({ type }) => type);
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`waited in vain: ${what}`);
    await delay(20);
  }
}

function statusOf(streamId: string): Promise<string> {
  const handle = driven.engine.client.workflow.getHandle(workflowIdOf({ streamId, kind: 'dispute' }));
  return handle.describe().then(({ status }) => status.name);
}

test('a case opened and closed in quick succession is never told to the engine', async () => {
  const streamId = await register(driven);
  await withdraw(driven, streamId, people.village);
  await driven.deliverer.drain();
  await expect(statusOf(streamId)).rejects.toThrow(/not found/i);
});

test('a case closed before anything fell due leaves no workflow behind', async () => {
  const streamId = await register(driven);
  await driven.deliverer.drain();
  expect(await statusOf(streamId)).toBe('RUNNING');
  await withdraw(driven, streamId, people.village);
  await driven.deliverer.drain();
  expect(await statusOf(streamId)).toBe('TERMINATED');
});

test('a case that another process has delivered and seen closed leaves no second workflow behind', async () => {
  const streamId = await register(driven);
  const seenBefore = await outboxEntry(driven.record.db, streamId);
  await driven.deliverer.drain();
  await withdraw(driven, streamId, people.village);
  await driven.deliverer.drain();
  if (seenBefore === null) throw new Error('a registered case is in the outbox');
  await deliver(driven.record, driven.engine, seenBefore, DAY_MS);
  expect(await statusOf(streamId)).toBe('TERMINATED');
});

test('the sweep comes to its end as a workflow too', async () => {
  const sweep = { workflowId: 'sweep-of-a-test', taskQueue: TASK_QUEUE, args: [] };
  await driven.engine.client.workflow.execute('sweepOutbox', sweep);
});

test('with the engine away commands go on, and what fell due is acted on when it is back', async () => {
  await driven.stopWorker();
  await driven.temporal.stop();
  const streamId = await register(driven);
  await dispatch(driven, streamId, people.village, 'yangping');
  // Nothing drives the case while these days pass.
  await driven.record.clock.setClock('2026-03-06T09:00:00.000+08:00');
  expect(await stateOf(driven, streamId)).toMatchObject({ status: 'offered', level: 'village' });
  await driven.deliverer.drain();

  await driven.temporal.start();
  await driven.startWorker();
  // The second of two sweeps takes what no process has in its own hands.
  await until('the sweep delivers', async () => (await driven.deliverer.sweep()).delivered > 0);
  await until('the deadline is acted on', async () => (await stateOf(driven, streamId)).level === 'township');
  expect(await eventsOf(streamId)).toEqual(['registered', 'screened', 'offered', 'reminded', 'escalated']);
});

test('an engine that has lost its file is told every case again, and nothing is done twice', async () => {
  const waiting = await register(driven);
  const mediated = await register(driven);
  await dispatch(driven, mediated, people.village, 'yangping');
  await accept(driven, mediated, people.village);
  await advance(driven.record, driven.engine, 3 * DAY_MS);
  const before = await eventsOf(waiting);
  const closed = await register(driven);
  await withdraw(driven, closed, people.village);
  await driven.deliverer.drain();

  await driven.stopWorker();
  await driven.temporal.stop();
  driven.temporal.forget();
  await driven.temporal.start();
  await driven.startWorker();
  await until('the engine answers', () => driven.engine.isReachable());

  const first = await reconcile(driven.record, driven.engine);
  expect(first).toMatchObject({ right: 0, released: 0, finishing: 0 });
  expect(first.armed + first.asked).toBeGreaterThanOrEqual(3);
  expect(await eventsOf(waiting)).toEqual(before);
  expect(await reconcile(driven.record, driven.engine)).toMatchObject({ armed: 0, released: 0 });

  await advance(driven.record, driven.engine, 30 * DAY_MS);
  expect(await stateOf(driven, mediated)).toMatchObject({ level: 'township' });
  const types = await eventsOf(mediated);
  expect(types.filter((type) => type === 'escalated')).toHaveLength(1);
  expect(types.filter((type) => type === 'accepted')).toHaveLength(1);
  expect(await pendingReactions(driven.record.db, 10)).toEqual([]);
  expect(await verify(driven.record, [disputeDecider])).toMatchObject({ ok: true });
});
