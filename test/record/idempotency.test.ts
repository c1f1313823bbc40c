import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { IdempotencyMismatch } from '../../record/errors.ts';
import { forgetOldAnswers } from '../../record/idempotency.ts';
import { command, he, newRecord, openAs, openNotebook, write } from './county.ts';

const request = { key: 'k-1', route: 'POST /notebooks/write', body: '{"line":"a"}' };

test('the same key and body have one effect and one answer', async () => {
  const county = await newRecord();
  const id = await openNotebook(county);
  const first = await write(county, id, 'a', { idempotency: request });
  await write(county, id, 'b');
  const second = await write(county, id, 'a', { idempotency: request, expectedSeq: 1 });
  expect(second).toEqual({ ...first, replayed: true });
  expect(await county.asOwner('SELECT count(*)::int AS n FROM event')).toEqual([{ n: 3 }]);
});

test('of many doubles at once one takes effect and the others wait for its answer', async () => {
  const county = await newRecord();
  const executed = await Promise.all(
    Array.from({ length: 16 }, () => openAs(county.record, randomUUID(), { idempotency: request })),
  );
  expect(new Set(executed.map(({ streamId }) => streamId)).size).toBe(1);
  expect(executed.filter(({ replayed }) => !replayed)).toHaveLength(1);
  expect(await county.asOwner('SELECT count(*)::int AS n FROM stream')).toEqual([{ n: 1 }]);
});

test('another body is refused; another user or route is another request', async () => {
  const county = await newRecord();
  const id = await openNotebook(county);
  await write(county, id, 'a', { idempotency: request });
  await expect(write(county, id, 'b', { idempotency: { ...request, body: 'b' } })).rejects.toThrow(IdempotencyMismatch);
  await write(county, id, 'b', { idempotency: { ...request, route: 'POST /other' } });
  await openAs(county.record, randomUUID(), { actor: he, idempotency: { ...request, body: 'his' } });
  expect(await county.asOwner('SELECT count(*)::int AS n FROM event')).toEqual([{ n: 4 }]);
});

test('a refused command keeps nothing, so that the key can be used again', async () => {
  const county = await newRecord();
  const id = await openNotebook(county);
  await expect(command(county, id, { type: 'forbidden' }, { idempotency: request })).rejects.toThrow();
  expect(await write(county, id, 'a', { idempotency: request })).toMatchObject({ seq: 2, replayed: false });
});

test('the answer is given again also when the command took the case out of sight', async () => {
  const county = await newRecord();
  const id = await openNotebook(county);
  const handOver = () => command(county, id, { type: 'hand-over', toId: 'hekou' }, { idempotency: request });
  const first = await handOver();
  expect(await handOver()).toEqual({ ...first, replayed: true });
});

test('answers are kept seven days', async () => {
  const county = await newRecord();
  const id = await openNotebook(county);
  await write(county, id, 'a', { idempotency: request });
  await county.asOwner(`UPDATE idempotency SET created_at = now() - interval '6 days 23 hours'`);
  expect(await forgetOldAnswers(county.record.db)).toBe(0);
  await county.asOwner(`UPDATE idempotency SET created_at = now() - interval '7 days 1 hour'`);
  expect(await forgetOldAnswers(county.record.db)).toBe(1);
});
