import { afterAll, beforeAll, expect, it } from 'vitest';
import { beginRetention } from '../../record/retention/begin-retention.ts';
import { addHours } from '../../domain/time/instant.ts';
import { type ApiUnderTest, startApi } from '../api/api-under-test.ts';
import { loggedIn, mediating, registered } from '../api/caller.ts';
import { signedIn, type Visitor } from './browser-by-hand.ts';

let api: ApiUnderTest;
let admin: Visitor;
let auditor: Visitor;
let supervisor: Visitor;
let village: Visitor;

beforeAll(async () => {
  const usernames = ['admin', 'auditor.county', 'supervisor.county', 'mediator.yangping'];
  api = await startApi({ usernames });
  await beginRetention(api.record);
  [admin, auditor, supervisor, village] = (await Promise.all(usernames.map((name) => signedIn(api.url, name)))) as [
    Visitor,
    Visitor,
    Visitor,
    Visitor,
  ];
});
afterAll(() => api.stop());

const linkIn = (html: string, pattern: RegExp) => pattern.exec(html)?.[0] ?? '';
/** What the form's fields hold, as a browser would send them back. */
const fieldsIn = (html: string) =>
  Object.fromEntries(
    [...html.matchAll(/<input[^>]* name="([^"]+)"[^>]* value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );

it('each role is shown what it may enter, and nobody enters anything else', async () => {
  const areas = async (visitor: Visitor) =>
    [...(await visitor.get('/console/admin')).html.matchAll(/class="line-link" href="([^"]+)"/g)].map(
      ([, path]) => path ?? '',
    );
  const [ofAdmin, ofAuditor, ofSupervisor] = [await areas(admin), await areas(auditor), await areas(supervisor)];
  expect(ofAdmin).toContain('/console/users');
  expect(ofAdmin).not.toContain('/console/audit');
  expect(ofAuditor).toContain('/console/audit');
  expect(ofAuditor).not.toContain('/console/users');
  expect(ofSupervisor).not.toContain('/console/erasures');
  for (const [visitor, paths] of [
    [admin, ofAdmin],
    [auditor, ofAuditor],
    [supervisor, ofSupervisor],
  ] as const) {
    const statuses = await Promise.all(paths.map(async (path) => [path, (await visitor.get(path)).status]));
    expect(statuses).toEqual(paths.map((path) => [path, 200]));
  }
  const closed = ['admin', 'users', 'users/open', 'users/admin', 'policies', 'policies/1', 'policy-changes/propose'];
  for (const path of [
    ...closed,
    'calendar',
    'gallery',
    'audit',
    'audit.xlsx',
    'erasures/request',
    'organisations/open',
  ]) {
    expect([path, (await village.get(`/console/${path}`)).status]).toEqual([path, 403]);
  }
  expect((await village.get('/console/erasures')).html).toContain('没有这样的申请');
});

