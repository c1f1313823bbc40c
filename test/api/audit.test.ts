import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Route } from '../../api/http/route.ts';
import { demoUsers } from '../../demo/users.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { signedIn } from '../console/browser-by-hand.ts';
import { type ApiUnderTest, startApi } from './api-under-test.ts';
import { allConsent, type Caller, loggedIn, mediating, registered } from './caller.ts';

let api: ApiUnderTest;
let village: Caller;
let neighbour: Caller;
let auditor: Caller;
let id: string;
let personId: string;

beforeAll(async () => {
  api = await startApi({
    usernames: [
      ...[
        'mediator.yangping',
        'mediator.shanqian',
        'coordinator.qingxi',
        'auditor.county',
        'supervisor.county',
        'admin',
      ],
      ...['officer.qingxi', 'officer.beiling'],
    ],
  });
  village = await loggedIn(api.url, 'mediator.yangping');
  neighbour = await loggedIn(api.url, 'mediator.shanqian');
  auditor = await loggedIn(api.url, 'auditor.county');
  id = await mediating(village);
  const { parties } = (await village.get(`/disputes/${id}`)).body as { parties: { personId: string }[] };
  personId = parties[0]?.personId ?? '';
});

afterAll(() => api.stop());

/** A family under control whose people nobody but 清溪镇's station knows; answers its id and a member's. */
async function household(): Promise<{ householdId: string; memberPersonId: string }> {
  const officer = await loggedIn(api.url, 'officer.qingxi');
  const opened = await officer.post('/households', {
    address: '云河县清溪镇羊坪村五组2号',
    level: 'blue',
    reason: '琐事争吵',
    members: [
      { name: '陶秀英', relation: '妻', role: 'victim', phone: '13500001234' },
      { name: '孙大勇', relation: '夫', role: 'perpetrator' },
    ],
  });
  const householdId = String(opened.body.id);
  const { members } = (await officer.get(`/households/${householdId}`)).body as { members: { personId: string }[] };
  return { householdId, memberPersonId: members[0]?.personId ?? '' };
}

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

const NO_LOOK_PAGES = ['/console/claimants/template', '/console/organisations'];

/** What some lists cannot do without. */
const QUERIES: Record<string, string> = { '/statistics/disputes': '?by=type' };

