import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './harness/browser.ts';
import { openDevice } from './harness/device.ts';
import type { Manner } from './harness/hands.ts';
import { Judge } from './harness/soundness.ts';

const HEAD = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>表</title><meta name="viewport" content="width=device-width">
  <style>a, button, input, select, textarea, summary { min-height: 46px; outline-width: 3px } :focus-visible { outline: 3px solid blue }</style>`;
const FORM = `<main><h1>登记</h1><form method="post" action="/sent">
  <label>标题 <input name="title" value="旧的"></label><label>经过 <textarea name="facts">旧的</textarea></label>
  <label>日期 <input type="date" name="day" value="2020-01-01"></label><label>时间 <input type="datetime-local" name="at"></label>
  <label>金额 <input type="number" name="amount"></label>
  <label>类型 <select name="type"><option value="">请选择</option><option>邻里</option><option>婚姻家庭</option></select></label>
  <fieldset><legend>来源</legend><label><input type="radio" name="source" value="a">申请</label><label><input type="radio" name="source" value="b">排查</label>
  <label><input type="radio" name="source" value="c">移送</label></fieldset>
  <fieldset><legend>当事人 1</legend><label>姓名 <input name="name1"></label></fieldset>
  <fieldset><legend>当事人 2</legend><label>姓名 <input name="name2"></label></fieldset>
  <label><input type="checkbox" name="agreed" value="yes">同意</label>
  <label>照片 <input type="file" name="photo"></label>
  <details><summary>更多</summary><label>备注 <input name="remark"></label></details>
  <button>登记</button></form></main>`;

const pages: Record<string, string> = {
  '/form': FORM,
  '/unseen': '<main><h1>一</h1><a style="outline: none" href="/form">二</a></main>',
  '/small': '<main><h1>一</h1><a style="display:inline-block;min-height:20px" href="/form">二</a></main>',
  '/wide': '<main><h1>一</h1><p style="width: 700px">二</p></main>',
  '/covered': '<main><h1>一</h1><button>二</button><div style="position:fixed;inset:0"></div></main>',
  '/dark':
    '<script>document.documentElement.dataset.theme = "auto"</script><style>[data-theme=dark] p { color: #777; background: #666 }</style><main><h1>一</h1><p>看得清吗</p></main>',
  '/prefers-contrast':
    '<style>@media (prefers-contrast: more) { p { color: #777; background: #666 } }</style><main><h1>一</h1><p>看得清吗</p></main>',
};

let server: Server;
let browser: Browser;
let origin: string;
beforeAll(async () => {
  server = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html');
    const page = pages[request.url ?? ''];
    if (page !== undefined) return response.end(HEAD + page);
    let sent = '';
    request.on('data', (chunk) => (sent += chunk));
    request.on('end', () =>
      response.end(`${HEAD}<main><h1>收到</h1><p>${decodeURIComponent(sent.replaceAll('+', ' '))}</p></main>`),
    );
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  server.close();
});

const traveller = async (manner: Manner, judged = false) =>
  (await openDevice(browser, { manner, origin, judge: judged ? new Judge() : null })).traveller;

describe.each(['mouse', 'touch', 'keyboard'] as const)('by %s', (manner) => {
  it('fills in whatever a form may ask for', async () => {
    const mine = await traveller(manner);
    await mine.arrives('/form');
    await mine.fills('标题', '雨水管');
    await mine.fills('经过', '第一行\n第二行');
    await mine.fills('日期', '2026-11-27');
    await mine.fills('时间', '2026-11-27T09:30');
    await mine.fills('金额', '1200');
    await mine.chooses('类型', '婚姻家庭');
    await mine.chooses('来源', '移送');
    await mine.chooses('来源', '申请');
    await mine.fills('姓名', '李四', { in: '当事人 2' });
    await mine.fills('姓名', '张三', { in: '当事人 1' });
    await mine.ticks('同意');
    await mine.attaches('照片', import.meta.filename);
    await mine.unfolds('更多');
    await mine.fills('备注', '急');
    await mine.presses('登记');
    await mine.reads('收到');
    expect((await mine.text()).replaceAll('\n', ' ')).toContain(
      'title=雨水管&facts=第一行 第二行&day=2026-11-27&at=2026-11-27T09:30&amount=1200&type=婚姻家庭&source=a&name1=张三&name2=李四&agreed=yes&photo=harness.test.ts&remark=急',
    );
  });

  it('says what there is where something is not', async () => {
    const mine = await traveller(manner);
    await mine.arrives('/form');
    await expect(mine.fills('电话', '1')).rejects.toThrow(/no field “电话”. There are: .*“标题” · “经过”/);
    await expect(mine.fills('姓名', '1')).rejects.toThrow('2 times a field “姓名”. There are: ');
    await expect(mine.chooses('类型', '债务')).rejects.toThrow('请选择 · 邻里 · 婚姻家庭');
  });
});

it.each([
  ['touch', '/small', 'too small for a finger'],
  ['mouse', '/wide', 'scrolls sideways at 640 px, which is 200 %'],
  ['touch', '/wide', 'scrolls sideways:'],
  ['mouse', '/dark', 'color-contrast in dark'],
  ['mouse', '/prefers-contrast', 'color-contrast in contrast'],
] as const)('by %s, %s is judged: %s', async (manner, path, words) => {
  await expect((await traveller(manner, true)).arrives(path)).rejects.toThrow(words);
});

it('sees a focus that nobody sees, and what lies over a button', async () => {
  const byKey = await traveller('keyboard');
  await byKey.arrives('/unseen');
  await expect(byKey.opens('二')).rejects.toThrow('the focus is not seen');
  const byMouse = await traveller('mouse');
  await byMouse.arrives('/covered');
  await expect(byMouse.presses('二')).rejects.toThrow('there lies over it');
});
