import { afterAll, beforeAll, expect, it } from 'vitest';
import { PolicySchema } from '../../api/policies/schema/policy.ts';
import { policyVersion1 } from '../../domain/policy/version-1.ts';
import { addDays } from '../../domain/time/civil-date.ts';
import { addHours, dateOf } from '../../domain/time/instant.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { widerPolicy } from '../domain/policy/wider-policy.ts';
import { type ApiUnderTest, startApi } from './api-under-test.ts';
import { type Caller, loggedIn, registered } from './caller.ts';

let api: ApiUnderTest;
let village: Caller;
let admin: Caller;
let auditor: Caller;
let supervisor: Caller;
let tomorrow: string;

beforeAll(async () => {
  const usernames = ['mediator.yangping', 'admin', 'auditor.county', 'supervisor.county'];
  api = await startApi({ usernames });
  [village, admin, auditor, supervisor] = (await Promise.all(usernames.map((name) => loggedIn(api.url, name)))) as [
    Caller,
    Caller,
    Caller,
    Caller,
  ];
  tomorrow = addDays(dateOf(await api.record.clock.now()), 1);
});
afterAll(() => api.stop());

const reason = '县政法委会议纪要〔2026〕12号';
const path = ['timers', 'idle', 'red', 'period'];
const twoDays = { unit: 'calendar-days', n: 2, rolls: false };
const drafted = async (value: unknown, more: object = {}) =>
  admin.post('/policy-changes', { effectiveFrom: tomorrow, reason, changes: [{ path, value }], ...more });

it('every policy that the system is shipped with is one by the schema', () => {
  expect(PolicySchema.parse(policyVersion1)).toEqual(policyVersion1);
  expect(PolicySchema.parse(widerPolicy)).toEqual(widerPolicy);
});

it('one drafts, a second approves, and only what is opened from its day on is under it', async () => {
  const before = await registered(village);
  const { status, body } = await drafted(twoDays);
  expect({ status, body }).toMatchObject({ status: 201, body: { status: 'proposed' } });
  const change = `/policy-changes/${String(body.id)}`;
  expect((await supervisor.get('/tasks?scope=mine')).body.items).toContainEqual(
    expect.objectContaining({ what: 'decide-policy-change', caseId: body.id }),
  );
  expect((await supervisor.get(change, { 'accept-language': 'zh-CN' })).body).toMatchObject({
    ...{ status: 'proposed', baseVersion: 1, effectiveFrom: tomorrow, reason, proposedBy: 'admin' },
    actions: ['approve', 'refuse'],
    differences: [
      { path, label: '流转时限 · 无进展督办 · 红色', after: twoDays, beforeInWords: '3 天', afterInWords: '2 天' },
    ],
  });
  expect((await supervisor.get(change, { 'accept-language': 'en' })).body).toMatchObject({
    differences: [{ label: 'time limits on the way · pressing an idle case · red', afterInWords: '2 days' }],
  });
  expect((await admin.get(change)).body).toMatchObject({ actions: ['withdraw'] });
  expect((await admin.post(`${change}/approve`)).body).toMatchObject({ code: 'rule-broken' });

  expect((await supervisor.post(`${change}/approve`)).body).toMatchObject({ status: 'approved', version: 2 });
  expect((await supervisor.post(`${change}/approve`)).body).toMatchObject({ code: 'not-possible-now' });
  expect((await admin.get('/policies')).body).toMatchObject({
    inForce: 1,
    items: [
      { version: 2, effectiveFrom: tomorrow, changeId: body.id },
      { version: 1, changeId: null },
    ],
  });
  expect((await auditor.get('/policies/2')).body).toMatchObject({
    version: 2,
    timers: { idle: { red: { period: twoDays } } },
  });
  expect((await auditor.get('/policies/2/differences')).body).toMatchObject({
    ...{ from: 1, to: 2 },
    differences: [{ path, before: { n: 3 }, after: { n: 2 } }],
  });

  await api.record.clock.setClock(addHours(await api.record.clock.now(), 24));
  expect((await admin.get('/policies')).body).toMatchObject({ inForce: 2 });
  const after = await registered(village);
  const rows = await inTransaction(api.record.db, SYSTEM, (tx) =>
    tx.query<{ id: string; policy_version: number }>('SELECT id, policy_version FROM stream WHERE id = ANY($1)', [
      [before, after],
    ]),
  );
  expect(Object.fromEntries(rows.map((row) => [row.id, row.policy_version]))).toEqual({ [before]: 1, [after]: 2 });
  tomorrow = addDays(tomorrow, 1);
});

