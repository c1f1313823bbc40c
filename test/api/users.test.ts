import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import type { ApiUnderTest } from './api-under-test.ts';
import { type Caller, callerWith } from './caller.ts';
import { signedIn, signIn, startRealApi } from './real-api.ts';

let api: ApiUnderTest;
let admin: Caller;
let second: Caller;

const county = { organisationId: 'county', role: 'administrator' } as const;

beforeAll(async () => {
  api = await startRealApi([
    { id: 'admin', ...county },
    { id: 'second', ...county },
    { id: 'wang', organisationId: 'yangping', role: 'village-mediator' },
    { id: 'auditor', organisationId: 'county', role: 'auditor' },
  ]);
  // As if both had a second factor: what it is stands in account.test.ts.
  admin = await signedIn(api.url, 'admin');
  second = await signedIn(api.url, 'second');
  await inTransaction(api.record.db, SYSTEM, (tx) => tx.query('UPDATE session SET must_enrol = false'));
});

afterAll(() => api.stop());

const li = { username: 'li', name: '李明', organisationId: 'yangping', role: 'village-mediator' };
const errorsOf = (body: Record<string, unknown>) => (body.errors as { path: string }[]).map(({ path }) => path);
const assignmentsOf = (body: Record<string, unknown>) => body.assignments as { id: string; role: string }[];

describe('a new user', () => {
  it('has a password that is good once, given to the administrator who asked, and again for the same request', async () => {
    const key = { 'idempotency-key': 'li-1' };
    const made = await admin.post('/users', li, key);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ id: 'li', role: 'village-mediator', valid: true, mustChangePassword: true });
    expect((await admin.post('/users', li, key)).body).toEqual(made.body);
    expect(errorsOf((await admin.post('/users', li)).body)).toEqual(['username']);
    const { body } = await signIn(api.url, 'li', made.body.oneTimePassword as string);
    expect(body.demand).toBe('change-password');
    expect(JSON.stringify((await admin.get('/users/li')).body)).not.toContain(made.body.oneTimePassword);
  });

  it('is refused where there is no such organisation, role or day', async () => {
    const faults = async (more: object) =>
      errorsOf((await admin.post('/users', { ...li, username: 'no', ...more })).body);
    expect(await faults({ organisationId: 'nowhere' })).toEqual(['organisationId']);
    expect(await faults({ role: 'judge' })).toEqual(['role']);
    expect(await faults({ role: 'system' })).toEqual(['role']);
    expect(await faults({ validFrom: '2030-01-02', validUntil: '2030-01-01' })).toEqual(['validFrom']);
    expect((await admin.get('/users/no')).status).toBe(404);
  });

  it('is listed and found for the administrator, for nobody else', async () => {
    const { body } = await admin.get(`/users?organisationId=yangping&q=${encodeURIComponent('WANG')}`);
    expect(body).toMatchObject({ total: 1, items: [{ id: 'wang', status: 'active', hasPassword: true }] });
    for (const username of ['wang', 'auditor']) {
      const other = await signedIn(api.url, username);
      expect([(await other.get('/users')).status, (await other.get('/users/wang')).status]).toEqual([403, 403]);
      expect((await other.post('/users', li)).status).toBe(403);
      expect((await other.post('/users/auditor/disable')).status).toBe(403);
      expect((await other.post('/organisations', {})).status).toBe(403);
    }
  });
});

