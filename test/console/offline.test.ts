import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { cacheDirectory } from '../../bin/start/instance.ts';
import { addHours } from '../../domain/time/instant.ts';
import { findChromium } from '../../documents/find-chromium.ts';
import { type ApiUnderTest, startApi } from '../api/api-under-test.ts';
import { type Caller, loggedIn, mediating, registration } from '../api/caller.ts';
import { signedIn, visitorOf } from './browser-by-hand.ts';
import { Judge } from './journeys/harness/soundness.ts';
import { type Cable, layCable } from './offline/cable.ts';
import { foundOnDisk, leftBehind } from './offline/left-behind.ts';

const PIN = '羊坪村的老槐树下';
const NAME = registration.parties[0]?.name ?? '';
const SAID = '双方同意把雨水管改回自家院内,张家放弃赔偿。';
const ADDRESS = '清溪镇羊坪村二组8号';

let api: ApiUnderTest;
let cable: Cable;
let browser: Browser;
let mediator: Caller;
let officer: Caller;
let disputeId: string;
let householdId: string;
const folder = mkdtempSync(join(tmpdir(), 'fengqiao-offline-'));
const profile = join(folder, 'profile');
const photo = join(folder, 'photo.jpg');
const noPhoto = join(folder, 'no-photo.jpg');

