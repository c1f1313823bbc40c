import { expect, test } from 'vitest';
import { dueStreams, markDelivered, nextDue, openStreams, undelivered } from '../../record/outbox.ts';
import { markDone, pendingReactions, undoneReactions } from '../../record/reactions.ts';
import { command, newRecord, openNotebook, type TestRecord, write } from './county.ts';

const MARCH = '2027-03-01T00:00:00.000+08:00';
const APRIL = '2027-04-01T00:00:00.000+08:00';
const MAY = '2027-05-01T00:00:00.000+08:00';

/** A notebook due in April, as the engine knows it. */
async function delivered(): Promise<TestRecord & { id: string }> {
  const county = await newRecord();
  const id = await openNotebook(county);
  await command(county, id, { type: 'set-due', dueAt: APRIL });
  await markDelivered(county.record.db, id, { seq: 2, dueAt: APRIL, open: true });
  return { ...county, id };
}

const news = async ({ record }: TestRecord) => (await undelivered(record.db, 10)).map(({ streamId }) => streamId);

test('a new case is news until it is delivered', async () => {
  const county = await newRecord();
  const id = await openNotebook(county);
  expect(await undelivered(county.record.db, 10)).toEqual([
    {
      streamId: id,
      kind: 'notebook',
      seq: 1,
      open: true,
      nextDueAt: null,
      reactionPending: false,
      deliveredSeq: null,
      deliveredDueAt: null,
      handedOver: false,
    },
  ]);
  await markDelivered(county.record.db, id, { seq: 1, dueAt: null, open: true });
  expect(await news(county)).toEqual([]);
});

test('a deadline that moves nearer is news; one that moves away, or nothing, is not', async () => {
  const county = await delivered();
  await write(county, county.id, 'x');
  expect(await news(county)).toEqual([]);
  await command(county, county.id, { type: 'set-due', dueAt: MAY });
  expect(await news(county)).toEqual([]);
  await command(county, county.id, { type: 'set-due', dueAt: MARCH });
  expect(await news(county)).toEqual([county.id]);
});

test('a reaction is news until it was told of, and pending until it is done', async () => {
  const county = await delivered();
  const { db } = county.record;
  await command(county, county.id, { type: 'print' });
  expect((await undelivered(db, 10))[0]).toMatchObject({ reactionPending: true, seq: 3 });
  await markDelivered(db, county.id, { seq: 3, dueAt: APRIL, open: true });
  expect(await news(county)).toEqual([]);
  const [cover, page] = await undoneReactions(db, county.id);
  expect(await pendingReactions(db, 10)).toMatchObject([cover, page]);
  if (cover) await markDone(db, cover);
  expect(await undoneReactions(db, county.id)).toEqual([page]);
  if (page) await markDone(db, page);
  expect(await pendingReactions(db, 10)).toEqual([]);
});

test('what happens while news is on its way stays news', async () => {
  const county = await delivered();
  await command(county, county.id, { type: 'print' });
  await command(county, county.id, { type: 'print' });
  await markDelivered(county.record.db, county.id, { seq: 3, dueAt: APRIL, open: true });
  expect(await news(county)).toEqual([county.id]);
});

test('a late mark does not hide a newer one', async () => {
  const county = await delivered();
  await command(county, county.id, { type: 'print' });
  await markDelivered(county.record.db, county.id, { seq: 3, dueAt: APRIL, open: true });
  await markDelivered(county.record.db, county.id, { seq: 2, dueAt: MARCH, open: true });
  expect(await news(county)).toEqual([]);
});

test('the end of a case is news if the engine knew of it', async () => {
  const county = await delivered();
  const { db } = county.record;
  await command(county, county.id, { type: 'close' });
  await markDelivered(db, county.id, { seq: 3, dueAt: APRIL, open: true });
  expect(await news(county)).toEqual([county.id]);
  await markDelivered(db, county.id, { seq: 4, dueAt: null, open: false });
  expect(await news(county)).toEqual([]);
  expect(await openStreams(db, null, 10)).toEqual([]);
});

test('due cases and the earliest due instant are those of open cases', async () => {
  const county = await delivered();
  const { db } = county.record;
  const closed = await openNotebook(county);
  await command(county, closed, { type: 'set-due', dueAt: MARCH });
  expect(await nextDue(db)).toBe(MARCH);
  expect((await dueStreams(db, MARCH)).map(({ streamId }) => streamId)).toEqual([closed]);
  await command(county, closed, { type: 'close' });
  expect(await nextDue(db)).toBe(APRIL);
  expect(await dueStreams(db, MARCH)).toEqual([]);
});

test('open cases are read in batches', async () => {
  const county = await delivered();
  await openNotebook(county);
  const { db } = county.record;
  const [first] = await openStreams(db, null, 1);
  const [second] = await openStreams(db, first?.streamId ?? null, 10);
  expect(await openStreams(db, second?.streamId ?? null, 10)).toEqual([]);
  expect([first?.streamId, second?.streamId]).toContain(county.id);
});
