import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../api/api-under-test.ts';
import { type Caller, loggedIn, registered } from '../api/caller.ts';
import { signedIn, type Visitor } from './browser-by-hand.ts';

let api: ApiUnderTest;
let caller: Caller;
let village: Visitor;
let wages: string;

beforeAll(async () => {
  api = await startApi({
    usernames: ['mediator.yangping', 'mediator.hekou', 'grid.yangping', 'coordinator.qingxi'],
  });
  caller = await loggedIn(api.url, 'mediator.yangping');
  await registered(caller, { colour: 'orange' });
  wages = await registered(caller, {
    ...{ type: 'migrant-wages', title: '砖厂拖欠三个月工资', facts: '老板说等货款到了再给。' },
    parties: [
      { side: 'applicant', kind: 'person', name: '赵铁柱' },
      { side: 'respondent', kind: 'organisation', name: '羊坪砖厂' },
    ],
  });
  village = await signedIn(api.url, 'mediator.yangping');
});
afterAll(() => api.stop());

const titles = (html: string) =>
  [...html.matchAll(/<a href="\/console\/disputes\/[0-9a-f-]{36}">([^<]+)</g)].map(([, t]) => t);
const listed = async (query: string, visitor = village) =>
  titles((await visitor.get(`/console/disputes${query}`)).html);

it('shows what one may see, to those who register with a button for it', async () => {
  expect(await listed('')).toEqual(['砖厂拖欠三个月工资', '雨水管改道引起的纠纷']);
  expect((await village.get('/console/disputes')).html).toContain('href="/console/disputes/new"');
  const other = await signedIn(api.url, 'mediator.hekou');
  const nothing = await other.get('/console/disputes');
  expect(titles(nothing.html)).toEqual([]);
  expect(nothing.html).toContain('您能看到的纠纷还没有一件');
  const township = await signedIn(api.url, 'coordinator.qingxi');
  expect(await listed('', township)).toHaveLength(2);
});

it('finds by number, by a party’s whole name, by words of title and facts, and by what the form leaves empty not at all', async () => {
  const number = /云河2026-\d{6}/.exec((await village.get('/console/disputes')).html)?.[0] ?? '';
  expect(await listed(`?q=${encodeURIComponent(number)}`)).toHaveLength(1);
  expect(await listed('?q=赵铁柱')).toEqual(['砖厂拖欠三个月工资']);
  expect(await listed('?q=赵铁')).toEqual([]);
  expect(await listed('?q=等货款')).toEqual(['砖厂拖欠三个月工资']);
  expect(await listed('?q=雨水管')).toEqual(['雨水管改道引起的纠纷']);
  expect(await listed('?q=&status=&colour=orange&level=&type=&from=&sort=newest')).toEqual(['雨水管改道引起的纠纷']);
  const unknown = await village.get('/console/disputes?colour=purple');
  expect(unknown.status).toBe(422);
});

it('orders, narrows to what is open or mine, and leads from each condition back to the list without it', async () => {
  expect(await listed('?sort=oldest')).toEqual(['雨水管改道引起的纠纷', '砖厂拖欠三个月工资']);
  expect(await listed('?status=closed')).toEqual([]);
  expect(await listed('?status=open&sort=due')).toHaveLength(2);
  expect(await listed('?ownerId=mediator.yangping')).toEqual([]);
  const { html } = await village.get('/console/disputes?type=migrant-wages&status=open');
  expect(html).toMatch(/href="\/console\/disputes\?status&#x3D;open"[^>]*>[^<]*拖欠农民工工资/);
  expect(html).toContain(`/console/disputes/${wages}`);
});

it('keeps a look under a name for the one who saved it, encrypted, until it is let go', async () => {
  await village.get('/console/disputes?q=赵铁柱&status=open');
  const kept = { name: '老赵的事', address: '/console/disputes?q=赵铁柱&status=open&page=2' };
  const { location } = await village.send('/console/disputes/filters', { ...kept, address: encodeURI(kept.address) });
  expect(decodeURI(location ?? '')).toBe(kept.address);
  const { html } = await village.get('/console/disputes?status=open&q=赵铁柱');
  expect(html).toMatch(/<a href="[^"]+" aria-current="true">老赵的事</);
  const other = await signedIn(api.url, 'mediator.hekou');
  expect((await other.get('/console/disputes')).html).not.toContain('老赵的事');
  const stored = await api.record.db.connect().then(async (client) => {
    const { rows } = await client.query('SELECT * FROM saved_filter');
    client.release();
    return rows;
  });
  expect(stored).toEqual([]);

  const { body } = await caller.get('/account/dispute-filters');
  const [saved] = body.items as { id: string; filters: object }[];
  expect(saved?.filters).toEqual({ q: '赵铁柱', status: 'open' });
  const remove = `/console/disputes/filters/${saved?.id ?? ''}/remove`;
  expect((await other.send(remove, {})).status).toBe(404);
  expect((await village.send(remove, {})).status).toBe(303);
  expect((await village.get('/console/disputes')).html).not.toContain('老赵的事');
});

it('refuses to keep what is no look at the list', async () => {
  const save = (more: object) => caller.post('/account/dispute-filters', { name: 'x', filters: {}, ...more });
  expect((await save({ name: ' ' })).status).toBe(422);
  expect((await save({ filters: { anything: 'x' } })).status).toBe(422);
  expect((await save({ name: '甲' })).status).toBe(201);
  expect((await save({ name: '甲', filters: { sort: 'due' } })).status).toBe(201);
  const { body } = await caller.get('/account/dispute-filters');
  expect(body.items).toMatchObject([{ name: '甲', filters: { sort: 'due' } }]);
});
