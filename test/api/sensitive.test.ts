import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { type ApiUnderTest, startApi } from './api-under-test.ts';
import { type Caller, loggedIn, mediating } from './caller.ts';

let api: ApiUnderTest;
let village: Caller;
let neighbour: Caller;
let auditor: Caller;
let id: string;
let personId: string;

beforeAll(async () => {
  api = await startApi({ usernames: ['mediator.yangping', 'mediator.shanqian', 'auditor.county'] });
  village = await loggedIn(api.url, 'mediator.yangping');
  neighbour = await loggedIn(api.url, 'mediator.shanqian');
  auditor = await loggedIn(api.url, 'auditor.county');
  id = await mediating(village);
  const { parties } = (await village.get(`/disputes/${id}`)).body as { parties: { personId: string }[] };
  personId = parties[0]?.personId ?? '';
});

afterAll(() => api.stop());

const malformed: RequestInit = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' };

describe('who may look at a case but has no task in it', () => {
  it('sees no fact in full', async () => {
    const path = `/people/${personId}/reveal`;
    const look = { field: 'phone', purpose: '核对身份' };
    expect((await auditor.get(`/disputes/${id}`)).status).toBe(200);
    expect((await auditor.post(path, look)).body).toMatchObject({ status: 403, code: 'not-permitted' });
    expect((await auditor.send(path, malformed)).status).toBe(403);
    expect((await neighbour.post(path, look)).status).toBe(404);
    expect((await neighbour.send(path, malformed)).status).toBe(404);
    expect((await village.send(path, malformed)).status).toBe(400);
    const before = await api.record.clock.now();
    const seen = await village.post(path, look);
    expect(seen.body).toEqual({ field: 'phone', value: '13900001111', until: expect.any(String) });
    const shownMs = Date.parse(String(seen.body.until)) - Date.parse(before);
    expect(shownMs).toBeGreaterThan(58_000);
    expect(shownMs).toBeLessThan(75_000);
    expect(seen.headers.get('cache-control')).toBe('no-store');
  });

  it('sees none without saying in words what for', async () => {
    const path = `/people/${personId}/reveal`;
    for (const purpose of [undefined, '', '    ', '核对', '....', '哈哈哈哈哈', '1234567']) {
      const { status, body } = await village.post(path, { field: 'phone', purpose });
      expect([purpose, status, body.errors]).toEqual([
        purpose,
        422,
        [{ path: 'purpose', message: expect.any(String) }],
      ]);
    }
  });

  it('has no document made', async () => {
    const path = `/disputes/${id}/documents`;
    expect((await auditor.post(path, { form: 'acceptance-register' })).body).toMatchObject({ code: 'not-permitted' });
    expect((await auditor.send(path, malformed)).status).toBe(403);
    expect((await neighbour.send(path, malformed)).status).toBe(404);
    expect((await village.post(path, { form: 'acceptance-register' })).status).toBe(202);
  });

  it('does not read where papers are served on a party', async () => {
    const path = `/disputes/${id}/documents`;
    const unnamed = await village.post(path, { form: 'address-confirmation' });
    expect(unnamed.body).toMatchObject({ code: 'rule-broken', errors: [{ path: 'about' }] });
    const { parties } = (await village.get(`/disputes/${id}`)).body as { parties: { partyId: string }[] };
    const about = parties[0]?.partyId;
    const asked = await village.post(path, { form: 'address-confirmation', about });
    expect(asked.body).toMatchObject({ form: 'address-confirmation', about });
    const read = `/documents/${asked.body.id}`;
    expect((await village.get(read)).status).toBe(202);
    expect((await auditor.get(read)).body).toMatchObject({ status: 403, code: 'not-permitted' });
    expect((await neighbour.get(read)).status).toBe(404);
  });
});

describe('Idempotency-Key where nothing is commanded', () => {
  const looks = () =>
    inTransaction(api.record.db, SYSTEM, (tx) =>
      tx.query('SELECT field FROM audit WHERE stream_id = $1 AND field = $2', [id, 'address']),
    );

  it('a look sent twice is one look with one answer', async () => {
    const path = `/people/${personId}/reveal`;
    const key = { 'idempotency-key': 'look-1' };
    const look = { field: 'address', purpose: '送达通知' };
    const first = await village.post(path, look, key);
    expect(first).toMatchObject({ status: 200, body: { field: 'address' } });
    expect((await village.post(path, look, key)).body).toEqual(first.body);
    expect(await looks()).toHaveLength(1);
    const other = await village.post(path, { ...look, purpose: '另一目的' }, key);
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-mismatch' } });
    expect((await auditor.post(path, look, key)).status).toBe(403);
    expect(await looks()).toHaveLength(1);
  });

  it('marking as read answers again what it answered first', async () => {
    const { items } = (await village.get('/notifications?unread=true')).body as { items: { id: number }[] };
    expect(items.length).toBeGreaterThan(0);
    const read = { ids: items.map((item) => item.id) };
    const key = { 'idempotency-key': 'read-1' };
    const marked = { marked: items.length };
    expect((await village.post('/notifications/read', read, key)).body).toEqual(marked);
    expect((await village.post('/notifications/read', read, key)).body).toEqual(marked);
    expect((await village.post('/notifications/read', read)).body).toEqual({ marked: 0 });
    expect((await village.post('/notifications/read', { ids: [...read.ids, 999_999] }, key)).status).toBe(422);
  });

  it('a check for duplicates under the key of another is refused', async () => {
    const key = { 'idempotency-key': 'similar-1' };
    const check = { type: 'neighbours', parties: [{ name: '张桂芳' }] };
    const first = await village.post('/disputes/similar', check, key);
    expect(first.status).toBe(200);
    expect((await village.post('/disputes/similar', check, key)).body).toEqual(first.body);
    const other = await village.post('/disputes/similar', { ...check, type: 'contract' }, key);
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-mismatch' } });
  });
});
