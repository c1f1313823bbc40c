import { randomUUID } from 'node:crypto';
import type { Payload, PayloadCodec } from '@temporalio/common';
import { NativeConnection, Worker } from '@temporalio/worker';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Stage, Standing } from '../../activities/standing.ts';
import { installRuntime } from '../../bin/worker/open-worker.ts';
import { workflowBundle } from '../../bin/worker/workflow-bundle.ts';
import { TASK_QUEUE, wake, workflowIdOf } from '../../engine/case-workflows.ts';
import { connectEngine, type Engine } from '../../engine/connection.ts';
import { createPayloadCodec } from '../../engine/payload-codec.ts';
import type { disputePath } from '../../workflows/dispute-path.ts';
import { recordHistories } from '../replay/record-histories.ts';
import { historiesOf } from './history.ts';
import { onePayloadKey } from './one-payload-key.ts';
import { startTemporal, type TemporalServer } from './temporal-server.ts';

// Between the record's answer and the end of a run lie windows in which news could be lost. Here the record is a script,
// so that a signal can be sent in the middle of each: what is asserted is always that the record was asked again after it.

const payloadKeys = onePayloadKey();
let temporal: TemporalServer;
let engine: Engine;
let worker: Worker;
let working: Promise<void>;

/** What the record answers, look by look; the last answer holds for all that follow. */
let answers: Standing[];
/** Run once while the record is being asked for the n-th time. */
let duringLook: { n: number; act: () => Promise<unknown> } | undefined;
/** Run once while a result or an input of the workflow that contains the text is on its way to the server. */
let whileSending: { text: string; act: () => Promise<unknown> } | undefined;
let duringRendering: (() => Promise<unknown>) | undefined;
let looks: number;

beforeAll(async () => {
  installRuntime(pino({ level: 'silent' }));
  temporal = await startTemporal();
  engine = connectEngine({ address: temporal.address, namespace: 'default', payloadKeys });
  worker = await Worker.create({
    connection: await NativeConnection.connect({ address: temporal.address }),
    taskQueue: TASK_QUEUE,
    workflowBundle: await workflowBundle(),
    dataConverter: { payloadCodecs: [interrupted(createPayloadCodec(payloadKeys))] },
    activities: { propose, renderDocument: async () => duringRendering?.() },
  });
  working = worker.run();
});

afterAll(async () => {
  worker.shutdown();
  await working;
  await engine.close();
  await temporal.stop();
});

beforeEach(() => {
  looks = 0;
  duringLook = undefined;
  whileSending = undefined;
  duringRendering = undefined;
});

async function propose(): Promise<Standing> {
  looks += 1;
  const answer = answers[looks - 1] ?? answers.at(-1);
  if (duringLook?.n === looks) await duringLook.act();
  if (!answer) throw new Error('the script is empty');
  return answer;
}

function interrupted(codec: PayloadCodec): PayloadCodec {
  return {
    decode: (payloads) => codec.decode(payloads),
    async encode(payloads: Payload[]) {
      const waiting = whileSending;
      if (waiting && payloads.some(({ data }) => Buffer.from(data ?? []).includes(waiting.text))) {
        whileSending = undefined;
        await waiting.act();
      }
      return codec.encode(payloads);
    },
  };
}

const village: Stage = {
  level: 'village',
  label: '村级',
  kind: 'committee',
  organisationId: 'yangping',
  from: '2026-03-02T09:00:00.000+08:00',
};
const left = { ...village, to: '2026-03-06T00:00:00.000+08:00', outcome: 'not-accepted' };
const township: Stage = { ...village, level: 'township', organisationId: 'qingxi', from: left.to };

function open(seq: number, path: Stage[], more: Partial<Standing> = {}): Standing {
  const waiting = { status: 'offered', waitingFor: { what: 'accept' }, nextDueAt: null, wakeAt: null };
  return { open: true, seq, path, reactions: [], ...waiting, ...more };
}

