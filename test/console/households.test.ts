import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../domain/time/civil-date.ts';
import { dateOf } from '../../domain/time/instant.ts';
import { type ApiUnderTest, startApi } from '../api/api-under-test.ts';
import { type Caller, loggedIn } from '../api/caller.ts';
import { signedIn, type Visitor } from './browser-by-hand.ts';

/** Everybody who is not of the station, the neighbouring station first. */
const STRANGERS = ['officer.beiling', 'mediator.yangping', 'women.qingxi', 'supervisor.county', 'judge.court'];
/** What no page may show of the victim: where she has gone, and how she is reached. */
const SECRET = /13511112222|135\*{4}2222|山前村娘家|330681198506121314/;

const family = {
  address: '清溪镇羊坪村二组8号',
  level: 'orange',
  reason: '半年两次报警',
  plan: '每次上门单独听取妻子意见。',
  members: [
    { name: '周志强', relation: '户主', role: 'perpetrator', idNumber: '330681198506121314' },
    ...[{ name: '吴小梅', relation: '妻', role: 'victim', birthDate: '1988-09-15', phone: '13511112222' }].map(
      (wife) => ({ ...wife, presentAddress: '云河县北岭乡山前村娘家5号' }),
    ),
  ],
};

let api: ApiUnderTest;
let caller: Caller;
let officer: Visitor;
let id: string;

beforeAll(async () => {
  api = await startApi({ usernames: ['officer.qingxi', 'deputy.qingxi', ...STRANGERS] });
  caller = await loggedIn(api.url, 'officer.qingxi');
  id = (await caller.post('/households', family)).body.id as string;
  officer = await signedIn(api.url, 'officer.qingxi');
});
afterAll(() => api.stop());

describe('the board', () => {
  it('shows each level with what is in it: where, whose, and until when', async () => {
    const { status, html } = await officer.get('/console/households');
    expect(status).toBe(200);
    expect(html).toContain('清溪镇羊坪村二组8号');
    expect(html).toContain('欧阳强 · 社区民警');
    expect(html).toMatch(/class="shape"[\s\S]{0,200}橙/);
    expect(html).toContain(`href="/console/households/${id}"`);
    expect((await officer.get('/console/households?level=orange')).html).toContain('清溪镇羊坪村二组8号');
    expect((await officer.get('/console/households?level=red')).html).toContain('这里还没有家庭');
    expect((await officer.get('/console/households?whose=exited')).html).toContain('这里还没有家庭');
  });
});

describe('the file', () => {
  it('says level, owner, next visit, and what can be done with what follows', async () => {
    const { status, html } = await officer.get(`/console/households/${id}`);
    expect(status).toBe(200);
    expect(html).toContain('周志强');
    expect(html).toContain('每次上门单独听取妻子意见。');
    expect(html).toContain('住处和联系方式受保护');
    expect(html).toContain(`href="/console/households/${id}/record-revisit"`);
    expect(html).toMatch(/330681\*{8}1314/);
    expect(html).not.toMatch(SECRET);
  });

  it('has its papers made', async () => {
    await officer.get(`/console/households/${id}`);
    const made = await officer.send(`/console/households/${id}/documents`, { form: 'household-file' });
    expect([made.status, made.location]).toEqual([303, `/console/households/${id}?made=1#papers-heading`]);
    expect((await officer.get(`/console/households/${id}?made=1`)).html).toContain('家庭暴力管控档案');
    expect((await officer.send(`/console/households/${id}/documents`, { form: 'warning-letter' })).status).toBe(422);
  });
});

describe('the day and the month', () => {
  it('put a visit where it is planned, else on its last day, and link to it', async () => {
    const today = dateOf(await api.record.clock.now());
    const last = addDays(today, 7);
    const { html } = await officer.get(`/console/households/day?on=${last}`);
    expect(html).toContain('第 1 户');
    expect(html).toContain('清溪镇羊坪村二组8号');
    expect(html).not.toMatch(/tel:/);
    expect((await officer.get('/console/households/day')).html).toContain('这一天没有要去的家庭');
    const month = await officer.get(`/console/households/calendar?month=${last.slice(0, 7)}`);
    expect(month.html).toContain(`href="/console/households/day?on&#x3D;${last}"`);
    expect(month.html).not.toMatch(SECRET);
    expect((await officer.get('/console/households/calendar?month=2026-13')).status).toBe(422);
    const byOthers = await officer.get('/console/households/calendar?scope=station&officer=deputy.qingxi');
    expect(byOthers.html).not.toContain('羊坪村二组8号');
  });

  it('give a phone a secret link, shown once, that opens the calendar and nothing else', async () => {
    await officer.get('/console/households/calendar');
    const made = await officer.send('/console/households/calendar/feed', {});
    const link = new RegExp(`${api.url}/api/v1/public/calendar/[\\w-]+`).exec(made.html)?.[0] ?? '';
    const feed = await (await fetch(link)).text();
    expect(feed).toContain('BEGIN:VCALENDAR');
    expect(feed).not.toContain('羊坪村');
    await officer.send('/console/households/calendar/feed/end', {});
    expect((await fetch(link)).status).toBe(404);
  });
});

describe('nobody else', () => {
  it('finds the household on any page', async () => {
    const last = addDays(dateOf(await api.record.clock.now()), 7);
    for (const username of STRANGERS) {
      const stranger = await signedIn(api.url, username);
      expect([username, (await stranger.get(`/console/households/${id}`)).status]).toEqual([username, 404]);
      const shown = await Promise.all(
        [
          '/console/households',
          `/console/households/day?scope=station&on=${last}`,
          `/console/households/calendar?scope=station&month=${last.slice(0, 7)}`,
          '/console/reviews',
          '/console/violence-reports',
          '/console/visit-tasks',
        ].map((path) => stranger.get(path)),
      );
      for (const { status, html } of shown) {
        expect([200, 403]).toContain(status);
        expect(html).not.toMatch(/羊坪村二组|周志强|吴小梅/);
      }
      const made = await stranger.send(`/console/households/${id}/documents`, { form: 'household-file' });
      expect([username, made.status]).toEqual([username, 404]);
    }
  });
});
