import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { History } from '@temporalio/common/lib/proto-utils.js';
import { deciders } from '../../domain/deciders.ts';
import { epochMsOf } from '../../domain/time/instant.ts';
import { advance, ClockStuck } from '../../engine/advance-clock.ts';
import { workflowIdOf } from '../../engine/case-workflows.ts';
import { createPayloadCodec } from '../../engine/payload-codec.ts';
import { openDatabase } from '../../record/database.ts';
import { listDocuments, readDocument } from '../../record/documents.ts';
import { fixedMasterKeys, formatMasterKeys, masterKey, masterKeyFile } from '../../record/master-keys.ts';
import { renewPurposeKeys, retireMasterKey, rewrapKeys } from '../../record/rotate-keys.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { verify } from '../../record/verify.ts';
import type { PathEntry } from '../../workflows/path-log.ts';
import { recordHistories } from '../replay/record-histories.ts';
import { accept, dispatch, people, register, send, stateOf } from './cases.ts';
import { decrypted, historiesOf, payloadsOf, plain } from './history.ts';
import { type DrivenRecord, driveRecord } from './driven-record.ts';

// Wednesday before National Day: the three working days to accept are 10-08, 10-09 and the make-up Saturday 10-10.
const CLOCK_START = '2026-09-30T09:00:00.000+08:00';
const DAY_MS = 86_400_000;

let driven: DrivenRecord;
const home = mkdtempSync(join(tmpdir(), 'fengqiao-keys-'));
const keyFile = join(home, 'master.key');
beforeAll(async () => {
  writeFileSync(keyFile, formatMasterKeys([masterKey(1, randomBytes(32))]));
  driven = await driveRecord(CLOCK_START, { masterKey: masterKeyFile(keyFile) });
});
afterAll(async () => {
  await driven.end();
  rmSync(home, { recursive: true });
});

function pathOf(streamId: string): Promise<PathEntry[]> {
  return driven.engine.client.workflow
    .getHandle(workflowIdOf({ streamId, kind: 'dispute' }))
    .query<PathEntry[]>('path');
}

/** The steps in the histories' order: what was entered, awaited and left. */
async function stepsOf(histories: History[]): Promise<string[]> {
  const codec = createPayloadCodec(driven.record.keys.payloadKeys);
  const steps: string[] = [];
  for (const history of histories) {
    const { events } = await decrypted(history, codec);
    for (const event of events ?? []) {
      for (const note of await payloadsOf(event.workflowPropertiesModifiedEventAttributes)) {
        const { stage, step, what, why } = note as Record<string, string>;
        steps.push([stage, step, what ?? why].join(' ').trim());
      }
    }
  }
  return steps;
}

test('a dispute goes from village to township to court, and its history says so', async () => {
  const { record, engine } = driven;
  const streamId = await register(driven);
  await dispatch(driven, streamId, people.village, 'yangping');
  await driven.deliverer.drain();

  const arrived = await advance(record, engine, 11 * DAY_MS);
  expect(arrived.now.slice(0, 16)).toBe('2026-10-11T09:00');
  const escalated = await stateOf(driven, streamId);
  expect(escalated).toMatchObject({ level: 'township', owner: { organisationId: 'qingxi' }, status: 'offered' });
  expect(epochMsOf(escalated.path[1]?.from ?? '') - epochMsOf('2026-10-11T00:00:00+08:00')).toBeLessThan(10_000);
  expect(await pathOf(streamId)).toMatchObject([
    { stage: 'village', organisationId: 'yangping', awaited: ['accept'], why: 'not-accepted' },
    { stage: 'township', organisationId: 'qingxi', awaited: ['dispatch'] },
  ]);

  await dispatch(driven, streamId, people.coordinator, 'qingxi-committee');
  await accept(driven, streamId, people.township, true);
  await advance(record, engine, 32 * DAY_MS);
  expect(await stateOf(driven, streamId)).toMatchObject({ status: 'offered', offer: { kind: 'court-referral' } });

  await accept(driven, streamId, people.clerk);
  await driven.deliverer.drain();
  await expect
    .poll(async () => (await pathOf(streamId)).at(-1))
    .toMatchObject({ stage: 'court', awaited: ['sign-for'] });
  await send(driven, streamId, people.clerk, () => ({
    type: 'file-for-litigation',
    courtCaseNumber: '(2026)云1 民初 1 号',
  }));
  await driven.deliverer.drain();
  const path = await engine.client.workflow.getHandle(workflowIdOf({ streamId, kind: 'dispute' })).result();
  expect(path).toMatchObject([
    { stage: 'village', why: 'not-accepted' },
    { stage: 'township', organisationId: 'qingxi' },
    { stage: 'township', organisationId: 'qingxi-committee', why: 'handed-over' },
    { stage: 'court', organisationId: 'court', why: 'filed-for-litigation' },
  ]);

  const histories = await historiesOf(engine, streamId);
  expect(await stepsOf(histories)).toEqual([
    'village entered',
    'village awaited accept',
    'village left not-accepted',
    'township entered',
    'township awaited dispatch',
    'township left handed-over',
    'township entered',
    'township awaited mediate',
    'township awaited accept',
    'township left handed-over',
    'court entered',
    'court awaited sign-for',
    'court left filed-for-litigation',
  ]);
  const raw = histories.map((history) => Buffer.from(JSON.stringify(history)).toString());
  for (const word of ['village', 'township', 'not-accepted', 'propose-result', '调解中']) {
    const inBase64 = Buffer.from(word).toString('base64').slice(0, -4);
    for (const text of raw) expect(text.includes(word) || text.includes(inBase64), word).toBe(false);
  }
  await recordHistories('main-path', histories, createPayloadCodec(record.keys.payloadKeys));
});

