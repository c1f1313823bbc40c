import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../domain/time/civil-date.ts';
import { dateOf, startOfDay } from '../../domain/time/instant.ts';
import { createUser } from '../../record/identity/users.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { DEMO_PASSWORD } from '../../demo/users.ts';
import { type ApiUnderTest, startApi } from './api-under-test.ts';
import { type Caller, callerWith, loggedIn } from './caller.ts';

const STATION = ['officer.qingxi', 'deputy.qingxi', 'chief.qingxi'];
const STRANGERS = [
  'officer.beiling',
  'chief.beiling',
  'mediator.yangping',
  'women.qingxi',
  'supervisor.county',
  'admin',
];
const SECOND = 'officer.qingxi-2';

let api: ApiUnderTest;
let callers: Record<string, Caller>;
let today: string;

beforeAll(async () => {
  api = await startApi({ usernames: [...STATION, ...STRANGERS] });
  await inTransaction(api.record.db, SYSTEM, (tx) =>
    createUser(tx, {
      id: SECOND,
      name: '第二民警',
      role: 'community-officer',
      organisationId: 'qingxi-station',
      password: DEMO_PASSWORD,
    }),
  );
  const names = [...STATION, ...STRANGERS, SECOND];
  callers = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await loggedIn(api.url, name)] as const)),
  );
  today = dateOf(await api.record.clock.now());
});

afterAll(() => api.stop());

const by = (name: string): Caller => callers[name] ?? callerWith(api.url);

async function opened(level: string, address: string): Promise<string> {
  const members = [
    { name: '周志强', relation: '户主', role: 'perpetrator', birthDate: '1985-06-01' },
    { name: '林秀英', relation: '妻', role: 'victim', phone: '13511112222', presentAddress: '北岭乡暂住处' },
  ];
  const who = level === 'red' ? 'deputy.qingxi' : 'officer.qingxi';
  const { status, body } = await by(who).post('/households', { address, level, reason: '多次报警', members });
  expect([status, body]).toEqual([201, expect.anything()]);
  return body.id as string;
}

const file = async (id: string) => (await by('chief.qingxi').get(`/households/${id}`)).body as Record<string, never>;
const stops = async (who: string, query = '') =>
  ((await by(who).get(`/households/route?${query}`)).body.items as { id: string }[]).map(({ id }) => id);

describe('当日回访路线', () => {
  it('has what is planned for the day or due by it: overdue, then gravest, then by place', async () => {
    const [far, near, red] = [
      await opened('blue', '清溪镇羊坪村9号'),
      await opened('blue', '清溪镇河口村1号'),
      await opened('red', '清溪镇羊坪村1号'),
    ];
    const due = addDays(today, 7);
    expect(await stops('officer.qingxi')).toEqual([]);
    expect(await stops('officer.qingxi', `on=${due}`)).toEqual([near, far]);
    expect(await stops('chief.qingxi', `on=${due}&scope=station`)).toEqual([red, near, far]);
    expect(await stops('deputy.qingxi', `on=${due}`)).toEqual([red]);
    const planned = addDays(today, 2);
    expect((await by('officer.qingxi').post(`/households/${far}/plan-visit`, { on: planned })).status).toBe(200);
    expect(await stops('officer.qingxi', `on=${planned}`)).toEqual([far]);
    expect(await stops('officer.qingxi', `on=${due}`)).toEqual([near, far]);
    expect((await file(far)).plannedOn).toBe(planned);
    for (const [on, status] of [
      [addDays(due, 1), 422],
      ['2026-02-30', 422],
    ] as const) {
      expect((await by('officer.qingxi').post(`/households/${far}/plan-visit`, { on })).status).toBe(status);
    }
  });

  it('is empty for everybody else, and never says where a victim has gone', async () => {
    const due = addDays(today, 7);
    for (const name of STRANGERS) expect([name, await stops(name, `scope=station&on=${due}`)]).toEqual([name, []]);
    const { body } = await by('chief.qingxi').get(`/households/route?scope=station&on=${due}`);
    expect(JSON.stringify(body)).not.toMatch(/北岭|13511112222|周志强|林秀英/);
    expect((await by('chief.qingxi').get('/households/route?on=tomorrow')).status).toBe(422);
  });
});

