import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPrepareReview } from '../../activities/prepare-review.ts';
import { createPropose } from '../../activities/propose.ts';
import { undoneReactions } from '../../record/reactions.ts';
import { addDays } from '../../domain/time/civil-date.ts';
import { addHours, dateOf, startOfDay } from '../../domain/time/instant.ts';
import { type ApiUnderTest, startApi } from './api-under-test.ts';
import { type Answer, type Caller, loggedIn } from './caller.ts';

const STRANGERS = [
  ...['mediator.yangping', 'coordinator.qingxi', 'chief.beiling', 'grid.yangping', 'women.qingxi'],
  ...['judge.court', 'supervisor.county', 'auditor.county', 'admin'],
];
const STATION = 'qingxi-station';

let api: ApiUnderTest;
const callers = new Map<string, Caller>();

beforeAll(async () => {
  const usernames = ['officer.qingxi', 'deputy.qingxi', 'chief.qingxi', ...STRANGERS];
  api = await startApi({ usernames });
  for (const username of usernames) callers.set(username, await loggedIn(api.url, username));
  await api.record.clock.setClock('2027-03-02T09:00:00.000+08:00');
});
afterAll(() => api.stop());

function caller(username: string): Caller {
  const known = callers.get(username);
  if (!known) throw new Error(`${username} is not logged in`);
  return known;
}
const chief = () => caller('chief.qingxi');
const now = () => api.record.clock.now();

const done = { done: true, note: '已做' };
const visit = {
  ...{ listened: done, policyExplained: done, warnedByCases: done, counselled: done },
  ...{ personsSeen: '夫妻双方', victimAlone: true, means: 'visit', violenceRecurred: false, feedback: '情绪平稳' },
};
let families = 0;

async function opened(level: string): Promise<string> {
  families += 1;
  const members = [
    { name: `夫${families}`, relation: '户主', role: 'perpetrator' },
    { name: `妻${families}`, relation: '妻', role: 'victim' },
  ];
  const address = `清溪镇羊坪村${families}号`;
  const opening = { address, level, reason: '多次报警', plan: '定期走访', members };
  const { status, body } = await caller('deputy.qingxi').post('/households', opening);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.id as string;
}

async function visited(id: string): Promise<void> {
  const answer = await chief().post(`/households/${id}/record-revisit`, { ...visit, at: await now() });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
}

/** The clock goes on; what is due of these records is acted on as the engine would. */
async function later(days: number, ...ids: string[]): Promise<void> {
  await api.record.clock.setClock(addHours(startOfDay(addDays(dateOf(await now()), days)), 9));
  for (const id of ids) await createPropose(api.record)({ streamId: id });
  for (const id of ids) {
    for (const reaction of await undoneReactions(api.record.db, id)) {
      if (reaction.kind === 'prepare-review') await createPrepareReview(api.record)(reaction);
    }
  }
}

interface Held {
  no: number;
  agenda: AgendaLine[];
  decisions: object[];
}
interface AgendaLine {
  householdId: string;
  level: string;
  suggestion: { decision: string };
}
async function review(by = chief()) {
  const { body } = await by.get(`/reviews?stationId=${STATION}`);
  const [item] = body.items as { id: string }[];
  return (await by.get(`/reviews/${item?.id ?? ''}`)).body as Answer['body'] & {
    id: string;
    agenda: AgendaLine[];
    meetings: Held[];
  };
}
const household = async (id: string) => (await chief().get(`/households/${id}`)).body;

async function decide(decisions: object[], by = chief(), headers: Record<string, string> = {}): Promise<Answer> {
  const { id } = await review();
  const attendees = ['欧阳强(所长)', '韩冬(民警)'];
  return by.post(`/reviews/${id}/decide`, { heldAt: await now(), attendees, decisions }, headers);
}
const one = (householdId: string, decision: string, more: object = {}) => ({
  ...{ householdId, decision, reason: '研判理由' },
  ...more,
});

