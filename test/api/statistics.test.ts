import { readTable } from '../../record/import/read-table.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dateOf } from '../../domain/time/instant.ts';
import { addDays } from '../../domain/time/civil-date.ts';
import { startOfDay } from '../../domain/time/instant.ts';
import { type ApiUnderTest, startApi } from './api-under-test.ts';
import { type Caller, callerWith, loggedIn, mediating, registered, registration } from './caller.ts';

let api: ApiUnderTest;
let callers: Record<string, Caller>;
/** The first and the second day on which cases are registered. */
let first: string;
let second: string;

const USERS = [
  'mediator.yangping',
  'mediator.hekou',
  'mediator.shanqian',
  'coordinator.qingxi',
  'coordinator.beiling',
  'supervisor.county',
  'auditor.county',
  'officer.qingxi',
  'admin',
];

beforeAll(async () => {
  api = await startApi({ usernames: USERS });
  const entries = await Promise.all(USERS.map(async (name) => [name, await loggedIn(api.url, name)] as const));
  callers = Object.fromEntries(entries);
  await tellStories();
});

afterAll(() => api.stop());

const by = (name: string): Caller => callers[name] ?? callerWith(api.url);

/** Two townships, two days: what the expected numbers below are counted from. */
async function tellStories(): Promise<void> {
  const { clock } = api.record;
  first = addDays(dateOf(await clock.now()), 1);
  second = addDays(first, 1);
  await clock.setClock(startOfDay(first));
  await mediating(by('mediator.yangping'));
  const reconciled = await mediating(by('mediator.yangping'));
  await by('mediator.yangping').post(`/disputes/${reconciled}/reconcile`, { record: '双方和好。' });
  const third = { name: '王老五', side: 'respondent', kind: 'person' };
  await registered(by('mediator.hekou'), {
    type: 'migrant-wages',
    source: 'police-110',
    amountFen: 1_000_050,
    parties: [...registration.parties, third],
  });
  await clock.setClock(startOfDay(second));
  const withdrawn = await registered(by('mediator.shanqian'), { amountFen: 7, colour: 'orange' });
  await by('mediator.shanqian').post(`/disputes/${withdrawn}/withdraw`, { reason: '申请人撤回。' });
  await registered(by('mediator.shanqian'), { source: 'initiative', colour: 'red' });
}

interface Counts {
  total: number;
  [name: string]: unknown;
}

async function statistics(
  caller: Caller,
  query: string,
): Promise<{ total: Counts; items: (Counts & { key: string })[] }> {
  const answer = await caller.get(`/statistics/disputes?${query}`);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body as never;
}

const keyed = (items: { key: string; total: number }[]) =>
  Object.fromEntries(items.map(({ key, total }) => [key, total]));

describe('纠纷统计', () => {
  it('counts the county’s cases, people and money', async () => {
    const { items, total } = await statistics(by('supervisor.county'), 'by=type');
    expect(total).toEqual({ total: 5, parties: 11, succeeded: 1, closed: 2, open: 3, amountFen: 1_000_057 });
    expect(items).toEqual([
      { key: 'neighbours', label: '邻里', total: 4, parties: 8, succeeded: 1, closed: 2, open: 2, amountFen: 7 },
      expect.objectContaining({ key: 'migrant-wages', label: '拖欠农民工工资', total: 1, parties: 3, open: 1 }),
    ]);
    expect((await statistics(by('auditor.county'), '')).total).toEqual(total);
  });

  it('by every feature, labelled', async () => {
    const expected: Record<string, Record<string, number>> = {
      source: { application: 3, 'police-110': 1, initiative: 1 },
      committee: { yangping: 2, shanqian: 2, hekou: 1 },
      colour: { blue: 3, orange: 1, red: 1 },
      level: { village: 5 },
      outcome: { open: 3, reconciled: 1, withdrawn: 1 },
    };
    for (const [feature, counts] of Object.entries(expected)) {
      const { items } = await statistics(by('supervisor.county'), `by=${feature}`);
      expect(keyed(items), feature).toEqual(counts);
      for (const { label } of items) expect(label).toMatch(/\p{Script=Han}/u);
    }
  });

  it('a township counts its own, a village what it has, others nothing', async () => {
    const { items } = await statistics(by('coordinator.qingxi'), 'by=committee');
    expect(keyed(items)).toEqual({ yangping: 2, hekou: 1 });
    expect(keyed((await statistics(by('coordinator.beiling'), 'by=committee')).items)).toEqual({ shanqian: 2 });
    expect((await statistics(by('mediator.hekou'), '')).total.total).toBe(1);
    for (const nothing of ['officer.qingxi', 'admin']) {
      expect((await statistics(by(nothing), '')).total, nothing).toMatchObject({ total: 0, parties: 0, amountFen: 0 });
    }
  });

  it('counts first and last day, in Shanghai’s days', async () => {
    const county = by('supervisor.county');
    const totalOf = async (query: string) => (await statistics(county, query)).total.total;
    expect(await totalOf(`from=${first}&to=${first}`)).toBe(3);
    expect(await totalOf(`from=${second}`)).toBe(2);
    expect(await totalOf(`to=${first}`)).toBe(3);
    expect(await totalOf(`from=${first}&to=${second}`)).toBe(5);
    expect(await totalOf(`to=${addDays(first, -1)}`)).toBe(0);
  });

  it('says nothing of anybody', async () => {
    for (const path of ['/statistics/disputes?by=committee', '/statistics/report']) {
      const { body } = await by('supervisor.county').get(path);
      expect(JSON.stringify(body)).not.toMatch(/张桂芳|李守田|王老五|13900001111|雨水管/);
    }
  });
});