describe('日历订阅', () => {
  const subscribed = async (who: string) => (await by(who).post('/calendar-feed')).body.path as string;
  const calendar = (path: string) => fetch(`${api.url}${path}`);

  it('is opened by its secret alone, and tells no more than file numbers', async () => {
    const path = await subscribed('officer.qingxi');
    const answer = await calendar(path);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const text = await answer.text();
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/);
    expect(text.match(/^DTSTAMP:\d{8}T\d{6}Z\r$/gm)).toHaveLength(2);
    const days = text.match(/^DTSTART;VALUE=DATE:\d{8}(?=\r$)/gm)?.map((line) => line.slice(-8));
    expect(days?.sort()).toEqual([addDays(today, 2), addDays(today, 7)].map((day) => day.replaceAll('-', '')));
    expect(text.match(/^SUMMARY:回访 清溪\d{4}-\d{6}\r$/gm)).toHaveLength(2);
    expect(text).not.toMatch(/red|orange|blue|红|橙|蓝|家暴|羊坪|河口|周志强|officer/);
    expect(api.logged()).not.toContain(path.slice(-20));
  });

  it('can be renewed and ended; a wrong secret is 404', async () => {
    const first = await subscribed('deputy.qingxi');
    const second = await subscribed('deputy.qingxi');
    expect((await calendar(first)).status).toBe(404);
    expect((await calendar(second)).status).toBe(200);
    const key = { 'Idempotency-Key': 'feed-1' };
    const [once, twice] = [
      await by('chief.qingxi').post('/calendar-feed', {}, key),
      await by('chief.qingxi').post('/calendar-feed', {}, key),
    ];
    expect(once.body).toEqual(twice.body);
    expect((await calendar(once.body.path as string)).status).toBe(200);
    expect((await by('deputy.qingxi').post('/calendar-feed/end')).status).toBe(204);
    expect((await calendar(second)).status).toBe(404);
    expect((await calendar('/api/v1/public/calendar/x')).status).toBe(404);
    expect((await by('mediator.yangping').post('/calendar-feed')).status).toBe(403);
  });
});

describe('责任人缺位', () => {
  const reassign = (who: string, body: object, headers = {}) => by(who).post('/households/reassign', body, headers);
  const absence = { fromUserId: 'officer.qingxi', toUserId: SECOND, reason: '病假' };

  it('all households of an officer go to another until they are back; red ones stay with the deputy chief', async () => {
    const until = addDays(today, 20);
    const key = { 'Idempotency-Key': 'absence-1' };
    const { status, body } = await reassign('deputy.qingxi', { ...absence, until }, key);
    expect([status, (body.households as string[]).length]).toEqual([200, 2]);
    expect((await reassign('deputy.qingxi', { ...absence, until }, key)).body).toEqual(body);
    for (const id of body.households as string[]) {
      expect(await file(id)).toMatchObject({
        owner: { userId: SECOND, role: 'community-officer' },
        standsInFor: { userId: 'officer.qingxi', until },
      });
    }
    expect(await stops('officer.qingxi', `on=${addDays(today, 7)}`)).toEqual([]);
    expect(await stops(SECOND, `on=${addDays(today, 7)}`)).toHaveLength(2);
    expect(await stops('deputy.qingxi', `on=${addDays(today, 7)}`)).toHaveLength(1);
  });

  it('all of them or none: somebody without the role gets nothing', async () => {
    const wrong = await reassign('chief.qingxi', {
      ...absence,
      fromUserId: 'deputy.qingxi',
      toUserId: 'officer.qingxi',
    });
    expect(wrong.body).toMatchObject({ status: 422, code: 'rule-broken', errors: [{ path: 'toUserId' }] });
    const nobody = await reassign('chief.qingxi', { ...absence, toUserId: 'officer.beiling' });
    expect(nobody.body).toMatchObject({ status: 422, code: 'invalid', errors: [{ path: 'toUserId' }] });
    expect((await reassign('chief.qingxi', { ...absence, fromUserId: SECOND })).status).toBe(422);
    expect((await reassign('chief.qingxi', { reason: '病假' })).status).toBe(422);
    expect(await stops('deputy.qingxi', `on=${addDays(today, 7)}`)).toHaveLength(1);
  });

  it('is the deputy chief’s and the chief’s, each at their own station', async () => {
    for (const name of ['officer.qingxi', 'mediator.yangping', 'supervisor.county', 'officer.beiling']) {
      expect([name, (await reassign(name, absence)).status]).toEqual([name, 403]);
    }
    const other = await reassign('chief.beiling', { ...absence, fromUserId: SECOND, toUserId: 'officer.beiling' });
    expect(other.body).toMatchObject({ households: [] });
    expect(await stops(SECOND, `on=${addDays(today, 7)}`)).toHaveLength(2);
  });
});