it('what is published, the application cannot change or take away', async () => {
  for (const sql of ['UPDATE policy_version SET data = data', 'DELETE FROM policy_version']) {
    await expect(inTransaction(api.record.db, SYSTEM, (tx) => tx.query(sql))).rejects.toThrow(/permission denied/);
  }
});

it('a change of a change is laid on the newest; of two drafts only one is approved', async () => {
  const one = await drafted({ ...twoDays, n: 4 });
  const other = await drafted({ ...twoDays, n: 5 });
  const approving = [one, other].map(({ body }) => supervisor.post(`/policy-changes/${String(body.id)}/approve`));
  const answers = (await Promise.all(approving)).map(({ status }) => status);
  expect(answers.toSorted()).toEqual([200, 422]);
  expect((await admin.get('/policies')).body.items).toHaveLength(3);
});

it('what is refused or withdrawn changes nothing', async () => {
  const count = ((await admin.get('/policies')).body.items as unknown[]).length;
  const [one, other] = [await drafted({ ...twoDays, n: 6 }), await drafted({ ...twoDays, n: 7 })];
  const refused = `/policy-changes/${String(one.body.id)}`;
  expect((await supervisor.post(`${refused}/refuse`, { reason: '先看一个季度' })).body).toMatchObject({
    status: 'refused',
    version: null,
  });
  expect((await admin.get(refused)).body).toMatchObject({ refusal: '先看一个季度', decidedBy: 'supervisor.county' });
  expect((await admin.post(`/policy-changes/${String(other.body.id)}/withdraw`)).body).toMatchObject({
    status: 'withdrawn',
  });
  expect((await admin.get('/policy-changes?status=withdrawn')).body).toMatchObject({ total: 1 });
  expect((await admin.get('/policies')).body.items).toHaveLength(count);
});

it.each<[string, unknown, object, string]>([
  ['a word for a number', { ...twoDays, n: '2' }, {}, 'timers.idle.red.period.n'],
  ['a period of no unit', { unit: 'moons', n: 2 }, {}, 'timers.idle.red.period.unit'],
  ['nothing where something must stand', undefined, {}, 'timers.idle.red.period'],
  [
    'what is there already',
    policyVersion1.defaultColour,
    { changes: [{ path: ['defaultColour'], value: 'blue' }] },
    'changes',
  ],
  ['a place that is none', 1, { changes: [{ path: ['moon', 'n'], value: 1 }] }, 'changes.moon.n'],
  ['today', twoDays, { effectiveFrom: '2026-01-01' }, 'effectiveFrom'],
  [
    'a session that nobody could hold',
    1,
    { changes: [{ path: ['identity', 'session', 'idleMinutes'], value: 0 }] },
    'identity.session.idleMinutes',
  ],
])('refuses %s', async (_, value, more, at) => {
  const { status, body } = await drafted(value, more);
  expect(status).toBe(422);
  expect((body.errors as { path: string }[]).map((each) => each.path)).toContain(at);
});

it('is nobody else’s business', async () => {
  const { body } = await drafted({ ...twoDays, n: 9 });
  const change = `/policy-changes/${String(body.id)}`;
  expect((await village.get('/policies')).status).toBe(403);
  expect((await village.get('/policies/1')).status).toBe(403);
  expect((await village.get(change)).status).toBe(404);
  expect((await village.get('/policy-changes')).body).toMatchObject({ items: [] });
  for (const other of [village, supervisor, auditor]) {
    const draft = { effectiveFrom: tomorrow, reason, changes: [{ path, value: twoDays }] };
    expect((await other.post('/policy-changes', draft)).status).toBe(403);
  }
  expect((await auditor.post(`${change}/approve`)).status).toBe(403);
  expect((await supervisor.post(`${change}/withdraw`)).status).toBe(403);
  expect((await admin.get('/policies/99')).status).toBe(404);
  expect((await admin.get('/policies/one')).status).toBe(404);
});
