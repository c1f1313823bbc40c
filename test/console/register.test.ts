import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addHours } from '../../domain/time/instant.ts';
import { forgetOldDrafts } from '../../record/drafts.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { type ApiUnderTest, startApi } from '../api/api-under-test.ts';
import { loggedIn, registered } from '../api/caller.ts';
import { type Shown, signedIn, type Visitor } from './browser-by-hand.ts';

let api: ApiUnderTest;
let village: Visitor;

beforeAll(async () => {
  api = await startApi({ usernames: ['mediator.yangping', 'mediator.hekou', 'grid.yangping', 'supervisor.county'] });
  village = await signedIn(api.url, 'mediator.yangping');
});
afterAll(() => api.stop());

const MATTER = {
  ...{ title: '屋檐滴水', facts: '屋檐水滴到邻家院里。', type: 'neighbours', source: 'application' },
  ...{ 'requests.0': '请求装接水槽。', place: '', amountFen: '1,500.50', colour: 'blue' },
};
const PARTIES = {
  ...{ 'parties.0.side': 'applicant', 'parties.0.kind': 'person', 'parties.0.name': '李桂兰' },
  ...{ 'parties.0.idNumber': '33068119560312138x', 'parties.0.phone': '13800000001' },
  ...{ 'parties.1.side': 'respondent', 'parties.1.kind': 'person', 'parties.1.name': '王建国' },
};
const drafts = () => inTransaction(api.record.db, SYSTEM, (tx) => tx.query<{ cipher: Buffer }>('SELECT * FROM draft'));
/** The draft that a step's form is sent to. */
const draftIn = ({ html, location }: Shown) =>
  /\/console\/disputes\/drafts\/[0-9a-f-]{36}/.exec(location ?? html)?.[0] ?? '';

async function begun(visitor = village): Promise<string> {
  await visitor.get('/console/disputes/new');
  return draftIn(await visitor.send('/console/disputes/new', MATTER));
}

it('leads in three steps from what happened to a case, and keeps nothing then', async () => {
  expect((await village.get('/console/disputes/new')).html).toContain('登记分三步');
  const first = await village.send('/console/disputes/new', MATTER);
  const draft = draftIn(first);
  expect(first.location).toBe(`${draft}/parties`);
  expect((await village.get(`${draft}/parties`)).html).toContain('parties.1.name');
  expect((await village.send(`${draft}/parties`, PARTIES)).location).toBe(`${draft}/check`);
  const check = await village.get(`${draft}/check`);
  expect(check.html).toContain('33068119560312138x');
  expect(check.html).toContain('¥1,500.50');
  expect(check.html).toContain('没有查到同样的当事人');
  const { location } = await village.send(`${draft}/check`, {});
  expect(location).toMatch(/^\/console\/disputes\/[0-9a-f-]{36}\?done=register$/);
  const page = await village.get(location ?? '');
  expect(page.html).toContain('屋檐滴水');
  expect(page.html).toContain('1956');
  expect(await drafts()).toEqual([]);
  expect((await village.get(draft)).status).toBe(404);
});

describe('a draft', () => {
  it('holds what was typed, whether or not it could be sent, encrypted and for its owner alone', async () => {
    await village.get('/console/disputes/new');
    const refused = await village.send('/console/disputes/new', { ...MATTER, title: '', amountFen: '许多' });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('href="#f-title"');
    expect(refused.html).toContain('value="许多"');
    const draft = draftIn(refused);
    const [stored] = await drafts();
    expect(stored?.cipher.toString('utf8')).not.toContain('屋檐');
    const later = await signedIn(api.url, 'mediator.yangping');
    expect((await later.get('/console/disputes/new')).html).toContain(draft);
    expect((await later.get(draft)).html).toContain('屋檐水滴到邻家院里');
    const other = await signedIn(api.url, 'mediator.hekou');
    expect((await other.get('/console/disputes/new')).html).not.toContain(draft);
    for (const step of ['', '/parties', '/check']) expect((await other.get(`${draft}${step}`)).status).toBe(404);
    expect((await other.send(`${draft}/discard`, {})).status).toBe(303);
    expect(await drafts()).toHaveLength(1);
    await later.send(`${draft}/discard`, {});
    expect(await drafts()).toEqual([]);
  });

  it('is forgotten when nobody has touched it for as long as policy says', async () => {
    await begun();
    const now = await api.record.clock.now();
    expect(await forgetOldDrafts(api.record, addHours(now, 24 * 29))).toBe(0);
    expect(await forgetOldDrafts(api.record, addHours(now, 24 * 32))).toBe(1);
  });
});