beforeAll(async () => {
  api = await startApi({ usernames: ['mediator.yangping', 'mediator.shanqian', 'officer.qingxi', 'officer.beiling'] });
  cable = await layCable(api.url);
  mediator = await loggedIn(api.url, 'mediator.yangping');
  officer = await loggedIn(api.url, 'officer.qingxi');
  disputeId = await mediating(mediator);
  const members = [
    { name: '周志强', relation: '户主', role: 'perpetrator', idNumber: '330681198506121314' },
    { name: '吴小梅', relation: '妻', role: 'victim', birthDate: '1988-09-15' },
  ];
  const opened = await officer.post('/households', {
    address: ADDRESS,
    level: 'orange',
    reason: '半年两次报警',
    members,
  });
  householdId = opened.body.id as string;
  // Times are written to the minute: what happens below is later than what happened above.
  await api.record.clock.setClock(addHours(await api.record.clock.now(), 1));
  writeFileSync(
    photo,
    await sharp({ create: { width: 40, height: 30, channels: 3, background: '#246' } })
      .jpeg()
      .toBuffer(),
  );
  writeFileSync(noPhoto, '只有名字像照片');
  browser = await puppeteer.launch({
    executablePath: await findChromium(cacheDirectory()),
    headless: 'shell',
    pipe: true,
    userDataDir: profile,
    args: ['--disable-gpu', '--lang=zh-CN', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
});
afterAll(async () => {
  await browser.close();
  await cable.cut();
  await api.stop();
  rmSync(folder, { recursive: true });
});

const judge = new Judge();

async function opened(): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport({ width: 390, height: 844, hasTouch: true, isMobile: true });
  await page.setExtraHTTPHeaders({ 'accept-language': 'zh-CN' });
  page.setDefaultTimeout(15_000);
  return page;
}

/** Presses what is called so and is there to be pressed: the first of them. What is drawn anew just then is looked for again. */
async function press(page: Page, name: string): Promise<void> {
  await vi.waitFor(async () => {
    const handle = await page.waitForFunction(`[...document.querySelectorAll('button, a, summary, label')].find(
      (each) => each.innerText.trim() === ${JSON.stringify(name)} && each.checkVisibility())`);
    await (handle as unknown as { click(): Promise<void> }).click();
  }, 20_000);
}

/** Unfolds what is folded away. What the page puts above it just then moves it away from under the finger: pressed again. */
async function unfold(page: Page, name: string): Promise<void> {
  const isOpen = `[...document.querySelectorAll('details[open] > summary')].some(
    (each) => each.innerText.trim() === ${JSON.stringify(name)})`;
  await vi.waitFor(async () => {
    if ((await page.evaluate(isOpen)) !== true) await press(page, name);
    if ((await page.evaluate(isOpen)) !== true) throw new Error(`“${name}” stays folded`);
  }, 20_000);
}

async function seen(page: Page, text: string): Promise<void> {
  const isThere = page.waitForFunction(`document.body.innerText.includes(${JSON.stringify(text)})`);
  await isThere.catch(async () => {
    throw new Error(
      `“${text}” is not to be seen on ${page.url()}, but: ${(await page.evaluate('document.body.innerText')) as string}`,
    );
  });
}

async function signIn(page: Page, username: string, next: string): Promise<void> {
  await page.goto(`${cable.url}/console/sign-in?next=${encodeURIComponent(next)}`);
  await page.type('#username', username);
  await page.type('#password', 'demo');
  await Promise.all([page.waitForNavigation(), page.click('.sign-in-card form button')]);
}

async function choosePin(page: Page, pin = PIN): Promise<void> {
  await page.waitForSelector('#again');
  await page.$$eval('#pin, #again', (fields) => {
    for (const field of fields) (field as unknown as { value: string }).value = '';
  });
  await page.type('#pin', pin);
  await page.type('#again', pin);
  await press(page, '就用这个');
}

async function cut(page: Page): Promise<void> {
  await cable.cut();
  await page.setOfflineMode(true);
}

/** A page that was loaded while there was no network is not told so by itself: the browser's switch is the page's. */
async function stillCut(page: Page): Promise<void> {
  await page.setOfflineMode(false);
  await page.setOfflineMode(true);
}

async function mend(page: Page): Promise<void> {
  await cable.mend();
  await page.setOfflineMode(false);
}

async function unlock(page: Page): Promise<void> {
  await page.waitForSelector('[data-view="unlock"] #pin');
  await page.type('#pin', PIN);
  await press(page, '打开');
}

async function writeSession(page: Page, text: string): Promise<void> {
  await press(page, '写调解记录');
  await page.type('#place', '张家院里');
  await page.type('#record', text);
  await press(page, '以后再谈');
}

async function recordsOf(id: string): Promise<string[]> {
  const { sessions } = (await mediator.get(`/disputes/${id}`)).body as { sessions: { record?: { text: string } }[] };
  return sessions.map(({ record }) => record?.text ?? '');
}

/** As if somebody had sat there and guessed: the count stands in the browser's database. */
async function nineTriesLater(page: Page): Promise<void> {
  await page.evaluate(`new Promise((done) => {
    indexedDB.open('fengqiao-offline').onsuccess = ({ target: { result: db } }) => {
      const spaces = db.transaction('spaces', 'readwrite').objectStore('spaces');
      spaces.get('mediator.yangping').onsuccess = ({ target: { result: space } }) => {
        spaces.put({ ...space, failures: space.rules.failures - 1 }).onsuccess = () => { db.close(); done(); };
      };
    };
  })`);
}

/** Lets the server do what it is asked there, and loses its answer on the way back: until `stop`. */
async function losingAnswers(page: Page, address: string) {
  const cdp = await page.createCDPSession();
  let lost = 0;
  cdp.on('Fetch.requestPaused', ({ requestId }) => {
    lost += 1;
    void cdp.send('Fetch.failRequest', { requestId, errorReason: 'ConnectionReset' });
  });
  await cdp.send('Fetch.enable', { patterns: [{ urlPattern: address, requestStage: 'Response' }] });
  return { lost: () => lost, stop: () => cdp.detach() };
}

describe('a mediator without network', () => {
  it('writes a record with a photo, loads the page anew, and it arrives once', async () => {
    const page = await opened();
    await signIn(page, 'mediator.yangping', `/console/disputes/${disputeId}`);
    await press(page, '带走，到现场离线记录');
    await choosePin(page, '12345678');
    await seen(page, '太容易猜到');
    await judge.judge(page);
    await choosePin(page);
    await seen(page, '已经带走');
    await seen(page, NAME);
    await judge.judge(page);
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)');

    await cut(page);
    await writeSession(page, SAID);
    const chooser = await page.$('.offline-file input[multiple]');
    await (chooser as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(photo);
    await page.waitForSelector('.offline-photo img');
    await judge.judge(page);

    await page.reload();
    await page.waitForSelector('[data-view="unlock"]');
    expect(await page.content()).not.toContain(NAME);
    await judge.judge(page);
    await page.type('#pin', '1234567890');
    await press(page, '打开');
    await seen(page, '还可以试 9 次');
    await unlock(page);
    await seen(page, '没有写完');
    await judge.judge(page);
    await press(page, '继续写');
    expect(await page.$eval('#record', (field) => (field as unknown as { value: string }).value)).toBe(SAID);
    await page.waitForSelector('.offline-photo img');
    await press(page, '写完了，送出');
    await seen(page, '还没有送到');
    await judge.judge(page);

    // Whatever else of the console is asked for leads here.
    await page.goto(`${cable.url}/console/disputes/${disputeId}`);
    expect(new URL(page.url()).pathname).toBe('/console/offline');
    await unlock(page);
    await seen(page, '等待送出');
    await stillCut(page);
    const left = await leftBehind(page);
    expect(left).toContain(disputeId);
    expect(left).toContain('key extractable false');
    for (const text of [NAME, SAID, '李守田', '张家院里', '雨水管改道', PIN]) expect(left, text).not.toContain(text);

    const losing = await losingAnswers(page, '*/record-session');
    await mend(page);
    await expect.poll(losing.lost, { timeout: 15_000 }).toBe(1);
    expect(await recordsOf(disputeId)).toEqual([SAID]);
    await losing.stop();
    await press(page, '现在送出');
    await seen(page, '都送到了');
    await judge.judge(page);
    expect(await recordsOf(disputeId)).toEqual([SAID]);
    const { evidence } = (await mediator.get(`/disputes/${disputeId}`)).body as { evidence: { title: string }[] };
    expect(evidence.map(({ title }) => title)).toEqual(['现场照片 1']);
    await page.close();
  });

  it('is told what has changed meanwhile, keeps the text, and decides', async () => {
    const page = await opened();
    await page.goto(`${cable.url}/console/offline`);
    await seen(page, NAME);
    await cut(page);
    await writeSession(page, '第二次到场,李家答应先接一截明管。');
    await press(page, '写完了，送出');
    await seen(page, '还没有送到');
    const investigation = { at: await api.record.clock.now(), place: '羊坪村', record: '村干部到场看过。' };
    expect((await mediator.post(`/disputes/${disputeId}/add-investigation`, investigation)).status).toBe(200);
    await mend(page);
    await seen(page, '有 1 件没有送成');
    await judge.judge(page);
    await press(page, '打开');
    await seen(page, '添加调查记录');
    await seen(page, '第二次到场');
    await judge.judge(page);
    expect(await recordsOf(disputeId)).toEqual([SAID]);
    await press(page, '看过了，照样送出');
    await seen(page, '都送到了');
    expect(await recordsOf(disputeId)).toEqual([SAID, '第二次到场,李家答应先接一截明管。']);
    await page.close();
  });

  it('learns which photo was not taken, and leaves it out', async () => {
    const page = await opened();
    await page.goto(`${cable.url}/console/offline`);
    await press(page, '拍照片');
    const chooser = await page.$('.offline-file input[multiple]');
    await (chooser as unknown as { uploadFile(...paths: string[]): Promise<void> }).uploadFile(noPhoto, photo);
    await page.waitForSelector('.offline-photo + .offline-photo');
    await press(page, '写完了，送出');
    await seen(page, '有 1 件没有送成');
    await press(page, '打开');
    await seen(page, '这张照片太大，或者不是能收的种类');
    await judge.judge(page);
    await press(page, '去掉这张，其余的照送');
    await seen(page, '都送到了');
    const { evidence } = (await mediator.get(`/disputes/${disputeId}`)).body as { evidence: { title: string }[] };
    expect(evidence.map(({ title }) => title)).toEqual(['现场照片 1', '现场照片 2']);
    await page.close();
  });

  it('whose session is over signs in, and it is sent; after signing out nothing opens but by signing in', async () => {
    const page = await opened();
    await page.goto(`${cable.url}/console/offline`);
    await seen(page, NAME);
    await writeSession(page, '第三次:约定下周丈量。');
    await browser.deleteCookie(...(await browser.cookies()).filter(({ name }) => name === 'fq-session'));
    await press(page, '写完了，送出');
    await seen(page, '登录已过期');
    await judge.judge(page);
    await press(page, '登录');
    await page.waitForSelector('#username');
    await page.type('#username', 'mediator.yangping');
    await page.type('#password', 'demo');
    await page.click('.sign-in-card form button');
    await seen(page, '都送到了');
    expect(await recordsOf(disputeId)).toHaveLength(3);

    await writeSession(page, '写到一半就退出了。');
    await press(page, '先存着，以后再写');
    await seen(page, '没有写完');
    await page.goto(`${cable.url}/console`);
    await press(page, '退出登录');
    await seen(page, '还有没有送出的离线记录');
    await page.goto(`${cable.url}/console/offline`);
    await seen(page, '1 件没有送出的内容');
    await judge.judge(page);
    expect(await page.$('#pin')).toBeNull();
    await signIn(page, 'mediator.yangping', '/console/offline');
    await choosePin(page);
    await seen(page, '没有写完');
    await page.close();
  });

  it('who guesses at the PIN too often is locked out, and the owner is not', async () => {
    const page = await opened();
    await page.goto(`${cable.url}/console/offline`);
    await seen(page, '没有写完');
    await press(page, '锁上');
    await page.waitForSelector('[data-view="unlock"]');
    await nineTriesLater(page);
    await page.type('#pin', '又猜错了的口令');
    await press(page, '打开');
    await choosePin(page);
    await seen(page, '没有写完');
    await unfold(page, '清除这部手机里的全部内容');
    await press(page, '全部清除');
    await page.waitForSelector('#again');
    expect(await leftBehind(page)).not.toContain(disputeId);
    await page.close();
  });
});

it('an officer at a door writes the visit with all four 到位', async () => {
  const page = await opened();
  await signIn(page, 'officer.qingxi', `/console/offline#take/household/${householdId}`);
  await page.goto(`${cable.url}/console/offline#take/household/${householdId}`);
  await choosePin(page);
  await seen(page, '吴小梅');
  await judge.judge(page);
  await cut(page);
  await press(page, '写回访记录');
  await press(page, '写完了，送出');
  await seen(page, '请填写：一、倾听诉说');
  await judge.judge(page);
  await press(page, '上门');
  for (const element of ['listened', 'policyExplained', 'warnedByCases', 'counselled']) {
    await page.click(`input[name="${element}.done"][value="yes"]`);
    await page.type(`#note-${element}`, '已做');
  }
  await page.type('#personsSeen', '夫妻双方');
  await page.click('input[name="victimAlone"][value="yes"]');
  await page.click('input[name="violenceRecurred"][value="no"]');
  await page.type('#feedback', '情绪平稳。');
  await press(page, '写完了，送出');
  await seen(page, '还没有送到');
  const left = await leftBehind(page);
  for (const text of ['吴小梅', '周志强', ADDRESS, '情绪平稳。', '夫妻双方']) expect(left, text).not.toContain(text);
  await mend(page);
  await seen(page, '都送到了');
  const { visits } = (await officer.get(`/households/${householdId}`)).body as { visits: { complete: boolean }[] };
  expect(visits.map(({ complete }) => complete)).toEqual([true]);
  await page.close();
});

describe('what is served for it', () => {
  it('is refused as the API refuses: to strangers, to who has not signed in, and to other pages', async () => {
    const json = { accept: 'application/json' };
    const [own, other, station] = await Promise.all(
      ['mediator.yangping', 'mediator.shanqian', 'officer.beiling'].map((who) => signedIn(api.url, who)),
    );
    const dispute = `/console/disputes/${disputeId}/offline`;
    const household = `/console/households/${householdId}/offline`;
    expect((await own?.get(dispute, json))?.status).toBe(200);
    expect((await other?.get(dispute, json))?.status).toBe(404);
    expect((await station?.get(household, json))?.status).toBe(404);
    expect((await visitorOf(api.url).get(dispute, json)).status).toBe(401);
    const foreign = await own?.send(`${dispute}/record-session`, {}, { ...json, 'content-type': 'application/json' });
    expect([foreign?.status, foreign?.html.includes('没有任何内容被改动')]).toEqual([400, true]);
  });

  it('opens what one person keeps on one device, for that person', async () => {
    const device = crypto.randomUUID();
    const keyFor = async (who: string, id: string) => {
      const { html } = await (await signedIn(api.url, who)).get(`/console/offline/standing?device=${id}`);
      return (JSON.parse(html) as { key: string }).key;
    };
    const own = await keyFor('mediator.yangping', device);
    expect(await keyFor('mediator.yangping', device)).toBe(own);
    expect(await keyFor('mediator.shanqian', device)).not.toBe(own);
    expect(await keyFor('mediator.yangping', crypto.randomUUID())).not.toBe(own);
  });

  it('says without scripts that it needs them, and keeps nothing of anybody in the page', async () => {
    const visitor = await signedIn(api.url, 'mediator.yangping');
    const { html, headers } = await visitor.get('/console/offline');
    expect(html).toContain('离线记录需要浏览器开启 JavaScript');
    expect(html).not.toMatch(/杨秀兰|name="csrf"/);
    expect(headers.get('content-security-policy')).toContain("script-src 'self';");
    const manifest = await visitor.get('/console/manifest.webmanifest');
    const { icons } = JSON.parse(manifest.html) as { icons: { src: string }[] };
    for (const { src } of icons) expect((await visitor.get(src)).headers.get('content-type')).toBe('image/png');
  });
});

it('nothing of a case is in any file of the browser', () => {
  expect(foundOnDisk(profile, [disputeId])).toEqual([disputeId]);
  expect(foundOnDisk(profile, [SAID, '吴小梅', ADDRESS, PIN])).toEqual([]);
});