describe('an administrator', () => {
  it('does nothing to their own account: a second one does', async () => {
    const role = { organisationId: 'county', role: 'auditor', validFrom: '2040-01-01' };
    for (const [what, body] of [
      ['assign-role', role],
      ['enable', {}],
      ['reset-second-factor', {}],
    ] as const) {
      const refused = await admin.post(`/users/admin/${what}`, body);
      expect([what, refused.status, refused.body.code]).toEqual([what, 403, 'not-permitted']);
    }
    expect((await second.post('/users/admin/assign-role', role)).status).toBe(422);
  });

  it('moves somebody to another place: out of the one at once, into the other', async () => {
    const wang = await signedIn(api.url, 'wang');
    expect((await wang.get('/tasks')).status).toBe(200);
    const there = { organisationId: 'hekou', role: 'village-mediator' };
    expect((await admin.post('/users/wang/assign-role', there)).body).toMatchObject({ code: 'rule-broken' });
    const [present] = assignmentsOf((await admin.get('/users/wang')).body);
    const ended = await admin.post('/users/wang/end-role', { assignmentId: present?.id });
    expect([ended.status, ended.body.valid]).toEqual([200, false]);
    expect((await wang.get('/tasks')).status).toBe(401);
    expect((await signIn(api.url, 'wang')).body.code).toBe('wrong-credentials');
    expect((await admin.post('/users/wang/end-role', { assignmentId: present?.id })).status).toBe(409);
    const moved = await admin.post('/users/wang/assign-role', there);
    expect(moved.body).toMatchObject({ organisationId: 'hekou', valid: true });
    expect(assignmentsOf(moved.body)).toHaveLength(2);
    expect((await signIn(api.url, 'wang')).body.user).toMatchObject({ organisation: { id: 'hekou' } });
  });

  it('disables, enables, signs out everywhere and gives another password', async () => {
    const auditor = await signedIn(api.url, 'auditor');
    const does = (what: string) => admin.post(`/users/auditor/${what}`);
    expect((await does('end-sessions')).status).toBe(200);
    expect((await auditor.get('/tasks')).status).toBe(401);
    expect((await does('disable')).body.status).toBe('disabled');
    expect((await signIn(api.url, 'auditor')).body.code).toBe('wrong-credentials');
    expect((await does('enable')).body.status).toBe('active');
    expect((await signIn(api.url, 'auditor')).status).toBe(200);
    const reset = await does('reset-password');
    expect((await signIn(api.url, 'auditor')).status).toBe(401);
    const { body } = await signIn(api.url, 'auditor', reset.body.oneTimePassword as string);
    expect(body.demand).toBe('change-password');
    expect((await does('reset-second-factor')).status).toBe(200);
    expect((await admin.post('/users/nobody/disable')).status).toBe(404);
    const acts = await inTransaction(api.record.db, SYSTEM, (tx) =>
      tx.query(
        `SELECT user_id AS by, about->>'id' AS whom FROM audit WHERE kind = 'act' AND route LIKE '%/disable' ORDER BY n`,
      ),
    );
    expect(acts).toContainEqual({ by: 'admin', whom: 'auditor' });
    // Who tried what they may not is there too.
    expect(acts).toContainEqual({ by: 'wang', whom: 'auditor' });
  });

  it('lets a machine act by a token, which ends with it', async () => {
    const machine = { username: 'platform', name: '统计平台', organisationId: 'county', role: 'supervisor' };
    const made = await admin.post('/users', { ...machine, withPassword: false });
    expect([made.body.hasPassword, made.body.oneTimePassword]).toEqual([false, undefined]);
    expect((await signIn(api.url, 'platform', '')).status).toBe(422);
    const token = { name: '夜间', scopes: ['read'], days: 7 };
    expect((await admin.post('/users/wang/issue-token', token)).status).toBe(409);
    const issued = await admin.post('/users/platform/issue-token', token);
    const caller = callerWith(api.url, issued.body.token as string);
    expect((await caller.get('/tasks')).status).toBe(200);
    expect((await caller.get('/users')).status).toBe(403);
    expect((await admin.post('/users/platform/reset-password')).status).toBe(409);
    const listed = (await admin.get('/users/platform')).body.tokens as { id: string }[];
    expect((await admin.post('/users/platform/revoke-token', { tokenId: listed[0]?.id })).status).toBe(200);
    expect((await caller.get('/tasks')).status).toBe(401);
  });

  it('adds an organisation and renames one', async () => {
    const songlin = {
      id: 'songlin',
      kind: 'village-committee',
      level: 'village',
      parentId: 'qingxi',
      name: '松林村人民调解委员会',
      shortName: '松林',
    };
    const kept = { ...songlin, closedAt: null };
    expect((await admin.post('/organisations', songlin)).body).toEqual(kept);
    expect(errorsOf((await admin.post('/organisations', songlin)).body)).toEqual(['id']);
    expect(
      errorsOf((await admin.post('/organisations', { ...songlin, id: 'b', parentId: 'x', shortName: 'b' })).body),
    ).toEqual(['parentId']);
    expect(errorsOf((await admin.post('/organisations', { ...songlin, id: 'b' })).body)).toEqual(['shortName']);
    const renamed = await admin.post('/organisations/songlin/rename', {
      name: '松林社区调委会',
      shortName: '松林社区',
    });
    expect(renamed.body).toEqual({ ...kept, name: '松林社区调委会', shortName: '松林社区' });
    expect((await admin.post('/organisations/none/rename', { name: 'a', shortName: 'b' })).status).toBe(404);

    const merged = await admin.post('/organisations/songlin/close');
    expect(merged.body).toMatchObject({ id: 'songlin', closedAt: expect.stringMatching(/^20.*\+08:00$/) as string });
    const listed = (await admin.get('/organisations')).body.items as { id: string; closedAt: string | null }[];
    expect(listed.filter(({ closedAt }) => closedAt !== null).map((each) => each.id)).toEqual(['songlin']);
    const refused: [string, object][] = [
      ['/organisations/songlin/close', {}],
      ['/organisations/county/close', {}],
      ['/organisations/qingxi/close', {}],
      ['/organisations', { ...songlin, id: 'b', shortName: 'b', parentId: 'songlin' }],
    ];
    for (const [path, body] of refused) {
      expect([path, (await admin.post(path, body)).body.code]).toEqual([path, 'rule-broken']);
    }
    expect((await admin.post('/organisations/none/close')).status).toBe(404);
    expect((await admin.post('/organisations/songlin/reopen')).body).toMatchObject({ id: 'songlin', closedAt: null });
  });
});