it('adds and removes parties, goes back and leaves, with everything typed still there', async () => {
  const draft = await begun();
  const more = await village.send(`${draft}/parties`, { ...PARTIES, row: 'add:parties' });
  expect(more.html).toContain('name="parties.2.name"');
  const three = { ...PARTIES, 'parties.2.side': 'respondent', 'parties.2.kind': 'person', 'parties.2.name': '王二' };
  const less = await village.send(`${draft}/parties`, { ...three, row: 'remove:parties.1' });
  expect(less.html).toContain('value="王二"');
  expect(less.html).not.toContain('王建国');
  expect((await village.send(`${draft}/parties`, { ...PARTIES, go: 'back' })).location).toBe(draft);
  expect((await village.send(draft, { ...MATTER, go: 'leave' })).location).toBe('/console/disputes');
  expect((await village.get(`${draft}/parties`)).html).toContain('value="王建国"');
  await village.send(`${draft}/discard`, {});
});

it('goes to no check before both steps are whole, and says which number cannot be', async () => {
  const draft = await begun();
  expect((await village.get(`${draft}/check`)).location).toBe(`${draft}/parties?checked`);
  const wrong = await village.send(`${draft}/parties`, { ...PARTIES, 'parties.0.idNumber': '330681195603121381' });
  expect(wrong.status).toBe(422);
  expect(wrong.html).toContain('校验码不符');
  expect(wrong.html).toContain('href="#f-parties-0-idNumber"');
  expect((await village.get(`${draft}/parties?checked`)).html).toContain('校验码不符');
  await village.send(`${draft}/discard`, {});
});

it('warns of cases with the same people before it registers, and the search is on the trail', async () => {
  const caller = await loggedIn(api.url, 'mediator.yangping');
  const earlier = await registered(caller, {
    parties: [
      { side: 'applicant', kind: 'person', name: '李桂兰' },
      { side: 'respondent', kind: 'person', name: '王建国' },
    ],
  });
  const draft = await begun();
  await village.send(`${draft}/parties`, PARTIES);
  const { html } = await village.get(`${draft}/check`);
  expect(html).toContain(`/console/disputes/${earlier}`);
  expect(html).toContain('2 名当事人相同');
  expect(html).toContain('不是同一件事，确认登记');
  const looks = await inTransaction(api.record.db, SYSTEM, (tx) =>
    tx.query(`SELECT kind, word_index FROM audit WHERE route LIKE '%/check'`),
  );
  expect(looks.at(-1)).toMatchObject({ kind: 'search', word_index: [expect.anything(), expect.anything()] });
  await village.send(`${draft}/discard`, {});
});

it('looks at an ID number while it is typed: in a body, with a fragment for an answer', async () => {
  const said = async (number: string, kind = 'person') => {
    const fields = { 'parties.0.idNumber': number, 'parties.0.kind': kind };
    const headers = { 'HX-Request': 'true', 'HX-Trigger-Name': 'parties.0.idNumber' };
    return (await village.send('/console/disputes/id-number', fields, headers)).html;
  };
  await village.get('/console/disputes/new');
  expect(await said('3306811956')).toContain('还差 8 位');
  expect(await said('33068119560312138x')).toContain('1956年3月12日');
  expect(await said('330681195603121381')).toContain('校验码不符');
  expect(await said('330681195613121381')).toContain('出生日期不成立');
  expect(await said('91330681MA2ABCDE1X', 'organisation')).not.toMatch(/校验|位/);
  expect(await said('33068119560312138x')).not.toContain('<html');
});

it('is for those who take matters in', async () => {
  for (const username of ['grid.yangping', 'supervisor.county']) {
    const visitor = await signedIn(api.url, username);
    await visitor.get('/console');
    expect((await visitor.get('/console/disputes/new')).status, username).toBe(403);
    expect((await visitor.send('/console/disputes/new', MATTER)).status, username).toBe(403);
  }
  expect(await drafts()).toEqual([]);
});