describe('季度研判', () => {
  it('begins with the station’s first household, once, also when two are opened at the same moment', async () => {
    expect((await chief().get(`/reviews?stationId=${STATION}`)).body).toMatchObject({ items: [], total: 0 });
    const ids = await Promise.all([opened('orange'), opened('blue'), opened('red')]);
    const { body } = await chief().get(`/reviews?stationId=${STATION}&page=1&pageSize=20`);
    expect(body).toMatchObject({
      items: [{ stationId: STATION, status: 'between-meetings', nextAt: '2027-03-17T08:00:00.000+08:00' }],
      total: 1,
    });
    const { agenda, actions } = await review();
    expect(agenda.map(({ level }) => level)).toEqual(['red', 'orange', 'blue']);
    expect(agenda.map(({ householdId }) => householdId)).toEqual([ids[2], ids[0], ids[1]]);
    expect(actions).toEqual(['decide']);
  });

  it('is the station’s alone; an officer sees it and does not decide', async () => {
    const { id } = await review();
    for (const username of STRANGERS) {
      const stranger = caller(username);
      expect((await stranger.get(`/reviews?stationId=${STATION}`)).body).toMatchObject({ items: [] });
      for (const path of ['', '/events']) {
        expect([username, path, (await stranger.get(`/reviews/${id}${path}`)).status]).toEqual([username, path, 404]);
      }
      const answer = await stranger.post(`/reviews/${id}/decide`, { heldAt: 'nonsense' });
      expect([username, answer.status]).toEqual([username, 404]);
    }
    expect((await review(caller('officer.qingxi'))).actions).toEqual([]);
    expect((await decide([], caller('officer.qingxi'))).status).toBe(403);
  });

  it('is called two weeks before the quarter ends, stands in the inbox, and the chief is pressed', async () => {
    const { id } = await review();
    await later(16, id);
    expect(await review()).toMatchObject({
      status: 'meeting-due',
      quarter: { from: '2027-01-01', to: '2027-03-31' },
      dueAt: '2027-04-01T00:00:00.000+08:00',
      meeting: { no: 1, households: 3 },
      waitingFor: { what: 'hold-review', dueAt: '2027-04-01T00:00:00.000+08:00', then: 'press-station-chief' },
    });
    const inbox = async (by: Caller) => JSON.stringify((await by.get('/tasks?scope=mine&pageSize=200')).body.items);
    expect(await inbox(chief())).toContain('hold-review');
    expect(await inbox(caller('officer.qingxi'))).not.toContain('hold-review');
    await later(15, id);
    expect(await inbox(chief())).toContain('press-review');
    expect(await review()).toMatchObject({ isOverdue: true });
  });

  it('decides all together or nothing: one refused is named, and no file has changed', async () => {
    const [lowered, overdue] = [await opened('orange'), await opened('red')];
    await visited(lowered);
    await later(8, overdue);
    const before = [await household(lowered), await household(overdue), await review()];
    const refused = await decide([one(lowered, 'lower'), one(overdue, 'lower')]);
    expect(refused.body).toMatchObject({ status: 409, code: 'not-possible-now' });
    expect(refused.body.detail).toContain(String((await household(overdue)).number));
    expect(refused.body.detail).toContain('逾期');
    expect([await household(lowered), await household(overdue), await review()]).toEqual(before);

    await visited(overdue);
    const answer = await decide([one(lowered, 'lower', { plan: '每季走访' }), one(overdue, 'lower')]);
    expect(answer.body).toMatchObject({ status: 'between-meetings', events: ['meeting-held'] });
    expect(await household(lowered)).toMatchObject({
      level: 'blue',
      plan: '每季走访',
      owner: { userId: 'officer.qingxi' },
      levels: [
        { level: 'orange', cause: 'opened' },
        { level: 'blue', cause: 'review', reason: '研判理由' },
      ],
    });
    expect(await household(overdue)).toMatchObject({ level: 'orange', owner: { role: 'community-officer' } });
    const { meetings } = await review();
    expect(meetings[0]).toMatchObject({ no: 1, attendees: ['欧阳强(所长)', '韩冬(民警)'], decisions: [{}, {}] });
    expect(meetings[0]?.agenda.find(({ householdId }) => householdId === lowered)).toMatchObject({ level: 'orange' });
    // Heard at orange, not yet at blue: two meetings are not two steps.
    expect((await decide([one(lowered, 'exit')])).body.status).toBe(409);
  });

  it('looks at the files as they are: a household that turned red since stands there red', async () => {
    const id = await opened('blue');
    await visited(id);
    const line = async () => (await review()).agenda.find(({ householdId }) => householdId === id);
    expect(await line()).toMatchObject({ level: 'blue', suggestion: { decision: 'exit' } });
    await caller('officer.qingxi').post(`/households/${id}/report-incident`, { at: await now(), detail: '殴打' });
    expect(await line()).toMatchObject({ level: 'red', against: 'violence', suggestion: { decision: 'keep' } });
    expect((await decide([one(id, 'exit')])).body).toMatchObject({
      status: 422,
      errors: [{ path: 'decisions.0.decision' }],
    });
  });

  it('names what it may not decide about', async () => {
    const id = await opened('blue');
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect((await decide([one(id, 'keep'), one(nobody, 'keep')])).body).toMatchObject({
      status: 422,
      errors: [{ path: 'decisions.1.householdId' }],
    });
    expect((await decide([one(id, 'keep'), one(id.toUpperCase(), 'keep')])).status).toBe(422);
    const { id: own } = await review();
    const future = { heldAt: addHours(await now(), 1), attendees: ['所长'], decisions: [] };
    expect((await chief().post(`/reviews/${own}/decide`, future)).status).toBe(422);
    expect((await decide([one(id, 'raise')], chief(), { 'if-match': '"1"' })).status).toBe(412);
    const key = { 'idempotency-key': 'meeting-1' };
    const body = { heldAt: await now(), attendees: ['所长'], decisions: [one(id, 'raise')] };
    const first = await chief().post(`/reviews/${own}/decide`, body, key);
    expect(first.status).toBe(200);
    expect((await chief().post(`/reviews/${own}/decide`, body, key)).body).toEqual(first.body);
    expect(await household(id)).toMatchObject({ level: 'orange' });
  });

  it('between two meetings a leader raises, and nobody lowers', async () => {
    const id = await opened('blue');
    const raise = { reason: '连日酗酒吵闹' };
    expect((await caller('officer.qingxi').post(`/households/${id}/raise`, raise)).status).toBe(403);
    expect((await caller('deputy.qingxi').post(`/households/${id}/raise`, raise)).body).toMatchObject({
      level: 'orange',
      events: ['level-changed', 'visit-scheduled'],
    });
    expect((await chief().post(`/households/${id}/raise`, { ...raise, level: 'blue' })).status).toBe(422);
    expect((await household(id)).levels).toMatchObject([{}, { cause: 'leader', reason: '连日酗酒吵闹' }]);
  });

  it('meetings, visits, incidents and new files at the same moment wait for each other and none is lost', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, () => opened('orange')));
    for (const id of ids) await visited(id);
    const visits = () =>
      ids.map(async (id) => chief().post(`/households/${id}/record-revisit`, { ...visit, at: await now() }));
    const answers = await Promise.all([
      ...visits(),
      decide(ids.map((id) => one(id, 'raise'))),
      ...visits().reverse(),
      decide([...ids].reverse().map((id) => one(id, 'keep'))),
      opened('red').then(() => ({ status: 200 })),
      ...ids.map(async (id) =>
        caller('deputy.qingxi').post(`/households/${id}/report-incident`, { at: await now(), detail: '殴打' }),
      ),
    ]);
    expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([]);
    for (const id of ids) expect(await household(id)).toMatchObject({ level: 'red', owner: { role: 'deputy-chief' } });
  });
});