describe('三色管控统计', () => {
  const statistics = async (who: string, query = '') => by(who).get(`/statistics/households?${query}`);

  it('a station counts its own, the county’s supervisor all, without officers', async () => {
    const own = await statistics('officer.qingxi', 'by=officer');
    expect(own.body).toMatchObject({
      stationId: 'qingxi-station',
      entered: { red: 1, orange: 0, blue: 2 },
      current: { red: 1, orange: 0, blue: 2 },
      exitRate: 0,
      visits: { due: 0, onTime: 0, late: 0, overdue: 0 },
      recurrences: 0,
      turnedCriminal: 0,
      deaths: 0,
    });
    const items = own.body.items as { key: string; label: string; current: object; entered: object }[];
    expect(items.map(({ key, label, current, entered }) => [key, label, current, entered])).toEqual([
      ['deputy.qingxi', '杜卫', { red: 1, orange: 0, blue: 0 }, { red: 1, orange: 0, blue: 0 }],
      ['officer.qingxi', '欧阳强', { red: 0, orange: 0, blue: 0 }, { red: 0, orange: 0, blue: 2 }],
      [SECOND, '第二民警', { red: 0, orange: 0, blue: 2 }, { red: 0, orange: 0, blue: 0 }],
    ]);
    const county = await statistics('supervisor.county');
    expect(county.body).toMatchObject({ stationId: null, current: { red: 1, orange: 0, blue: 2 } });
    expect(JSON.stringify(county.body)).not.toMatch(/officer|deputy|[0-9a-f]{8}-/);
    expect((await statistics('supervisor.county', 'stationId=beiling-station')).body.current).toEqual({
      red: 0,
      orange: 0,
      blue: 0,
    });
    const quarters = (await statistics('chief.qingxi', `by=quarter&from=${addDays(today, -400)}`)).body
      .items as object[];
    expect(quarters.length).toBeGreaterThanOrEqual(5);
    expect(quarters.at(-1)).toMatchObject({ entered: { red: 1, orange: 0, blue: 2 } });
    expect(quarters.at(0)).toMatchObject({ entered: { red: 0 }, exitRate: null });
  });

  it('is nobody else’s', async () => {
    expect((await callerWith(api.url).get('/statistics/households')).status).toBe(401);
    for (const name of ['mediator.yangping', 'women.qingxi', 'admin']) {
      expect([name, (await statistics(name)).status]).toEqual([name, 403]);
    }
    expect((await statistics('officer.beiling')).body.current).toEqual({ red: 0, orange: 0, blue: 0 });
    expect((await statistics('officer.beiling', 'stationId=qingxi-station')).status).toBe(403);
    expect((await statistics('supervisor.county', 'by=officer')).status).toBe(403);
    for (const query of [
      'by=quarter',
      'by=village',
      'from=2026-02-02&to=2026-01-01',
      'by=year&from=1905-01-01',
      'x=1',
    ]) {
      expect([query, (await statistics('chief.qingxi', query)).status]).toEqual([query, 422]);
    }
  });

  it('a missed visit is overdue, and on record as a route’s first stop', async () => {
    await api.record.clock.setClock(startOfDay(addDays(today, 8)));
    expect((await statistics('chief.qingxi')).body.visits).toEqual({ due: 3, onTime: 0, late: 0, overdue: 3 });
  });
});
