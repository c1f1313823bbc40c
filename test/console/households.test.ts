import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTellOthers } from '../../activities/tell-others.ts';
import { undoneReactions } from '../../record/reactions.ts';
import { addDays } from '../../domain/time/civil-date.ts';
import { reviewIdOf } from '../../domain/review/of-station.ts';
import { addHours, dateOf, wallClockOf } from '../../domain/time/instant.ts';
import { DEMO_PASSWORD } from '../../demo/users.ts';
import { createUser } from '../../record/identity/users.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { type ApiUnderTest, startApi } from '../api/api-under-test.ts';
import { type Caller, loggedIn } from '../api/caller.ts';
import { type Shown, signedIn, type Visitor } from './browser-by-hand.ts';

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

/** What a browser would send of a form as it was shown, without a click in it. */
function fieldsShown({ html }: Shown): Record<string, string> {
  const read = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
  const inputs = [...html.matchAll(/<input [^>]*>/g)].map(([tag]) => tag);
  const sent = inputs.filter((tag) => !/type="(checkbox|radio)"/.test(tag) || / checked/.test(tag));
  const shown = sent.flatMap((tag) => (read(tag, 'name') ? [[read(tag, 'name'), read(tag, 'value') ?? '']] : []));
  const { language: _, theme: __, next: ___, ...fields } = Object.fromEntries(shown) as Record<string, string>;
  return fields;
}

async function fillsIn(visitor: Visitor, path: string, typed: Record<string, string>): Promise<Shown> {
  const form = await visitor.get(path);
  expect([path, form.status]).toEqual([path, 200]);
  return visitor.send(path, { ...fieldsShown(form), ...typed });
}

/** Forms take whole minutes: what follows happens in another one. */
async function later(): Promise<void> {
  await api.record.clock.setClock(addHours(await api.record.clock.now(), 1));
}

const done = ['listened', 'policyExplained', 'warnedByCases', 'counselled'].flatMap((element) => [
  [`${element}.done`, 'yes'],
  [`${element}.note`, '已做'],
]);
const visit = {
  ...(Object.fromEntries(done) as Record<string, string>),
  ...{ personsSeen: '夫妻双方', victimAlone: 'yes', violenceRecurred: 'no', feedback: '情绪平稳' },
};

let api: ApiUnderTest;
let caller: Caller;
let officer: Visitor;
let id: string;

beforeAll(async () => {
  api = await startApi({ usernames: ['officer.qingxi', 'deputy.qingxi', 'mediator.hekou', ...STRANGERS] });
  caller = await loggedIn(api.url, 'officer.qingxi');
  id = (await caller.post('/households', family)).body.id as string;
  officer = await signedIn(api.url, 'officer.qingxi');
  await inTransaction(api.record.db, SYSTEM, (tx) =>
    createUser(tx, {
      ...{ id: 'officer2.qingxi', name: '洪亮', organisationId: 'qingxi-station', role: 'community-officer' },
      password: DEMO_PASSWORD,
    }),
  );
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

  it('has its papers made, and shows them on a page of their own', async () => {
    await officer.get(`/console/households/${id}`);
    const made = await officer.send(`/console/households/${id}/papers`, { form: 'household-file' });
    expect(made.location).toMatch(new RegExp(`^/console/households/${id}/papers\\?waiting=`));
    expect((await officer.get(made.location ?? '')).html).toContain('家庭暴力管控档案');
    expect((await officer.get(`/console/households/${id}`)).html).toContain('家庭暴力管控档案');
    expect((await officer.get(`/console/households/${id}/dossier`)).status).toBe(200);
  });

  it('shows one fact in full for a purpose, once, and where she is only to those who protect her', async () => {
    const { members } = (await caller.get(`/households/${id}`)).body as {
      members: { personId: string; role: string }[];
    };
    const her = members.find(({ role }) => role === 'victim')?.personId ?? '';
    const path = `/console/households/${id}/members/${her}/reveal`;
    const shown = await fillsIn(officer, path, { field: 'phone', purpose: '约定回访时间' });
    expect([shown.status, shown.html.includes('href="tel:13511112222"')]).toEqual([200, true]);
    expect((await fillsIn(officer, path, { field: 'phone' })).status).toBe(422);
    const other = await signedIn(api.url, 'officer2.qingxi');
    const offered = await other.get(path);
    expect([offered.status, /value="phone"/.test(offered.html)]).toEqual([200, false]);
    expect((await other.send(path, { ...fieldsShown(offered), field: 'phone', purpose: '看看' })).status).not.toBe(200);
    expect((await (await signedIn(api.url, 'officer.beiling')).get(path)).status).toBe(404);
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
      const made = await stranger.send(`/console/households/${id}/papers`, { form: 'household-file' });
      expect([username, made.status]).toEqual([username, 404]);
    }
  });
});