const isLook = (route: Pick<Route, 'method' | 'signedIn' | 'access'>) =>
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

  it('on every page of the console', async () => {
    const visitor = await signedIn(api.url, 'mediator.yangping');
    const pages = api.pages.filter(isLook).map(({ path }) => path);
    const unseen = new Set<string>();
    for (const path of pages) {
      const { status } = await visitor.get(path.replace(/\{\w+\}/g, id));
      // A form that cannot be sent now, or says what is missing, shows nothing of the record.
      if ([303, 409, 422].includes(status)) unseen.add(path);
    }
    const entered = await routesEntered();
    const missing = pages.filter((path) => !unseen.has(path) && !entered.has(`GET ${path}`));
    expect(missing).toEqual(NO_LOOK_PAGES);
    expect(pages.length - unseen.size).toBeGreaterThan(60);
  });

  it('an act of administration before it is done, without anybody’s words', async () => {
    const admin = await loggedIn(api.url, 'admin');
    const user = { username: 'new.person', name: '新来的', organisationId: 'hekou', role: 'village-mediator' };
    expect((await admin.post('/users', user)).status).toBe(201);
    const { name: _, ...told } = user;
    expect(await lastRow()).toMatchObject({ kind: 'act', outcome: 'asked', route: 'POST /users', about: told });
    expect((await village.post('/users', user)).status).toBe(403);
    expect(await lastRow()).toMatchObject({ kind: 'act', outcome: 'not-permitted', user_id: 'mediator.yangping' });
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

interface Found {
  items: Row[];
  total: number;
}

const search = async (query = '') => (await auditor.get(`/audit${query}`)).body as unknown as Found;

describe('the auditor’s search', () => {
  it('is the auditor’s alone, and a try of anybody else stands in it', async () => {
    for (const username of [
      'mediator.yangping',
      'coordinator.qingxi',
      'supervisor.county',
      'admin',
      'officer.qingxi',
    ]) {
      const caller = await loggedIn(api.url, username);
      for (const path of ['/audit', '/audit.csv', '/audit.xlsx', '/audit/anomalies']) {
        expect([username, path, (await caller.bytes(path)).status]).toEqual([username, path, 403]);
      }
    }
    const tries = await search('?outcome=not-permitted&route=GET%20/audit&userId=admin');
    expect(tries).toMatchObject({ total: 1, items: [{ role: 'administrator', case: null, kind: 'view' }] });
  });

  it('finds every reveal with its purpose, by whom, of whom and in which case', async () => {
    await village.post(`/people/${personId}/reveal`, { field: 'idNumber', purpose: '核对身份,制作协议书' });
    const { number } = (await village.get(`/disputes/${id}`)).body as { number: string };
    for (const query of [
      `personId=${personId}&kind=reveal`,
      `number=${encodeURIComponent(number)}&withPurpose=true`,
      'userId=mediator.yangping&kind=reveal',
      'organisationId=yangping&withPurpose=true',
      'role=village-mediator&route=POST%20/people/%7Bid%7D/reveal&outcome=seen',
    ]) {
      const { items, total } = await search(`?${query}`);
      expect([query, total]).toEqual([query, 2]);
      expect(items[0]).toMatchObject({
        ...{ kind: 'reveal', field: 'idNumber', purpose: '核对身份,制作协议书', userId: 'mediator.yangping' },
        ...{ case: { id, kind: 'dispute', number }, person: { id: personId, name: '张**' }, address: '127.0.0.1' },
      });
      expect(items[1]).toMatchObject({ field: 'phone', purpose: '电话通知' });
    }
  });

  it('shows what was written beside what was looked at, page by page', async () => {
    const { number } = (await village.get(`/disputes/${id}`)).body as { number: string };
    const of = `?number=${encodeURIComponent(number)}`;
    const all = await search(`${of}&pageSize=200`);
    const looks = await search(`${of}&of=looks`);
    const writes = await search(`${of}&of=writes`);
    expect(all.total).toBe(looks.total + writes.total);
    expect(writes.items.map(({ route }) => route)).toEqual(expect.arrayContaining(['registered', 'accepted']));
    expect(writes.items[0]).toMatchObject({ n: null, kind: 'write', outcome: 'done', userId: 'mediator.yangping' });
    const pages = await Promise.all([1, 2].map((page) => search(`${of}&pageSize=5&page=${page}`)));
    expect(pages.flatMap(({ items }) => items)).toEqual(all.items.slice(0, 10));
    expect((await search(`${of}&to=2020-01-02`)).total).toBe(0);
    expect((await auditor.get('/audit?from=2026-02-02&to=2026-01-01')).status).toBe(422);
    expect((await auditor.get('/audit?role=king')).status).toBe(422);
  });

  it('finds who searched for a name, and masks what was sought', async () => {
    const { items } = await search(`?sought=${encodeURIComponent('张桂芳')}`);
    expect(items.map(({ route }) => route)).toEqual(['POST /disputes/similar', 'GET /disputes']);
    expect(items[1]).toMatchObject({ sought: ['张**'], about: { status: 'mediating', page: '1' } });
    // The auditor's own search is a look like any other.
    expect(await lastRow()).toMatchObject({ user_id: 'auditor.county', kind: 'search', route: 'GET /audit' });
  });

  it('leaves as a spreadsheet, which is on the trail', async () => {
    const csv = await auditor.bytes(`/audit.csv?kind=reveal`);
    expect([csv.status, csv.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    const [headings, ...lines] = (await csv.text()).trim().split('\r\n');
    expect(headings).toContain('目的');
    expect(lines.join()).toContain('核对身份');
    expect(await lastRow()).toMatchObject({ kind: 'export', route: 'GET /audit.csv', about: { kind: 'reveal' } });
    const xlsx = await auditor.bytes('/audit.xlsx?kind=reveal');
    expect(
      Buffer.from(await xlsx.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    expect(await lastRow()).toMatchObject({ kind: 'export', route: 'GET /audit.xlsx' });
  });

  it('sees that a family’s file was looked at, and nothing of the family', async () => {
    const { householdId, memberPersonId } = await household();
    const officer = await loggedIn(api.url, 'officer.qingxi');
    await officer.post(`/people/${memberPersonId}/reveal`, { field: 'phone', purpose: '约定回访' });
    const found = await search(`?personId=${memberPersonId}&pageSize=200`);
    expect(found.items).toContainEqual(
      expect.objectContaining({ kind: 'reveal', person: { id: memberPersonId, name: null }, purpose: '约定回访' }),
    );
    const written = found.items.filter(({ kind }) => kind === 'write');
    expect([...new Set(written.map(({ route }) => route))]).toEqual([null]);
    for (const fact of ['陶', '孙', '13500001234', '五组']) expect(JSON.stringify(found)).not.toContain(fact);

    const told = await officer.get(`/people/${memberPersonId}/looks`);
    expect(told.body.items).toContainEqual(expect.objectContaining({ field: 'phone', purpose: '约定回访' }));
    for (const username of ['officer.beiling', 'auditor.county', 'mediator.yangping', 'admin']) {
      const stranger = await loggedIn(api.url, username);
      expect([username, (await stranger.get(`/people/${memberPersonId}/looks`)).status]).toEqual([username, 404]);
    }
    expect((await auditor.get(`/audit?number=${householdId}`)).body.total).toBe(0);
  });
});

describe('who looked at a person’s data (个人信息保护法 44, 45, 50)', () => {
  it('is told by the house that has the case, without who it was', async () => {
    const told = await village.get(`/people/${personId}/looks?pageSize=200`);
    expect(told.status).toBe(200);
    const items = told.body.items as Row[];
    expect(items).toContainEqual({
      ...{ kind: 'reveal', field: 'idNumber', purpose: '核对身份,制作协议书' },
      ...{ organisationId: 'yangping', role: 'village-mediator', at: expect.any(String) },
    });
    expect(items).toContainEqual(expect.objectContaining({ kind: 'view', purpose: 'GET /disputes/{id}' }));
    expect(JSON.stringify(items)).not.toContain('mediator.yangping');
    expect(items.every(({ field, kind }) => (kind === 'reveal') === (field !== null))).toBe(true);
    // That it was asked is a look of its own.
    expect((await auditor.get(`/people/${personId}/looks`)).body.total).toBe(Number(told.body.total) + 1);
  });

  it('by nobody else', async () => {
    expect((await neighbour.get(`/people/${personId}/looks`)).status).toBe(404);
    expect((await (await loggedIn(api.url, 'supervisor.county')).get(`/people/${personId}/looks`)).status).toBe(403);
  });

  it('what another party’s facts were looked at for is not theirs to know', async () => {
    const { parties } = (await village.get(`/disputes/${id}`)).body as { parties: { personId: string }[] };
    const other = parties[1]?.personId ?? '';
    await village.post(`/people/${other}/reveal`, { field: 'address', purpose: '送达李守田' });
    const items = (await village.get(`/people/${personId}/looks?pageSize=200`)).body.items;
    expect(JSON.stringify(items)).not.toContain('送达李守田');
    expect(JSON.stringify((await village.get(`/people/${other}/looks`)).body)).toContain('送达李守田');
  });
});

describe('anomalies over HTTP', () => {
  const standOut = async () => (await auditor.get('/audit/anomalies')).body.items as Row[];

  it('name who was refused again and again, and who sees somebody of their own name, with the rows', async () => {
    for (let time = 0; time < 5; time++) await neighbour.get(`/disputes/${id}`);
    const [me] = demoUsers.filter(({ username }) => username === 'mediator.yangping');
    const own = await registered(village, {
      parties: [
        { side: 'applicant', kind: 'person', name: me?.name },
        { side: 'respondent', kind: 'person', name: '李守田' },
      ],
    });
    await village.get(`/disputes/${own}`);
    const found = await standOut();
    const refused = found.find(({ kind, userId }) => kind === 'many-refusals' && userId === 'mediator.shanqian');
    expect((refused?.rows as number[]).length).toBeGreaterThanOrEqual(5);
    const namesake = found.find(({ kind, caseId }) => kind === 'own-name' && caseId === own);
    expect(namesake).toMatchObject({ userId: 'mediator.yangping', rows: [expect.any(Number)] });
    const { items } = await search(`?userId=mediator.yangping&of=looks`);
    expect(items.map(({ n }) => n)).toContain((namesake?.rows as number[])[0]);
    expect((await auditor.get('/audit/anomalies?from=2020-01-01')).status).toBe(422);
  });

  it('name who looks back at a case long after it went on, and where a house has no part', async () => {
    const coordinator = await loggedIn(api.url, 'coordinator.qingxi');
    const sent = await mediating(village);
    expect((await village.post(`/disputes/${sent}/transfer`, { direction: 'up', reason: '调解不成' })).status).toBe(
      200,
    );
    expect((await coordinator.post(`/disputes/${sent}/accept`, await accepting(coordinator, sent))).status).toBe(200);
    expect((await village.get(`/disputes/${sent}`)).status).toBe(200);
    expect((await standOut()).filter(({ kind }) => kind === 'after-leaving')).toEqual([]);
    const longAgo = '"2025-01-01T00:00:00.000+08:00"';
    await asOwner(
      `SET app.role = 'system'; UPDATE stream SET state = jsonb_set(state, '{path,0,to}', '${longAgo}') WHERE id = '${sent}'`,
    );
    const back = (await standOut()).filter(({ kind }) => kind === 'after-leaving');
    expect(back).toMatchObject([{ userId: 'mediator.yangping', caseId: sent, rows: expect.any(Array) }]);

    // 清溪镇's centre is right above its villages; the county's supervisor is far above them.
    const supervisor = await loggedIn(api.url, 'supervisor.county');
    for (const caller of [coordinator, supervisor]) {
      for (let time = 0; time < 20; time++) await caller.get(`/disputes/${id}`);
    }
    const far = (await standOut()).filter(({ kind }) => kind === 'outside-own-area');
    expect(far.map(({ userId }) => userId)).toEqual(['supervisor.county']);
  });
});

async function accepting(caller: Caller, disputeId: string) {
  return { consents: await allConsent(caller, disputeId), rightsNoticeGiven: true };
}