it('统计报表: the official columns', async () => {
  const { status, body } = await by('supervisor.county').get(`/statistics/report?from=${first}&to=${second}`);
  expect(status).toBe(200);
  const numbers = (columns: unknown) =>
    Object.fromEntries(Object.entries(columns as Record<string, Counts>).map(([name, { total }]) => [name, total]));
  expect(body.total).toMatchObject({ total: 5, parties: 11, succeeded: 1, amountFen: 1_000_057 });
  expect(body.performed).toBe(0);
  expect(numbers(body.byCommitteeKind)).toEqual({ village: 5 });
  expect(numbers(body.bySource)).toEqual({ application: 3, police: 1, initiative: 1 });
  expect(numbers(body.byType)).toEqual({ neighbours: 4, 'migrant-wages': 1 });
});

it('统计报表 as a spreadsheet: a line for each column, nought where nothing was counted', async () => {
  const answer = await by('supervisor.county').bytes(`/statistics/report.xlsx?from=${first}&to=${second}`);
  expect([answer.status, answer.headers.get('content-disposition')]).toEqual([
    200,
    expect.stringMatching(/^attachment/),
  ]);
  const { table } = await readTable(Buffer.from(await answer.arrayBuffer()), 1_000_000);
  const line = (block: string, key = '') => table.find((cells) => cells[0] === block && (cells[1] ?? '') === key);
  expect(table[1]?.slice(0, 2)).toEqual(['统计期间', `${first} 至 ${second}`]);
  expect(line('合计')?.slice(2)).toEqual([5, 11, 1, 2, 3, 10_000.57]);
  expect(line('按纠纷类型', '邻里')?.slice(2)).toEqual([4, 8, 1, 2, 2, 0.07]);
  expect(line('按纠纷类型', '医疗')?.slice(2)).toEqual([0, 0, 0, 0, 0, 0]);
  expect(line('按案件来源', '接受公安机关移送')?.[2]).toBe(1);
  expect(line('司法确认')?.[2]).toBe(0);
});

describe('调解员考评', () => {
  const assessed = async (name: string, query = '') => {
    const { status, body } = await by(name).get(`/statistics/mediators${query}`);
    return { status, items: body.items as Record<string, unknown>[] };
  };

  it('counts each mediator’s cases, and pays for what succeeded', async () => {
    const { items } = await assessed('supervisor.county');
    expect(items).toEqual([
      {
        ...{ mediatorId: 'mediator.yangping', name: expect.any(String), organisationId: 'yangping' },
        ...{ cases: 2, open: 1, succeeded: 1, byType: { neighbours: 2 }, courtsPart: { solo: 2 } },
        rates: { success: 1, onTime: 1, performance: null, satisfaction: null },
        ...{ supervisions: 0, escalations: 0, score: 100, bonusFen: 30_00 },
      },
    ]);
    expect((await assessed('supervisor.county', `?from=${second}`)).items).toEqual([]);
  });

  it('is read above and by oneself, not by colleagues, the police or the administrator', async () => {
    const lines = async (name: string) => (await assessed(name)).items.length;
    expect(await lines('coordinator.qingxi')).toBe(1);
    expect(await lines('auditor.county')).toBe(1);
    expect(await lines('mediator.yangping')).toBe(1);
    expect(await lines('coordinator.beiling')).toBe(0);
    expect(await lines('mediator.hekou')).toBe(0);
    for (const name of ['officer.qingxi', 'admin']) expect((await assessed(name)).status, name).toBe(403);
  });
});

it('is for who is signed in, and a slip in the query is 422', async () => {
  expect((await callerWith(api.url).get('/statistics/disputes')).status).toBe(401);
  for (const query of ['by=name', 'by=committee%00', 'from=2026-02-30', 'to=yesterday', 'page=1']) {
    expect((await by('supervisor.county').get(`/statistics/disputes?${query}`)).status, query).toBe(422);
  }
  const turned = await by('supervisor.county').get('/statistics/report?from=2026-02-02&to=2026-02-01');
  expect(turned.body).toMatchObject({ code: 'invalid', errors: [{ path: 'to' }] });
});
