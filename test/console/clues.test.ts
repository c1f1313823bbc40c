import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../api/api-under-test.ts';
import { loggedIn, registered } from '../api/caller.ts';
import { signedIn, type Visitor } from './browser-by-hand.ts';

/** The smallest picture there is. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let api: ApiUnderTest;
let grid: Visitor;
let village: Visitor;

beforeAll(async () => {
  api = await startApi({ usernames: ['mediator.yangping', 'mediator.hekou', 'grid.yangping'] });
  grid = await signedIn(api.url, 'grid.yangping');
  village = await signedIn(api.url, 'mediator.yangping');
});
afterAll(() => api.stop());

/** Sends the form with photos, as a browser does. */
async function reported(text: string, photos: Buffer[] = []): Promise<string> {
  const { html } = await grid.get('/console/clues/new');
  const body = new FormData();
  body.set('csrf', /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? '');
  body.set('text', text);
  body.set('place', '羊坪村二组');
  for (const photo of photos) body.append('photos', new Blob([new Uint8Array(photo)]), 'photo.png');
  const cookie = [...grid.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = { cookie, origin: api.url };
  const answer = await fetch(`${api.url}/console/clues/new`, { method: 'POST', body, headers, redirect: 'manual' });
  return answer.headers.get('location')?.split('?')[0] ?? `${answer.status} ${await answer.text()}`;
}

it('is reported with photos and becomes a case, which its reporter is told', async () => {
  const clue = await reported('排水沟又堵了，两家在路口吵起来。', [PNG]);
  const page = await grid.get(clue);
  expect(page.html).toContain('排水沟又堵了');
  const photo = /<img src="([^"]+photos[^"]+)"/.exec(page.html)?.[1] ?? '';
  expect((await grid.get(photo)).headers.get('content-type')).toBe('image/png');
  expect(page.html).not.toContain('begin-dispute');
  expect((await (await signedIn(api.url, 'mediator.hekou')).get(clue)).status).toBe(404);

  expect((await village.get('/console/clues?status=reported')).html).toContain(clue);
  await village.get(clue);
  const draft = (await village.send(`${clue}/begin-dispute`, {})).location ?? '';
  const step = await village.get(draft);
  expect(step.html).toContain('排水沟又堵了，两家在路口吵起来。</textarea>');
  expect(step.html).not.toContain('name="source"');
  const matter = { title: '排水沟纠纷', facts: '排水沟堵了。', type: 'neighbours', colour: 'blue' };
  expect((await village.send(draft, matter)).location).toBe(`${draft}/parties`);
  await village.send(`${draft}/parties`, {
    ...{ 'parties.0.side': 'applicant', 'parties.0.kind': 'person', 'parties.0.name': '甲某' },
    ...{ 'parties.1.side': 'respondent', 'parties.1.kind': 'person', 'parties.1.name': '乙某' },
  });
  const { location } = await village.send(`${draft}/check`, {});
  expect((await village.get(location ?? '')).html).toContain('网格员上报');
  expect((await village.get(location ?? '')).html).toContain(`href="${clue}"`);
  const told = await grid.get(clue);
  expect(told.html).toContain('转为纠纷');
  expect(told.html).toContain('案件正在办理');
});

it('is merged into a case that is named by its number, or handed on; what was typed stays when it is refused', async () => {
  const id = await registered(await loggedIn(api.url, 'mediator.yangping'));
  const number = /云河2026-\d{6}/.exec((await village.get(`/console/disputes/${id}`)).html)?.[0] ?? '';
  const same = await reported('还是雨水管的事。');
  expect((await village.get(`${same}/merge`)).html).toContain(`dispute:${id}`);
  const wrong = await village.send(`${same}/merge`, { number: '云河2026-999999', reason: '同一件事' });
  expect([
    wrong.status,
    wrong.html.includes('value="云河2026-999999"'),
    wrong.html.includes('没有查到这个编号'),
  ]).toEqual([422, true, true]);
  expect((await village.send(`${same}/merge`, { number })).location).toContain(same);
  expect((await village.get(same)).html).toContain(`href="/console/disputes/${id}"`);

  const other = await reported('想确认林地是谁的。');
  await village.get(`${other}/not-ours`);
  expect((await village.send(`${other}/not-ours`, { toAuthority: '', reason: '林权' })).status).toBe(422);
  await village.send(`${other}/not-ours`, { toAuthority: '自然资源所', reason: '要求确认林地权属。' });
  expect((await grid.get(other)).html).toContain('自然资源所');
  expect((await village.get(`${other}/merge`)).status).toBe(409);
});

it('of a screening round: opened, gone through area by area, closed once every area has a record', async () => {
  await village.get('/console/screening-rounds/new');
  const today = (await api.record.clock.now()).slice(0, 10);
  const asked = { title: '节前大排查', 'groups.0': 'elderly', from: today, to: today };
  const area = { 'areas.0.organisationId': 'yangping', 'areas.0.part': '一组', 'areas.0.households': '40' };
  const lacking = await village.send('/console/screening-rounds/new', { ...asked, ...area, to: '' });
  expect([lacking.status, lacking.html.includes('value="一组"')]).toEqual([422, true]);
  const opened = await village.send('/console/screening-rounds/new', { ...asked, ...area });
  const round = opened.location?.split('?')[0] ?? '';
  const page = await village.get(round);
  expect(page.html).toContain('还没有登记');
  expect((await village.get('/console/screening-rounds')).html).toContain(round);
  const areaId = /name="areaId" value="([^"]+)"/.exec((await grid.get(`${round}/record-coverage`)).html)?.[1] ?? '';
  await grid.send(`${round}/record-coverage`, { areaId, visited: '18', found: '两户有赡养争执。' });
  expect((await village.get(round)).html).toContain('已走访 18 户，应排查 40 户');
  await village.get(`${round}/close`);
  await village.send(`${round}/close`, { summary: '走访18户，发现2条线索。' });
  expect((await grid.get(round)).html).toContain('走访18户，发现2条线索。');
  expect((await village.get(`${round}/close`)).status).toBe(409);
});
