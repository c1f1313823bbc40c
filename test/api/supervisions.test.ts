import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { disputeDecider } from '../../domain/dispute/decider.ts';
import { addHours } from '../../domain/time/instant.ts';
import { execute } from '../../record/execute.ts';
import { ENGINE } from '../../record/system-actors.ts';
import { type ApiUnderTest, startApi } from './api-under-test.ts';
import { type Caller, callerWith, loggedIn, mediating } from './caller.ts';

let api: ApiUnderTest;
let village: Caller;
let qingxi: Caller;
let beiling: Caller;
let supervisor: Caller;

beforeAll(async () => {
  api = await startApi({
    usernames: ['mediator.yangping', 'coordinator.qingxi', 'coordinator.beiling', 'supervisor.county'],
  });
  village = await loggedIn(api.url, 'mediator.yangping');
  qingxi = await loggedIn(api.url, 'coordinator.qingxi');
  beiling = await loggedIn(api.url, 'coordinator.beiling');
  supervisor = await loggedIn(api.url, 'supervisor.county');
});

afterAll(() => api.stop());

interface Item {
  caseId: string;
  [field: string]: unknown;
}

async function list(caller: Caller, query = ''): Promise<Item[]> {
  const answer = await caller.get(`/supervisions${query}`);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body.items as Item[];
}

/** Lets days go by and the deadlines of one case act, as the engine would. */
async function daysLater(id: string, days: number): Promise<void> {
  const { clock } = api.record;
  await clock.setClock(addHours(await clock.now(), days * 24));
  const build = () => ({ type: 'act-on-deadlines' as const });
  await execute(api.record, disputeDecider, { streamId: id, actor: ENGINE, build });
}

async function pressed(): Promise<string> {
  const id = await mediating(village);
  await daysLater(id, 11);
  return id;
}

const of = (items: Item[], id: string) => items.filter(({ caseId }) => caseId === id);

describe('督办 of a case that lay idle', () => {
  it('stands on the list of whoever must answer, and of the county', async () => {
    const id = await pressed();
    const [item] = of(await list(qingxi, '?state=open'), id);
    expect(item).toMatchObject({
      reason: 'idle',
      stage: 'coordinator',
      state: 'open',
      overdue: false,
      organisationId: 'qingxi',
      organisationName: '清溪镇社会治理中心',
      owner: { organisationId: 'yangping', organisationName: '羊坪村人民调解委员会' },
      title: '雨水管改道引起的纠纷',
      level: 'village',
      endedAt: null,
      answer: null,
    });
    expect(item?.dueAt).toMatch(/T00:00:00.000\+08:00$/);
    expect(of(await list(supervisor), id)).toHaveLength(1);
    expect(of(await list(village), id)).toHaveLength(1);
    expect(await list(beiling)).toEqual([]);
  });

  it('is overdue once it went up unanswered, and the county must answer', async () => {
    const id = await pressed();
    expect(of(await list(qingxi, '?overdue=true'), id)).toEqual([]);
    await daysLater(id, 12);
    const [item] = of(await list(supervisor, '?overdue=true&organisationId=county'), id);
    expect(item).toMatchObject({ stage: 'county', organisationId: 'county', overdue: true, state: 'open' });
    expect(of(await list(supervisor, '?stage=coordinator'), id)).toEqual([]);
  });

  it('stays on record with its answer', async () => {
    const id = await pressed();
    const answered = await qingxi.post(`/disputes/${id}/answer-supervision`, { answer: '已约双方周五调解。' });
    expect(answered.status).toBe(200);
    expect(of(await list(qingxi, '?state=open'), id)).toEqual([]);
    const [item] = of(await list(qingxi, '?state=answered&reason=idle'), id);
    expect(item).toMatchObject({ answer: '已约双方周五调解。', overdue: false, organisationId: 'qingxi' });
    expect(item?.endedAt).not.toBeNull();
  });

  it('lapses with the case, and each later one is a row of its own', async () => {
    const id = await pressed();
    await qingxi.post(`/disputes/${id}/answer-supervision`, { answer: '已催办。' });
    await daysLater(id, 11);
    expect(of(await list(supervisor), id).map(({ state }) => state)).toEqual(['open', 'answered']);
    await village.post(`/disputes/${id}/withdraw`, { reason: '申请人撤回。' });
    expect(of(await list(supervisor), id).map(({ state, answer }) => [state, answer])).toEqual(
      expect.arrayContaining([
        ['lapsed', null],
        ['answered', '已催办。'],
      ]),
    );
    expect(of(await list(supervisor, '?overdue=true'), id)).toEqual([]);
  });
});

describe('督办 by the county itself', () => {
  it('stands with its reason before whoever must answer, and is answered', async () => {
    const id = await mediating(village);
    const reason = '当事人来电，反映多次催促无人联系。';
    expect((await supervisor.get(`/disputes/${id}`)).body.actions).toContain('press');
    expect((await qingxi.post(`/disputes/${id}/press`, { reason })).status).toBe(403);
    expect((await beiling.post(`/disputes/${id}/press`, { reason })).status).toBe(404);
    expect((await supervisor.post(`/disputes/${id}/press`, { reason: ' ' })).status).toBe(422);
    const pressed = await supervisor.post(`/disputes/${id}/press`, { reason });
    expect(pressed.body).toMatchObject({ events: ['supervision-opened'] });
    expect((await qingxi.get(`/disputes/${id}`)).body.supervision).toMatchObject({ reason: 'pressed', words: reason });
    expect(of(await list(qingxi, '?state=open&reason=pressed'), id)).toMatchObject([
      { words: reason, organisationId: 'qingxi', stage: 'coordinator' },
    ]);
    expect((await supervisor.post(`/disputes/${id}/press`, { reason })).status).toBe(409);
    expect((await qingxi.post(`/disputes/${id}/answer-supervision`, { answer: '已联系。' })).status).toBe(200);
    expect(of(await list(supervisor), id)).toMatchObject([{ state: 'answered', words: reason, answer: '已联系。' }]);
  });
});

it('open ones come first, and pages fit together', async () => {
  const all = await list(supervisor, '?pageSize=200');
  const states = all.map(({ state }) => state);
  expect(states.lastIndexOf('open')).toBeLessThan(states.findIndex((state) => state !== 'open'));
  const first = await supervisor.get('/supervisions?page=1&pageSize=2');
  const second = await supervisor.get('/supervisions?page=2&pageSize=2');
  expect(first.body.total).toBe(all.length);
  expect([...(first.body.items as Item[]), ...(second.body.items as Item[])]).toEqual(all.slice(0, 4));
});

it('is for who is signed in, and a slip in the query is 422', async () => {
  expect((await callerWith(api.url).get('/supervisions')).status).toBe(401);
  for (const query of ['state=late', 'overdue=1', 'reason=%00', 'organisationId=%27', 'page=0', 'other=1']) {
    expect((await supervisor.get(`/supervisions?${query}`)).status, query).toBe(422);
  }
});
