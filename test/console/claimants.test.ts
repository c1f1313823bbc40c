import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../api/api-under-test.ts';
import { type Caller, loggedIn } from '../api/caller.ts';
import { carryOn, mediatedWages, workers } from '../api/mass-support.ts';
import { inventedId } from '../domain/mass/resident-ids.ts';
import { type Shown, signedIn, type Visitor } from './browser-by-hand.ts';
import { fieldsIn, fillsIn } from './fill-in.ts';

let api: ApiUnderTest;
let village: Visitor;
let clerk: Visitor;
let villageCaller: Caller;
beforeAll(async () => {
  api = await startApi({ usernames: ['mediator.yangping', 'mediator.shanqian', 'clerk.court', 'supervisor.county'] });
  village = await signedIn(api.url, 'mediator.yangping');
  clerk = await signedIn(api.url, 'clerk.court');
  villageCaller = await loggedIn(api.url, 'mediator.yangping');
});
afterAll(() => api.stop());

/** Chooses a file on a form and sends it, as a browser does. */
async function gives(visitor: Visitor, path: string, file: Buffer | string): Promise<Shown> {
  const { html } = await visitor.get(path);
  const body = new FormData();
  for (const [name, value] of Object.entries(fieldsIn(html, path))) if (name !== 'file') body.set(name, value);
  body.set('file', new Blob([typeof file === 'string' ? file : new Uint8Array(file)]), '名单.xlsx');
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = { cookie, origin: api.url };
  const answer = await fetch(`${api.url}${path}`, { method: 'POST', body, headers, redirect: 'manual' });
  const { status } = answer;
  return { status, headers: answer.headers, html: await answer.text(), location: answer.headers.get('location') };
}

/** As one reads it, without tags. */
const textOf = ({ html }: Shown) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

describe('申请人名单', () => {
  it('is checked, put right and imported, and tells how far it is', async () => {
    const id = await mediatedWages(villageCaller);
    const page = `/console/disputes/${id}`;
    const before = await village.get(page);
    expect(before.html).toContain(`href="${page}/claimants"`);
    const empty = await village.get(`${page}/claimants`);
    expect(empty.html).toContain('还没有名单');
    const template = await village.get('/console/claimants/template');
    expect(template.headers.get('content-type')).toContain('spreadsheetml');

    const wrong = `姓名,身份证号,金额\n张三,${inventedId(1)},100\n李四,${inventedId(2)}0,5\n`;
    const checked = await gives(village, `${page}/check-claimants`, wrong);
    expect(textOf(checked)).toContain('可以导入 1 人，合计 ¥100.00');
    expect(textOf(checked)).toContain('第 3 行：身份证号：居民身份证号须为18位');
    expect(checked.html).not.toContain(inventedId(1));
    const refused = await gives(village, `${page}/import-claimants`, wrong);
    expect(refused.status).toBe(422);
    expect(textOf(refused)).toContain('居民身份证号须为18位');
    expect(textOf(await village.get(`${page}/claimants`))).toContain('还没有名单');

    const file = await workers(60);
    expect((await gives(village, `${page}/check-claimants`, file)).html).toContain(`href="${page}/import-claimants"`);
    const imported = await gives(village, `${page}/import-claimants`, file);
    expect(imported.location).toBe(`${page}/claimants?done=import-claimants`);
    expect(textOf(await village.get(imported.location ?? ''))).toContain('正在导入：60 人中已列入 0 人');
    await carryOn(api.record, id);
    const roll = await village.get(`${page}/claimants?page=2`);
    expect(textOf(roll)).toContain('共 60 人，合计 ¥183,018.30');
    expect(textOf(roll)).toContain('51 · 工人51');
    expect(roll.html).not.toContain(inventedId(51));
    expect(textOf(await village.get(page))).toContain('共 60 人');
  });

  it('is nothing to another village, and no form to whoever only watches', async () => {
    const id = await mediatedWages(villageCaller);
    const page = `/console/disputes/${id}`;
    const stranger = await signedIn(api.url, 'mediator.shanqian');
    const watcher = await signedIn(api.url, 'supervisor.county');
    for (const last of ['claimants', 'import-claimants', 'check-claimants', 'file-claimants'])
      expect([last, (await stranger.get(`${page}/${last}`)).status]).toEqual([last, 404]);
    expect((await watcher.get(`${page}/claimants`)).html).not.toContain('import-claimants');
    for (const last of ['import-claimants', 'check-claimants', 'reach-mass-agreement', 'close-claimants'])
      expect([last, (await watcher.get(`${page}/${last}`)).status]).toEqual([last, 403]);
    expect((await village.get(`${page}/file-claimants`)).status).toBe(403);
  });
});

