import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../api/api-under-test.ts';
import { type Caller, loggedIn, registered } from '../api/caller.ts';
import { signedIn, type Visitor } from './browser-by-hand.ts';

let api: ApiUnderTest;
let village: Caller;
let page: Visitor;
beforeAll(async () => {
  api = await startApi({
    usernames: [
      'mediator.yangping',
      'mediator.hekou',
      'grid.yangping',
      'officer.qingxi',
      'deputy.qingxi',
      'clerk.court',
    ],
  });
  village = await loggedIn(api.url, 'mediator.yangping');
  page = await signedIn(api.url, 'mediator.yangping');
});
afterAll(() => api.stop());

it('leads from a task of any kind to its record, and from one’s own to the form for it', async () => {
  const id = await registered(village, { title: '水渠' });
  const grid = await loggedIn(api.url, 'grid.yangping');
  const clue = await grid.post('/clues', { text: '两家为水渠吵架。', place: '羊坪村一组' });
  expect(clue.status).toBe(201);
  const { html } = await page.get('/console?scope=mine');
  expect(html).toContain(`href="/console/disputes/${id}"`);
  expect(html).toContain(`href="/console/disputes/${id}/dispatch"`);
  expect(html).toContain(`href="/console/clues/${clue.body.id as string}"`);
  const neighbour = await (await signedIn(api.url, 'mediator.hekou')).get('/console');
  expect(neighbour.html).not.toContain(id);
});

it('keeps its filters on the device, and lets go of them', async () => {
  const id = await registered(village, { title: '一件蓝色的' });
  const seen = async (address: string) => (await page.get(address)).html.includes(id);
  expect(await seen('/console?scope=mine&kind=clue')).toBe(false);
  expect(await seen('/console')).toBe(false);
  expect((await page.get('/console')).html).toContain('<option value="clue" selected>');
  expect(await seen('/console?scope=mine&kind=dispute&colour=blue')).toBe(true);
  expect(await seen('/console?scope=mine&colour=red')).toBe(false);
  expect(await seen('/console?scope=mine')).toBe(true);
  expect(await seen('/console')).toBe(true);
  page.cookies.set('fq-workbench', 'scope=none&kind=%00');
  expect((await page.get('/console')).status).toBe(200);
});

it('several at once: each for itself, only what waits for oneself, and to a committee that may have all of them', async () => {
  const mine = [await registered(village, { title: '甲' }), await registered(village, { title: '乙' })];
  const other = await registered(await loggedIn(api.url, 'mediator.hekou'), { title: '别村的' });
  const address = `/console/bulk?what=dispatch&${[...mine, other].map((id) => `of=${id}`).join('&')}`;
  const asked = await page.get(address);
  expect(asked.html).toContain('共 2 件');
  expect(asked.html).not.toContain('别村的');
  const of = [...mine, other].join(',');
  expect((await page.send('/console/bulk', { what: 'dispatch', of })).status).toBe(422);
  const wrong = await page.send('/console/bulk', { what: 'dispatch', of, organisationId: 'court' });
  expect(wrong.html).toContain('2 件中办成 0 件');
  const done = await page.send('/console/bulk', { what: 'dispatch', of, organisationId: 'yangping' });
  expect(done.html).toContain('2 件中办成 2 件');
  const status = async (caller: Caller, id: string) => (await caller.get(`/disputes/${id}`)).body.status;
  expect(await Promise.all(mine.map((id) => status(village, id)))).toEqual(['offered', 'offered']);
  expect(await status(await loggedIn(api.url, 'mediator.hekou'), other)).toBe('registered');
  expect((await page.send('/console/bulk', { what: 'dispatch', of })).html).toContain('没有选中');
});
