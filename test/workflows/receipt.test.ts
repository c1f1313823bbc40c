import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readDocument } from '../../record/documents.ts';
import { partyCode } from '../../record/party-codes.ts';
import { giveCode } from '../../record/party-codes-receipt.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { textOf } from '../documents/read-pdf.ts';
import { people, register, stateOf, withdraw } from './cases.ts';
import { type DrivenRecord, driveRecord } from './driven-record.ts';

let driven: DrivenRecord;
beforeAll(async () => {
  driven = await driveRecord('2026-09-28T09:00:00.000+08:00');
});
afterAll(() => driven.end());

/** Gives a party a code as the API does, and answers the text of the receipt once it is printed. */
async function receiptOf(streamId: string, index: number): Promise<{ code: string; text: string }> {
  const { record, deliverer } = driven;
  const { number, parties } = await stateOf(driven, streamId);
  const to = { streamId, number, partyId: parties[index]?.partyId ?? '', seq: 1 };
  const { code, issue, receipt } = await inTransaction(record.db, people.village, (tx) =>
    giveCode(tx, record.keys, to),
  );
  deliverer.offer(streamId);
  expect(code).toBe(partyCode(record.keys, { ...to, issue }));
  const pdf = await vi.waitUntil(
    async () => (await inTransaction(record.db, SYSTEM, (tx) => readDocument(tx, record.keys, receipt.id)))?.pdf,
    { timeout: 40_000, interval: 100 },
  );
  return { code: code.replaceAll(' ', ''), text: await textOf(new Uint8Array(pdf)) };
}

test('接收回执 is printed for each party by itself, with that party’s code, and again after a new one', async () => {
  const streamId = await register(driven);
  const first = await receiptOf(streamId, 0);
  expect(first.text).toContain(first.code);
  expect(first.text).toContain('张桂芳：');
  expect(first.text).not.toMatch(/李守田|雨水管|一组2号/);
  const second = await receiptOf(streamId, 1);
  expect(second.text).toContain(second.code);
  expect(second.text).toContain('李守田：');
  expect(second.text).not.toContain('张桂芳');
  const again = await receiptOf(streamId, 0);
  expect(again.text).toContain(again.code);
  expect(again.text).toContain('作废');
  expect(again.code).not.toBe(first.code);
});

test('a closed case’s party still gets one, to rate how it was handled', async () => {
  const streamId = await register(driven);
  await withdraw(driven, streamId, people.village);
  const { code, text } = await receiptOf(streamId, 0);
  expect(text).toContain(code);
});