test('its twin without a wish ends with the notice, which is rendered once', async () => {
  const { record, engine } = driven;
  const streamId = await register(driven);
  await dispatch(driven, streamId, people.village, 'yangping');
  await advance(record, engine, 12 * DAY_MS);
  await dispatch(driven, streamId, people.coordinator, 'qingxi-committee');
  await accept(driven, streamId, people.township);
  await advance(record, engine, 35 * DAY_MS);
  expect(await stateOf(driven, streamId)).toMatchObject({ status: 'closed', ending: { outcome: 'terminated' } });
  await engine.client.workflow.getHandle(workflowIdOf({ streamId, kind: 'dispute' })).result();

  const [notice, ...more] = await inTransaction(record.db, SYSTEM, (tx) => listDocuments(tx, streamId));
  expect(more).toEqual([]);
  expect(notice).toMatchObject({ form: 'termination-notice', status: 'ready', version: 1 });
  const stored = await inTransaction(record.db, SYSTEM, (tx) => readDocument(tx, record.keys, notice?.id ?? ''));
  const pdf = stored?.pdf ?? Buffer.alloc(0);
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(createHash('sha256').update(pdf).digest('hex')).toBe(notice?.sha256);
  const histories = await historiesOf(engine, streamId);
  await recordHistories('terminated', histories, createPayloadCodec(record.keys.payloadKeys));
});

test('the clock does not pass a case that cannot move', async () => {
  const { record, engine } = driven;
  const streamId = await register(driven);
  await driven.stopWorker();
  const before = await record.clock.now();
  await expect(advance(record, engine, 3 * DAY_MS, { stuckAfterMs: 300 })).rejects.toThrow(ClockStuck);
  const after = await record.clock.now();
  expect(epochMsOf(after) - epochMsOf(before)).toBeLessThan(2 * DAY_MS);
  await driven.startWorker();
  await advance(record, engine, 3 * DAY_MS);
  expect((await stateOf(driven, streamId)).dispatchAlarm).toBeGreaterThan(0);
});

test('a case goes on when all keys change under it: its history is read with the key that it began with', async () => {
  const { record, engine } = driven;
  const streamId = await register(driven);
  await dispatch(driven, streamId, people.village, 'yangping');
  await driven.deliverer.drain();
  await driven.stopWorker();

  const owner = openDatabase({ url: driven.ownerUrl, poolSize: 2 });
  const before = masterKeyFile(keyFile).current();
  const masters = fixedMasterKeys([masterKey(2, randomBytes(32)), before]);
  writeFileSync(keyFile, formatMasterKeys(masters.all()));
  await rewrapKeys(owner, masters, () => undefined);
  await renewPurposeKeys(owner, masters);
  await inTransaction(owner, SYSTEM, (tx) =>
    tx.query(`UPDATE ring_key SET created_at = created_at - interval '1 hour'`),
  );
  expect(await retireMasterKey(owner, before.id)).toBe(true);
  await owner.end();
  writeFileSync(keyFile, formatMasterKeys([masters.current()]));
  await record.keys.payloadKeys.find(2);
  expect((await record.keys.payloadKeys.current()).id).toBe(2);

  await driven.startWorker();
  await advance(record, engine, 11 * DAY_MS);
  expect(await stateOf(driven, streamId)).toMatchObject({ level: 'township', owner: { organisationId: 'qingxi' } });
  await send(driven, streamId, people.coordinator, (seal) => ({
    type: 'withdraw',
    reason: seal.text('reason', '双方自行和解'),
  }));
  await driven.deliverer.drain();
  await engine.client.workflow.getHandle(workflowIdOf({ streamId, kind: 'dispute' })).result();
  const named = JSON.stringify((await historiesOf(engine, streamId)).map(plain));
  for (const id of ['1', '2']) expect(named).toContain(`"key-id":{"$bytes":"${Buffer.from(id).toString('base64')}"}`);
  expect(await verify(record, deciders)).toMatchObject({ findings: [] });
});
