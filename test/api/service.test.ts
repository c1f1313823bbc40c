import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { type ApiUnderTest, startApi } from './api-under-test.ts';
import { callerWith, loggedIn, registered } from './caller.ts';

let api: ApiUnderTest;

beforeAll(async () => {
  api = await startApi({ usernames: ['mediator.yangping'] });
});

afterAll(() => api.stop());

describe('signing in', () => {
  it('gives a token and who one is; signing out ends it', async () => {
    const { status, body } = await callerWith(api.url).post('/login', {
      username: 'mediator.yangping',
      password: 'demo',
    });
    expect([status, body.user]).toEqual([
      200,
      {
        id: 'mediator.yangping',
        username: 'mediator.yangping',
        name: '杨秀兰',
        role: 'village-mediator',
        organisation: { id: 'yangping', name: expect.any(String), level: 'village' },
      },
    ]);
    const caller = callerWith(api.url, body.token as string);
    expect((await caller.get('/tasks')).status).toBe(200);
    expect((await caller.post('/logout')).status).toBe(204);
    expect((await caller.get('/tasks')).status).toBe(401);
  });

  it('answers alike for a wrong password and an unknown user', async () => {
    const wrong = await callerWith(api.url).post('/login', { username: 'mediator.yangping', password: 'x' });
    const unknown = await callerWith(api.url).post('/login', { username: 'nobody', password: 'x' });
    expect([wrong.status, wrong.body.code]).toEqual([401, 'wrong-credentials']);
    expect({ ...unknown.body, requestId: '' }).toEqual({ ...wrong.body, requestId: '' });
  });

  it('is slowed down after many failures for one name, and for that name only', async () => {
    const attempt = (username: string) => callerWith(api.url).post('/login', { username, password: 'x' });
    expect((await attempt('guessed')).status).toBe(401);
    await inTransaction(api.record.db, SYSTEM, (tx) => tx.query('UPDATE sign_in_attempt SET points = 59'));
    expect((await attempt('guessed')).status).toBe(401);
    const slowed = await attempt('guessed');
    expect([slowed.status, slowed.body.code]).toEqual([429, 'too-many-attempts']);
    expect(slowed.headers.get('retry-after')).toMatch(/^(59|60)$/);
    expect((await attempt('guessed.again')).status).toBe(401);
  });
});

describe('the process', () => {
  it('says that it is up, and what is usable', async () => {
    expect((await fetch(`${api.url}/healthz`)).status).toBe(200);
    const ready = await fetch(`${api.url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([200, { database: 'ok', engine: 'down' }]);
  });

  it('counts requests by route template and commands by type and result', async () => {
    const caller = await loggedIn(api.url, 'mediator.yangping');
    const id = await registered(caller);
    await caller.post(`/disputes/${id}/reconcile`, { record: 'x' });
    const text = await (await fetch(`${api.url}/metrics`)).text();
    expect(text).toContain('fengqiao_commands_total{type="register",result="done"} 1');
    expect(text).toContain('fengqiao_commands_total{type="reconcile",result="not-possible-now"} 1');
    expect(text).toContain('route="/api/v1/disputes/{id}/reconcile",status="409"');
    expect(text).toMatch(/fengqiao_outbox_undelivered [1-9]/);
    const connections = [...text.matchAll(/fengqiao_database_connections{state="(\w+)"} (\d+)/g)];
    expect(connections.map(([, state]) => state)).toEqual(['used', 'idle', 'waiting']);
    expect(connections.reduce((sum, [, , count]) => sum + Number(count), 0)).toBeGreaterThan(0);
    expect(text).not.toContain(id);
  });

  it('logs ids and codes, and nothing that was written or asked', async () => {
    const caller = await loggedIn(api.url, 'mediator.yangping');
    const id = await registered(caller, { title: '一件秘密的事' });
    await caller.get(`/disputes?q=${encodeURIComponent('张桂芳')}`);
    await caller.get(`/disputes/${id}`, { 'x-request-id': 'looked-up-1' });
    const lines = api.logged();
    const line = lines.split('\n').find((text) => text.includes('looked-up-1'));
    expect(JSON.parse(line ?? '{}')).toMatchObject({
      caseId: id,
      userId: 'mediator.yangping',
      route: '/api/v1/disputes/{id}',
      status: 200,
    });
    await caller.post(`/disputes/${id}/reconcile`, { wrong: 1 }, { 'x-request-id': 'refused-1' });
    const refused = api
      .logged()
      .split('\n')
      .find((text) => text.includes('refused-1'));
    expect(JSON.parse(refused ?? '{}')).toMatchObject({ caseId: id, status: 422, problem: 'invalid' });
    for (const secret of ['秘密', '张桂芳', encodeURIComponent('张桂芳'), '13900001111', 'Bearer']) {
      expect(lines).not.toContain(secret);
    }
  });
});

describe('without a usable database', () => {
  it('readyz says so and everything else is 503, to be tried again', async () => {
    const away = await startApi({ usernames: [], databaseUrl: 'postgres://nobody@127.0.0.1:1/nothing' });
    const ready = await fetch(`${away.url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([503, { database: 'down', engine: 'down' }]);
    const answer = await callerWith(away.url, 'some-token').get('/organisations');
    expect([answer.status, answer.body.code, answer.headers.get('retry-after')]).toEqual([503, 'unavailable', '2']);
    expect((await fetch(`${away.url}/metrics`)).status).toBe(200);
    await away.stop();
  });
});
