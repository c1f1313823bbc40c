import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Route } from '../../api/http/route.ts';
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
  api = await startApi({
    usernames: ['mediator.yangping', 'mediator.shanqian', 'auditor.county', 'supervisor.county', 'admin'],
  });
  village = await loggedIn(api.url, 'mediator.yangping');
  neighbour = await loggedIn(api.url, 'mediator.shanqian');
  auditor = await loggedIn(api.url, 'auditor.county');
  id = await mediating(village);
  const { parties } = (await village.get(`/disputes/${id}`)).body as { parties: { personId: string }[] };
  personId = parties[0]?.personId ?? '';
});

afterAll(() => api.stop());

type Row = Record<string, unknown>;

const lastRow = async (): Promise<Row | undefined> =>
  (await inTransaction(api.record.db, SYSTEM, (tx) => tx.query<Row>('SELECT * FROM audit ORDER BY n DESC LIMIT 1')))[0];

const routesEntered = async (): Promise<Map<unknown, unknown>> =>
  new Map(
    (await inTransaction(api.record.db, SYSTEM, (tx) => tx.query<Row>('SELECT route, outcome FROM audit'))).map(
      ({ route, outcome }) => [route, outcome],
    ),
  );

/** Runs SQL as the tables' owner, whom nothing but their own care holds back. */
async function asOwner(sql: string): Promise<void> {
  const [database] = await inTransaction(api.record.db, SYSTEM, (tx) =>
    tx.query<{ name: string }>('SELECT current_database() AS name'),
  );
  const url = new URL(inject('instance').ownerUrl);
  url.pathname = `/${database?.name}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query(sql);
  await client.end();
}

/** What nobody's record is seen in, each with the reason that its rule or name gives. */
const NO_LOOK = ['GET /claimants/template', 'GET /clock', 'GET /organisations'];

/** What some lists cannot do without. */
const QUERIES: Record<string, string> = { '/statistics/disputes': '?by=type' };

const isLook = (route: Route) =>
  route.method === 'get' && route.signedIn && !('of' in route.access && route.access.of === 'own-account');

describe('a look is on the trail before it is seen', () => {
  it('on every address that can be got', async () => {
    const looked: string[] = [];
    for (const { path } of api.api.routes.filter(isLook)) {
      const at = path.replace('/api/v1', '');
      const { status } = await village.bytes(at.replace(/\{\w+\}/g, id) + (QUERIES[at] ?? ''));
      expect([at, [200, 202, 403, 404].includes(status)]).toEqual([at, true]);
      looked.push(`GET ${at}`);
    }
    const entered = await routesEntered();
    expect(looked.filter((route) => !entered.has(route)).sort()).toEqual(NO_LOOK);
    expect(looked.length).toBeGreaterThan(40);
  });

  it('with who, from where, what, and by both clocks', async () => {
    const agent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0.0.0 Safari/537.36';
    await village.get(`/disputes/${id}/events`, { 'user-agent': agent });
    expect(await lastRow()).toMatchObject({
      kind: 'view',
      outcome: 'seen',
      user_id: 'mediator.yangping',
      organisation_id: 'yangping',
      role: 'village-mediator',
      route: 'GET /disputes/{id}/events',
      stream_id: id,
      address: '127.0.0.1',
      user_agent: 'Chrome/126 Windows NT 10.0',
      at: expect.any(String),
      entered_at: expect.any(String),
      purpose: null,
    });
  });

  it('a search without the words that were sought', async () => {
    await village.get(`/disputes?q=${encodeURIComponent('张桂芳')}&status=mediating&page=1`);
    const sought = await lastRow();
    expect(sought).toMatchObject({ kind: 'search', about: { status: 'mediating', page: '1' } });
    expect(JSON.stringify(sought)).not.toContain('张桂芳');
    expect(Buffer.from(sought?.words as Buffer).toString('utf8')).not.toContain('张桂芳');
    await village.post('/disputes/similar', { type: 'neighbours', parties: [{ name: '张桂芳' }] });
    expect(await lastRow()).toMatchObject({ kind: 'search', word_index: sought?.word_index });
    await village.get('/disputes?overdue=x');
    await village.get('/tasks?scope=mine');
    expect(await lastRow()).toMatchObject({ kind: 'list', about: { scope: 'mine' }, words: null });
  });

  it('a refusal, if there was something to refuse', async () => {
    expect((await neighbour.get(`/disputes/${id}`)).status).toBe(404);
    expect(await lastRow()).toMatchObject({ outcome: 'not-found', stream_id: id, user_id: 'mediator.shanqian' });
    expect((await neighbour.post(`/people/${personId}/reveal`, { field: 'phone', purpose: '核对' })).status).toBe(404);
    expect(await lastRow()).toMatchObject({ outcome: 'not-found', stream_id: id, person_id: personId, purpose: null });
    expect((await auditor.post(`/disputes/${id}/withdraw`, { reason: '…' })).status).toBe(403);
    const refused = await lastRow();
    expect(refused).toMatchObject({ outcome: 'not-permitted', stream_id: id, user_id: 'auditor.county' });
    expect((await neighbour.get('/disputes/00000000-0000-4000-8000-000000000000')).status).toBe(404);
    expect(await lastRow()).toEqual(refused);
  });

  it('a fact in full with its purpose, from where', async () => {
    await village.post(`/people/${personId}/reveal`, { field: 'phone', purpose: '电话通知' });
    expect(await lastRow()).toMatchObject({
      ...{ kind: 'reveal', field: 'phone', person_id: personId, address: '127.0.0.1' },
      route: 'POST /people/{id}/reveal',
    });
  });

  it('or nothing is shown', async () => {
    await asOwner('REVOKE INSERT ON audit FROM fengqiao_app');
    const answer = await village.get(`/disputes/${id}`);
    await asOwner('GRANT INSERT ON audit TO fengqiao_app');
    expect(answer).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    expect((await village.get(`/disputes/${id}`)).status).toBe(200);
  });
});