it('a mass case: one agreement for all, the rest to the court, which enters numbers and closes', async () => {
  const id = await mediatedWages(villageCaller);
  const page = `/console/disputes/${id}`;
  await gives(village, `${page}/import-claimants`, await workers(6));
  await carryOn(api.record, id);
  const form = await village.get(`${page}/reach-mass-agreement`);
  expect(textOf(form)).toContain('可以写 {姓名} 和 {金额}');
  const dueOn = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
  const wording = { facts: '拖欠{姓名}工资。', items: '工资数额。', 'terms.0': '向{姓名}支付{金额}。' };
  const instalment = {
    ...{ 'instalments.0.permille': '33', 'instalments.0.dueOn': dueOn },
    ...{ 'instalments.1.permille': '67', 'instalments.1.dueOn': dueOn },
  };
  const reached = await fillsIn(village, `${page}/reach-mass-agreement`, { ...wording, ...instalment });
  expect(reached.location).toBe(`${page}?done=reach-mass-agreement`);
  await carryOn(api.record, id);
  const signing = await village.get(`${page}/claimants?standing=signing`);
  expect([...signing.html.matchAll(/href="\/console\/agreements\//g)]).toHaveLength(6);
  expect((await fillsIn(village, `${page}/conclude-signing`)).location).toBe(`${page}?done=conclude-signing`);
  await carryOn(api.record, id);

  const asked = await clerk.get(`${page}/claimants?standing=referred`);
  expect(textOf(asked)).toContain('已移送法院 2');
  expect(asked.html).not.toContain('/console/agreements/');
  const sheet = await clerk.get(`${page}/file-claimants`);
  const names = [...sheet.html.matchAll(/name="(number\.[^"]+)"/g)].map(([, name = '']) => name);
  expect(names).toHaveLength(2);
  const [first = '', second = ''] = names;
  expect((await fillsIn(clerk, `${page}/file-claimants`)).html).toContain('请至少填写一个案号');
  const twice = await fillsIn(clerk, `${page}/file-claimants`, {
    [first]: '(2026)浙01民初1号',
    [second]: '(2026)浙01民初1号',
  });
  expect(twice.status).toBe(422);
  expect(twice.html).toContain(`id="${second}-error"`);
  expect(fieldsIn(twice.html, `${page}/file-claimants`)[first]).toBe('(2026)浙01民初1号');
  // A line left empty waits; the other is filed, whoever has come before it meanwhile.
  await fillsIn(clerk, `${page}/file-claimants`, { [second]: '(2026)浙01民初2号' });
  const left = await clerk.get(`${page}/file-claimants`);
  expect(left.html).toContain(`name="${first}"`);
  expect(left.html).not.toContain(`name="${second}"`);
  await fillsIn(clerk, `${page}/file-claimants`, { [first]: '(2026)浙01民初1号' });
  const closing = await clerk.get(`${page}/close-claimants?all=yes`);
  expect([...closing.html.matchAll(/type="checkbox"[^>]* checked/g)]).toHaveLength(2);
  const closed = await fillsIn(clerk, `${page}/close-claimants?all=yes`);
  expect(closed.location).toBe(`${page}?done=close-claimants`);
  expect(textOf(await clerk.get(`${page}/claimants`))).toContain('法院已结案 2');
});