describe('by its forms alone and without a script', () => {
  it('a file is opened, visited at the door, and says when the next visit is', async () => {
    const opened = await fillsIn(officer, '/console/households/new', {
      address: '清溪镇河口村一组2号',
      level: 'blue',
      reason: '邻居反映夜里争吵',
      'members.0.name': '郑某',
      'members.0.relation': '户主',
      'members.0.role': 'perpetrator',
      'members.1.name': '冯某',
      'members.1.relation': '妻',
      'members.1.role': 'victim',
    });
    expect(opened.location, opened.html).toMatch(/^\/console\/households\/[0-9a-f-]{36}\?done=open-household$/);
    const base = opened.location?.split('?')[0] ?? '';
    expect((await officer.get(opened.location ?? '')).html).toContain('已完成');

    await later();
    const form = await officer.get(`${base}/record-revisit`);
    const order = ['at', 'victimAlone', 'listened.done', 'counselled.done', 'feedback'];
    const places = order.map((name) => form.html.indexOf(`name="${name}"`));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    // What would not count is said before it is on record; what was typed is kept.
    const doubted = await fillsIn(officer, `${base}/record-revisit`, { ...visit, victimAlone: 'no' });
    expect(doubted.status).toBe(422);
    expect(doubted.html).toContain('这次回访不算数');
    expect(doubted.html).toContain('没有单独听取受害人');
    expect(doubted.html).toContain('情绪平稳');
    const fileNow = async () => (await caller.get(base.replace('/console', ''))).body;
    expect((await fileNow()).visits).toEqual([]);

    const incomplete = await officer.send(`${base}/record-revisit`, {
      ...fieldsShown(doubted),
      ...{ ...visit, victimAlone: 'no', sure: 'yes' },
    });
    expect(incomplete.location).toBe(`${base}?done=record-revisit`);
    const before = (await fileNow()).nextRevisitOn as string;
    const recorded = await fillsIn(officer, `${base}/record-revisit`, visit);
    expect(recorded.location, recorded.html).toBe(`${base}?done=record-revisit`);
    const file = await fileNow();
    expect((file.visits as { complete: boolean }[]).map(({ complete }) => complete)).toEqual([false, true]);
    expect((file.nextRevisitOn as string) > before).toBe(true);
    expect((await officer.get(base)).html).toContain('不算数，仍须回访');
  });

  it('violence goes up at once and is warned of', async () => {
    await later();
    const raised = await fillsIn(officer, `/console/households/${id}/report-incident`, {
      at: wallClockOf(await api.record.clock.now()),
      detail: '酒后在院子里殴打妻子。',
    });
    expect(raised.location, raised.html).toBe(`/console/households/${id}?done=report-incident`);
    expect((await officer.get(`/console/households/${id}`)).html).toContain('colour-red');
    // It is the deputy chief's now: no officer makes that visit, nor is shown the form.
    expect((await officer.get(`/console/households/${id}/record-revisit`)).status).toBe(409);

    const deputy = await signedIn(api.url, 'deputy.qingxi');
    const poor = await fillsIn(deputy, `/console/households/${id}/issue-warning`, {
      admitted: 'no',
      'evidence.0.kind': 'victim-statement',
      'evidence.0.note': '陈述被打',
    });
    expect(poor.status).toBe(422);
    const issued = await fillsIn(deputy, `/console/households/${id}/issue-warning`, {
      admitted: 'yes',
      'evidence.0.kind': 'perpetrator-statement',
      'evidence.0.note': '承认动手',
      'evidence.1.kind': 'victim-statement',
      'evidence.1.note': '陈述一致',
      'circumstances.0': 'victim-asks',
    });
    expect(issued.location, issued.html).toBe(`/console/households/${id}?done=issue-warning`);
    await later();
    const delivered = await fillsIn(deputy, `/console/households/${id}/deliver-warning`, {});
    expect(delivered.location, delivered.html).toBe(`/console/households/${id}?done=deliver-warning`);
    const { html } = await deputy.get(`/console/households/${id}`);
    expect(html).toContain('一式三份');
    expect(html).toContain('还没有交给受害人');
  });

  it('whom the law tells gets names and a date, and reports what was found', async () => {
    for (const reaction of await undoneReactions(api.record.db, id)) {
      if (reaction.kind === 'tell-others') await createTellOthers(api.record)(reaction);
    }
    const women = await signedIn(api.url, 'women.qingxi');
    const list = await women.get('/console/visit-tasks');
    const path = /href="(\/console\/visit-tasks\/[0-9a-f-]{36})"/.exec(list.html)?.[1] ?? '';
    const task = await women.get(path);
    expect(task.html).toContain('请上门走访并反馈');
    expect(task.html).not.toMatch(/羊坪村二组|红|告诫|\/console\/households\//);
    expect((await (await signedIn(api.url, 'officer.beiling')).get(path)).status).toBe(404);
    const reported = await fillsIn(women, `${path}/report-visit`, { result: '又听到争吵和哭声。', violence: 'yes' });
    expect(reported.location, reported.html).toBe(`${path}?done=report-visit`);
    const seen = await officer.get(path);
    expect(seen.html).toContain('又听到争吵和哭声。');
    expect(seen.html).toContain(`href="/console/households/${id}"`);
    expect((await fillsIn(officer, `${path}/heed`, {})).location).toBe(`${path}?done=heed`);
  });

  it('the meeting decides for each household, all together or none, and by the leaders alone', async () => {
    const reviewId = reviewIdOf('qingxi-station');
    await later();
    const deputy = await signedIn(api.url, 'deputy.qingxi');
    const path = `/console/reviews/${reviewId}/decide`;
    expect((await deputy.get('/console/reviews')).html).toContain(`href="/console/reviews/${reviewId}"`);
    expect((await deputy.get(`/console/reviews/${reviewId}`)).html).toContain('清溪镇羊坪村二组8号');
    expect((await officer.get(path)).status).toBe(403);
    const stranger = await signedIn(api.url, 'officer.beiling');
    expect((await stranger.get(path)).status).toBe(404);
    const page = await deputy.get(path);
    expect(page.html).toContain('不能降级、不能退出');
    const unreasoned = await fillsIn(deputy, path, { [`decision.${id}`]: 'keep', attendees: '杜卫(副所长)' });
    expect([unreasoned.status, unreasoned.html.includes('请填写')]).toEqual([422, true]);
    const forbidden = await fillsIn(deputy, path, {
      ...{ [`decision.${id}`]: 'lower', [`reason.${id}`]: '看来平静了' },
      attendees: '杜卫(副所长)',
    });
    expect([forbidden.status, forbidden.html.includes('看来平静了')]).toEqual([409, true]);
    const held = await fillsIn(deputy, path, {
      ...{ [`decision.${id}`]: 'keep', [`reason.${id}`]: '刚发生暴力，维持红色。' },
      attendees: '杜卫(副所长)\n欧阳强(社区民警)',
    });
    expect(held.location, held.html).toBe(`/console/reviews/${reviewId}?held=1`);
    const after = await deputy.get(held.location ?? '');
    expect(after.html).toContain('会议已记录');
    expect(after.html).toContain('刚发生暴力，维持红色。');
    expect(after.html).toContain('杜卫(副所长)、欧阳强(社区民警)');
  });
});

describe('a report of violence', () => {
  it('is made with a receipt, settled by the station, and its reporter shown once to a leader', async () => {
    const women = await signedIn(api.url, 'women.qingxi');
    const made = await fillsIn(women, '/console/violence-reports/new', {
      ...{ reporterKind: 'womens-federation', text: '一名妇女来求助，身上有伤。', minor: 'no' },
      'reporter.name': '吴月英',
    });
    expect(made.location, made.html).toMatch(/received\?number=/);
    expect((await women.get(made.location ?? '')).html).toContain('派出所已收到');
    const list = await officer.get('/console/violence-reports');
    const path = /href="(\/console\/violence-reports\/[0-9a-f-]{36})"/.exec(list.html)?.[1] ?? '';
    expect((await women.get(path)).status).toBe(404);
    expect((await officer.get(path)).html).not.toContain('吴月英');
    expect((await officer.get(`${path}/reveal-reporter`)).status).toBe(403);
    const deputy = await signedIn(api.url, 'deputy.qingxi');
    const shown = await fillsIn(deputy, `${path}/reveal-reporter`, { purpose: '核实伤情，需联系报告人' });
    expect([shown.status, shown.html.includes('吴月英')]).toEqual([200, true]);
    expect((await fillsIn(officer, `${path}/settle`, { as: 'household' })).status).toBe(422);
    const settled = await fillsIn(officer, `${path}/settle`, { as: 'household', householdId: id });
    expect(settled.location, settled.html).toBe(`${path}?done=settle`);
    expect((await officer.get(path)).html).toContain(`href="/console/households/${id}"`);
  });
});