function closed(seq: number, more: Partial<Standing> = {}): Standing {
  const path = [{ ...village, to: '2026-03-03T09:00:00.000+08:00', outcome: 'withdrawn' }];
  return { ...open(seq, path), open: false, status: 'closed', waitingFor: null, ...more };
}

async function start(looksPerRun?: number): Promise<string> {
  const streamId = randomUUID();
  await engine.client.workflow.start<typeof disputePath>('disputePath', {
    workflowId: workflowIdOf({ streamId, kind: 'dispute' }),
    taskQueue: TASK_QUEUE,
    args: [{ streamId, looksPerRun }],
  });
  return streamId;
}

const handleOf = (streamId: string) =>
  engine.client.workflow.getHandle<typeof disputePath>(workflowIdOf({ streamId, kind: 'dispute' }));

async function runsOf(streamId: string): Promise<number> {
  let runs = 0;
  for await (const _ of engine.client.workflow.list({
    query: `WorkflowId = '${workflowIdOf({ streamId, kind: 'dispute' })}'`,
  }))
    runs += 1;
  return runs;
}

test('news while the record answers: the record is asked again', async () => {
  answers = [open(1, [village]), open(2, [left, township]), closed(3)];
  const streamId = await start();
  duringLook = { n: 1, act: () => handleOf(streamId).signal('news') };
  await expect.poll(() => looks, { timeout: 10_000 }).toBeGreaterThanOrEqual(2);
  await wake(engine, { streamId, kind: 'dispute' });
  await handleOf(streamId).result();
});

test('news while the record says that the case is closed', async () => {
  answers = [closed(2)];
  let streamId = '';
  const sent = new Promise<void>((resolve) => {
    duringLook = { n: 1, act: () => handleOf(streamId).signal('news').then(resolve) };
  });
  streamId = await start();
  await sent;
  await handleOf(streamId).result();
  expect(looks).toBeGreaterThanOrEqual(2);
});

test('news while the end of the run is on its way to the server', async () => {
  answers = [closed(2)];
  let streamId = '';
  whileSending = { text: '"why":"withdrawn"}]', act: () => handleOf(streamId).signal('news') };
  streamId = await start();
  await handleOf(streamId).result();
  expect(whileSending).toBeUndefined();
  expect(looks).toBeGreaterThanOrEqual(2);
});

test('news while a closed case still has a document rendered', async () => {
  answers = [closed(2, { reactions: [{ seq: 2, kind: 'render-document', form: 'termination-notice' }] }), closed(3)];
  const streamId = await start();
  duringRendering = () => handleOf(streamId).signal('news');
  await handleOf(streamId).result();
  expect(looks).toBe(2);
});

test('a fresh run takes over the path so far, and looks first', async () => {
  answers = [open(1, [village]), open(2, [left, township]), open(3, [left, township])];
  const streamId = await start(2);
  for (let sent = 1; sent <= 4; sent += 1) {
    await expect.poll(() => looks, { timeout: 10_000 }).toBeGreaterThanOrEqual(sent);
    await handleOf(streamId).signal('news');
  }
  await expect.poll(() => looks, { timeout: 10_000 }).toBe(5);
  expect(await runsOf(streamId)).toBe(3);
  const path = await handleOf(streamId).query<unknown[]>('path');
  expect(path).toMatchObject([{ stage: 'village', why: 'not-accepted' }, { stage: 'township' }]);
  await handleOf(streamId).terminate();
  await recordHistories('handed-over', await historiesOf(engine, streamId), createPayloadCodec(payloadKeys));
});

test('news while a run hands over to a fresh one', async () => {
  answers = [open(1, [village]), open(2, [village]), closed(3)];
  const streamId = await start(1);
  await expect.poll(() => looks, { timeout: 10_000 }).toBe(1);
  whileSending = { text: '"carried"', act: () => handleOf(streamId).signal('news') };
  await handleOf(streamId).signal('news');
  await expect.poll(() => looks, { timeout: 10_000 }).toBeGreaterThanOrEqual(2);
  expect(whileSending).toBeUndefined();
  await handleOf(streamId).signal('news');
  await handleOf(streamId).result();
});