it('a change of policy is drafted in words, seen side by side, and put into force by a second person', async () => {
  const form = await admin.get('/console/policy-changes/propose');
  const name = 'timers.idle.red.period';
  expect(form.html).toContain('无进展督办 · 红色');
  const typed = { ...fieldsIn(form.html), reason: '县督导会议纪要', [name]: 'zwei' };
  const wrong = await admin.send('/console/policy-changes/propose', { ...typed, step: 'preview' });
  expect([wrong.status, wrong.html.includes('请填写数字')]).toEqual([422, true]);

  const draft = { ...typed, [name]: '2' };
  const shown = await admin.send('/console/policy-changes/propose', { ...draft, step: 'preview' });
  expect(shown.status).toBe(200);
  expect(shown.html).toMatch(/difference-before[^]*3 天[^]*difference-after[^]*2 天/);
  const early = await admin.send('/console/policy-changes/propose', {
    ...draft,
    effectiveFrom: '2026-01-01',
    step: 'propose',
  });
  expect([early.status, early.html.includes('最早自')]).toEqual([422, true]);
  const broken = await admin.send('/console/policy-changes/propose', { ...draft, json: '{', step: 'propose' });
  expect([broken.status, broken.html.includes('这不是有效的 JSON')]).toEqual([422, true]);

  const sent = await admin.send('/console/policy-changes/propose', { ...draft, step: 'propose' });
  expect(sent.status).toBe(303);
  const again = await admin.send('/console/policy-changes/propose', { ...draft, step: 'propose' });
  expect(again.location).toBe(sent.location);
  const path = sent.location?.split('?')[0] ?? '';
  const own = await admin.get(path);
  expect([own.html.includes('须由另一人决定'), own.html.includes(`${path}/approve`)]).toEqual([true, false]);
  expect((await admin.get(`${path}/approve`)).status).toBe(409);
  expect((await village.get(path)).status).toBe(404);

  const waiting = await supervisor.get('/console');
  expect(waiting.html).toContain('决定策略修订');
  expect((await supervisor.get(path)).html).toContain(`${path}/approve`);
  const asked = await supervisor.get(`${path}/approve`);
  expect(asked.html).toContain('以后不能再改');
  const approved = await supervisor.send(`${path}/approve`, fieldsIn(asked.html));
  expect([approved.status, approved.location]).toEqual([303, `${path}?done=policy-approve`]);

  expect((await admin.get('/console/policies')).html).toMatch(/第 2 版[^]*尚未施行/);
  await api.record.clock.setClock(addHours(await api.record.clock.now(), 24));
  expect((await admin.get('/console/policies')).html).toMatch(/policy-number">第 2 版/);
  expect((await admin.get('/console/policies/2')).html).toContain('与第 1 版相比的变化');
});

it('experts change the whole: a type of dispute is added, and what holds no longer together is refused in words', async () => {
  const form = await admin.get('/console/policy-changes/propose');
  const json = (/<textarea id="f-json"[^>]*>([^<]*)</.exec(form.html)?.[1] ?? '')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x3D;', '=');
  const typed = { ...fieldsIn(form.html), reason: '新增用水纠纷' };
  const policy = JSON.parse(json) as { types: Record<string, string>; defaultColour: string };
  const propose = (changed: object) =>
    admin.send('/console/policy-changes/propose', { ...typed, json: JSON.stringify(changed), step: 'propose' });
  const refused = await propose({ ...policy, defaultColour: 'green' });
  expect([refused.status, refused.html.includes('没有这一颜色')]).toEqual([422, true]);
  const { types: _, ...without } = policy;
  for (const nothing of [without, {}, { ...policy, types: 'water', routes: [{}] }]) {
    expect((await propose(nothing)).status).toBe(422);
  }
  const sent = await propose({ ...policy, types: { ...policy.types, water: '用水' } });
  expect([sent.status, (await admin.get(sent.location ?? '')).html.includes('用水')]).toEqual([303, true]);
});

it('a user is opened, appointed, disabled and enabled; a password is shown once', async () => {
  const form = await admin.get('/console/users/open');
  const fields = {
    ...fieldsIn(form.html),
    username: 'mediator.new',
    name: '田新',
    organisationId: 'yangping',
    withPassword: 'yes',
  };
  const wrong = await admin.send('/console/users/open', { ...fields, role: 'judge' });
  expect([wrong.status, wrong.html.includes('该单位没有这个岗位'), wrong.html.includes('value="田新"')]).toEqual([
    422,
    true,
    true,
  ]);
  const opened = await admin.send('/console/users/open', { ...fields, role: 'village-mediator' });
  const secret = /secret-text">([^<]+)</.exec(opened.html)?.[1] ?? '';
  expect([opened.status, secret.length > 9]).toEqual([200, true]);
  const page = await admin.get('/console/users/mediator.new');
  expect(page.html).toMatch(/田新[^]*村级调解员|田新[^]*调解员/);
  expect(page.html).not.toContain(secret);
  expect((await admin.get('/console/users?q=田新&organisationId=&status=')).html).toContain(
    '/console/users/mediator.new',
  );

  const act = async (what: string, more: Record<string, string> = {}) => {
    const asked = await admin.get(`/console/users/mediator.new/${what}`);
    return admin.send(`/console/users/mediator.new/${what}`, { ...fieldsIn(asked.html), ...more });
  };
  expect((await act('disable')).status).toBe(303);
  expect((await admin.get('/console/users/mediator.new')).html).toContain('已停用');
  expect((await act('enable')).location).toBe('/console/users/mediator.new?done=user-enable');
  expect((await act('reset-password')).html).toContain('只显示这一次');
  const own = await admin.get('/console/users/admin');
  expect([own.html.includes('由另一名管理员办理'), own.html.includes('/console/users/admin/disable')]).toEqual([
    true,
    false,
  ]);
  expect((await admin.get('/console/users/nobody')).status).toBe(404);
});

it('an organisation is added below another, and renamed', async () => {
  const asked = await admin.get('/console/organisations/open?under=qingxi');
  expect(asked.html).toMatch(/<option value="qingxi" selected/);
  const fields = {
    ...fieldsIn(asked.html),
    id: 'songlin',
    kind: 'village-committee',
    level: 'village',
    parentId: 'qingxi',
  };
  const named = { name: '松林村人民调解委员会', shortName: '松林' };
  expect((await admin.send('/console/organisations/open', { ...fields, ...named })).status).toBe(303);
  const rename = await admin.get('/console/organisations/songlin/rename');
  expect(rename.html).toContain('value="松林"');
  await admin.send('/console/organisations/songlin/rename', {
    ...fieldsIn(rename.html),
    name: '松林社区人民调解委员会',
    shortName: '松林',
  });
  expect((await admin.get('/console/organisations')).html).toContain('松林社区人民调解委员会');
  expect((await village.get('/console/organisations')).html).not.toContain('/rename');

  const close = await admin.get('/console/organisations/songlin/close');
  expect(close.html).toContain('新的登记、分拨、移送和邀请都不再到这个单位');
  const inviting = `/console/disputes/${await mediating(await loggedIn(api.url, 'mediator.yangping'))}/invite`;
  expect((await village.get(inviting)).html).toContain('松林社区人民调解委员会');
  expect((await admin.send('/console/organisations/songlin/close', fieldsIn(close.html))).status).toBe(303);
  expect((await village.get(inviting)).html).not.toContain('松林社区人民调解委员会');
  expect((await admin.get('/console/organisations')).html).toMatch(/起停止受理[^]*songlin\/reopen/);
  const refused = await admin.send('/console/organisations/qingxi/close', {});
  expect([refused.status, refused.html.includes('请先停止下级单位')]).toEqual([422, true]);
  expect((await admin.send('/console/organisations/songlin/reopen', {})).status).toBe(303);
});

it('one’s own token is made, shown once, and revoked', async () => {
  const asked = await village.get('/console/account/tokens/make');
  const fields = { ...fieldsIn(asked.html), name: '村务平台', 'scopes.0': 'read', days: '30' };
  const made = await village.send('/console/account/tokens/make', fields);
  expect(made.html).toMatch(/secret-text">fqt_/);
  const list = (await village.get('/console/account/tokens')).html;
  const revoke = linkIn(list, /\/console\/account\/tokens\/[\w-]{36}\/revoke/);
  expect(list).toContain('村务平台');
  await village.get(revoke);
  expect((await village.send(revoke, {})).status).toBe(303);
  expect((await village.get('/console/account/tokens')).html).not.toContain('村务平台');
});

it('the auditor finds who looked, the refusals, and takes a sheet along', async () => {
  await village.get('/console/users');
  const found = await auditor.get('/console/audit?userId=mediator.yangping&outcome=not-permitted&number=&from=');
  expect(found.html).toMatch(/line-refused[^]*无权，被拒/);
  expect((await auditor.get('/console/audit?from=never')).status).toBe(422);
  expect((await auditor.get('/console/audit/anomalies')).status).toBe(200);
  const sheet = await auditor.get('/console/audit.xlsx?userId=admin');
  expect([sheet.status, sheet.headers.get('content-disposition')]).toEqual([200, expect.stringContaining('audit-')]);
});

it('an erasure is asked for by one and decided by the other', async () => {
  const mediator = await loggedIn(api.url, 'mediator.yangping');
  const caseId = await registered(mediator);
  await mediator.post(`/disputes/${caseId}/withdraw`, { reason: '双方自行和解' });
  const number = String((await mediator.get(`/disputes/${caseId}`)).body.number);
  const asked = await admin.get('/console/erasures/request');
  const typed = { ...fieldsIn(asked.html), kind: 'person', number, order: '云河县人民法院判决' };
  const nameless = await admin.send('/console/erasures/request', typed);
  expect([nameless.status, nameless.html.includes('请写此人在案卷中的姓名')]).toEqual([422, true]);
  const sent = await admin.send('/console/erasures/request', { ...typed, name: '张桂芳' });
  const path = sent.location?.split('?')[0] ?? '';
  expect((await admin.get(path)).html).toContain('由审计员决定');
  const approve = await auditor.get(`${path}/approve`);
  expect((await auditor.send(`${path}/approve`, fieldsIn(approve.html))).status).toBe(303);
  expect((await auditor.get('/console/erasures?status=done')).html).toContain(path);
});

it('the round of files, the calendar and the forms are looked at', async () => {
  const round = linkIn((await auditor.get('/console/retention-rounds')).html, /\/console\/retention-rounds\/[\w-]{36}/);
  expect((await auditor.get(round)).html).toContain('清册里没有档案');
  expect((await auditor.get(`${round}/approve`)).status).toBe(409);
  const year = await admin.get('/console/calendar?year=2026');
  expect(year.html).toMatch(/year-holiday[^]*year-make-up/);
  expect((await admin.get('/console/calendar?year=2029')).html).toContain('尚未公布');
  expect((await admin.get('/console/calendar?year=1950')).status).toBe(404);
  expect((await admin.get('/console/gallery/receipt')).html).toMatch(/接收回执[^]*addressee/);
  const picture = await admin.get('/console/gallery/receipt/picture');
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect((await admin.get('/console/gallery/..%2F..%2Fpackage')).status).toBe(404);
});
