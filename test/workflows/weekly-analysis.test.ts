import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AnalysisCommand } from '../../domain/analysis/commands.ts';
import { analysisDecider } from '../../domain/analysis/decider.ts';
import type { AnalysisState } from '../../domain/analysis/state.ts';
import type { ClueCommand } from '../../domain/clue/commands.ts';
import { clueDecider } from '../../domain/clue/decider.ts';
import type { ClueState } from '../../domain/clue/state.ts';
import { advance } from '../../engine/advance-clock.ts';
import { createPayloadCodec } from '../../engine/payload-codec.ts';
import { beginAnalyses } from '../../record/begin-analyses.ts';
import { listDocuments, readDocument } from '../../record/documents.ts';
import { execute } from '../../record/execute.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { listAnalyses } from '../../record/views/analyses.ts';
import { savedState } from '../../record/views/saved-state.ts';
import { textOf } from '../documents/read-pdf.ts';
import { recordHistories } from '../replay/record-histories.ts';
import { people, register } from './cases.ts';
import { type DrivenRecord, driveRecord } from './driven-record.ts';
import { historiesOf } from './history.ts';

// A Thursday: the next meeting falls due on Monday 2026-03-09 at eight.
const CLOCK_START = '2026-03-05T09:00:00.000+08:00';
const DAY_MS = 86_400_000;

let driven: DrivenRecord;
beforeAll(async () => {
  driven = await driveRecord(CLOCK_START);
});
afterAll(() => driven.end());

const asSystem = <T>(read: Parameters<typeof inTransaction<T>>[2]) => inTransaction(driven.record.db, SYSTEM, read);

async function analysisOf(organisationId: string): Promise<AnalysisState> {
  const found = (await asSystem(listAnalyses)).find(({ state }) => state.organisationId === organisationId);
  if (!found) throw new Error(`${organisationId} has no analysis`);
  return found.state;
}

async function reportClue(): Promise<string> {
  const id = randomUUID();
  await execute(driven.record, clueDecider, {
    streamId: id,
    actor: people.village,
    opens: true,
    build: (seal): ClueCommand => ({
      type: 'report',
      id,
      number: `T-${id}`,
      text: seal.text('text', '争执。'),
      photos: [],
    }),
  });
  driven.deliverer.offer(id);
  return id;
}

test('every Monday a meeting falls due with its agenda; unheld it is alarmed, held it becomes a paper', async () => {
  const { record, engine, deliverer } = driven;
  expect(await beginAnalyses(record)).toBe(2);
  const { id } = await analysisOf('qingxi');
  deliverer.offer(id);
  const disputeId = await register(driven);
  const clueId = await reportClue();
  await deliverer.drain();

  await advance(record, engine, 4 * DAY_MS);
  const first = await analysisOf('qingxi');
  expect(first.meeting).toMatchObject({ no: 1, agenda: { counts: { open: 1, new: 1, clues: 1 } } });
  expect(first.meeting?.agenda?.items).toMatchObject([{ disputeId, reasons: ['overdue', 'new'] }]);

  await advance(record, engine, 7 * DAY_MS);
  const second = await analysisOf('qingxi');
  expect(second).toMatchObject({ missedInARow: 1, meeting: { no: 2, alarmed: [] } });
  expect(second.meeting?.agenda?.items).toMatchObject([{ disputeId, reasons: ['overdue'] }]);

  const clue = await asSystem((tx) => savedState<ClueState>(tx, 'clue', clueId));
  expect(clue?.state.alarmed).toEqual(['qingxi', 'county']);

  const heldAt = await record.clock.now();
  const { seq } = await execute(record, analysisDecider, {
    streamId: id,
    actor: people.coordinator,
    build: (seal): AnalysisCommand => ({
      type: 'hold',
      heldAt,
      attendees: [seal.text('attendee', '秦立新（综治中心）')],
      decisions: [{ disputeId, number: '案一', decision: seal.text('decision', '三日内上门调解。') }],
    }),
  });
  deliverer.offer(id);
  await deliverer.drain();
  await expect
    .poll(async () => (await asSystem((tx) => listDocuments(tx, id)))[0]?.status, { timeout: 30_000 })
    .toBe('ready');
  const [entry] = await asSystem((tx) => listDocuments(tx, id));
  expect(entry).toMatchObject({ form: 'analysis-record', seq, version: 1 });
  const document = await asSystem((tx) => readDocument(tx, record.keys, entry?.id ?? ''));
  const text = await textOf(document?.pdf ?? Buffer.alloc(0));
  for (const words of [
    '分析研判会议记录',
    '第2次例会',
    '秦立新（综治中心）',
    '雨水管改道引起的纠纷',
    '超期',
    '三日内上门调解。',
  ]) {
    expect(text).toContain(words);
  }
  const codec = createPayloadCodec(record.keys.payloadKeys);
  await recordHistories('weekly-analysis', await historiesOf(engine, id, 'analysis-meeting'), codec);
});
