import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../api/api-under-test.ts';
import { callerWith, loggedIn, registered } from '../api/caller.ts';
import { signedIn, type Visitor, visitorOf } from './browser-by-hand.ts';

let api: ApiUnderTest;
/** As in production: the world comes by TLS. */
let behindTls: ApiUnderTest;
let village: Visitor;
let disputeId: string;

beforeAll(async () => {
  api = await startApi({ usernames: ['mediator.yangping', 'mediator.shanqian', 'admin'] });
  behindTls = await startApi({ usernames: ['mediator.yangping'], publicUrl: 'https://fq.example.gov.cn', demo: false });
  disputeId = await registered(await loggedIn(api.url, 'mediator.yangping'));
  village = await signedIn(api.url, 'mediator.yangping');
});
afterAll(async () => {
  await api.stop();
  await behindTls.stop();
});

describe('the session’s cookie', () => {
  it('is out of scripts’ reach, and with TLS bound to this host and to TLS', async () => {
    const plain = visitorOf(api.url);
    await plain.get('/console/sign-in');
    const { headers } = await plain.send('/console/sign-in', { username: 'mediator.yangping', password: 'demo' });
    expect(headers.getSetCookie()).toEqual([
      expect.stringMatching(/^fq-session=[\w-]+; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);

    const secure = visitorOf(behindTls.url);
    const page = await secure.get('/console/sign-in');
    expect(page.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-fq-csrf=.+; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
    ]);
    const answer = await secure.send(
      '/console/sign-in',
      { username: 'mediator.yangping', password: 'demo' },
      { origin: 'https://fq.example.gov.cn', 'sec-fetch-site': 'same-origin' },
    );
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-fq-session=[\w-]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
    ]);
    expect(answer.headers.get('strict-transport-security')).toMatch(/^max-age=31536000/);
  });

  it('is a new one at each sign-in, whatever the browser showed before; the old one is not taken up', async () => {
    const planted = visitorOf(api.url);
    planted.cookies.set('fq-session', village.cookies.get('fq-session') ?? '');
    await planted.get('/console/sign-in');
    await planted.send('/console/sign-in', { username: 'admin', password: 'demo' });
    expect(planted.cookies.get('fq-session')).not.toBe(village.cookies.get('fq-session'));
    expect((await village.get('/console')).html).toContain('杨秀兰');
    expect((await planted.get('/console')).html).toContain('管理员');
  });

  it('opens nothing in the API, and a bearer token opens no page', async () => {
    const cookie = village.cookies.get('fq-session') ?? '';
    expect((await callerWith(api.url, cookie).get('/tasks')).status).toBe(401);
    expect((await callerWith(api.url).get('/tasks', { cookie: `fq-session=${cookie}` })).status).toBe(401);
    const { body } = await callerWith(api.url).post('/login', { username: 'mediator.yangping', password: 'demo' });
    const bearer = visitorOf(api.url);
    bearer.cookies.set('fq-session', body.token as string);
    expect((await bearer.get('/console')).location).toBe('/console/sign-in?next=%2Fconsole');
    const named = await visitorOf(api.url).get('/console', { authorization: `Bearer ${body.token as string}` });
    expect(named.status).toBe(303);
  });

  it('is worth nothing after signing out, also for who kept a copy', async () => {
    const visitor = await signedIn(api.url, 'mediator.yangping');
    const copy = visitorOf(api.url);
    copy.cookies.set('fq-session', visitor.cookies.get('fq-session') ?? '');
    await visitor.get('/console');
    expect((await visitor.send('/console/sign-out', {})).location).toBe('/console/signed-out');
    expect(visitor.cookies.has('fq-session')).toBe(false);
    expect((await copy.get('/console')).status).toBe(303);
  });
});

describe('a form', () => {
  it('is refused without the token, with another session’s, and from another site', async () => {
    const visitor = await signedIn(api.url, 'mediator.yangping');
    await visitor.get('/console');
    await village.get('/console');
    const other = /value="([^"]+)"/.exec((await village.get('/console')).html)?.[1] ?? '';
    const refused = await Promise.all([
      visitor.send('/console/sign-out', { csrf: '' }),
      visitor.send('/console/sign-out', { csrf: other }),
      visitor.send('/console/sign-out', {}, { origin: 'https://elsewhere.example' }),
      visitor.send('/console/sign-out', {}, { origin: 'null' }),
      visitor.send('/console/sign-out', {}, { 'sec-fetch-site': 'cross-site' }),
      visitor.send('/console/sign-out', {}, { 'sec-fetch-site': 'same-site' }),
    ]);
    for (const { status, html } of refused) {
      expect(status).toBe(403);
      expect(html).toContain('没有任何内容被改动');
    }
    expect((await visitor.get('/console')).status).toBe(200);
    expect((await visitor.send('/console/sign-out', {})).status).toBe(303);
  });

  it('of signing in too: nobody is signed in as somebody else unawares', async () => {
    const visitor = visitorOf(api.url);
    const answer = await visitor.send('/console/sign-in', { username: 'admin', password: 'demo', csrf: 'x' });
    expect([answer.status, visitor.cookies.has('fq-session')]).toEqual([403, false]);
  });

  it('keeps the name that was typed when it is refused, and says what to do, in the same words for a name that is none', async () => {
    const visitor = visitorOf(api.url);
    await visitor.get('/console/sign-in?next=%2Fconsole%3Fscope%3Dbelow');
    const wrong = await visitor.send('/console/sign-in', {
      ...{ username: 'mediator.yangping', password: 'wrong', next: '/console?scope=below' },
    });
    expect(wrong.status).toBe(401);
    expect(wrong.html).toContain('value="mediator.yangping"');
    expect(wrong.html).toContain('value="/console?scope&#x3D;below"');
    expect(wrong.html).toContain('用户名或者密码不正确');
    expect(wrong.html).not.toContain('wrong"');
    const unknown = await visitor.send('/console/sign-in', { username: 'nobody.here', password: 'wrong' });
    expect([unknown.status, unknown.html.includes('用户名或者密码不正确')]).toEqual([401, true]);
  });
});

describe('going on', () => {
  it('leads to pages of the console and nowhere else', async () => {
    const visitor = visitorOf(api.url);
    await visitor.get('/console/sign-in');
    const credentials = { username: 'mediator.yangping', password: 'demo' };
    const wanted: [string, string][] = [
      ['/console?scope=below&page=2', '/console?scope=below&page=2'],
      ['https://elsewhere.example/console', '/console'],
      ['//elsewhere.example/console', '/console'],
      ['/\\elsewhere.example', '/console'],
      ['/console/../api/v1/tasks', '/console'],
      ['/console/..%2f..', '/console/..%2f..'],
      ['javascript:alert(1)', '/console'],
      ['/console\r\nSet-Cookie: a=b', '/console'],
      ['/consolex', '/console'],
      ['', '/console'],
    ];
    for (const [next, expected] of wanted) {
      const { location } = await visitor.send('/console/sign-in', { ...credentials, next });
      expect(location, next).toBe(expected);
      await visitor.get('/console/sign-in');
      const chosen = await visitor.send('/console/preferences', { theme: 'dark', next });
      expect(chosen.location, next).toBe(expected);
    }
  });

  it('from a page that needs a session is back to that page', async () => {
    const { location } = await visitorOf(api.url).get(`/console/disputes/${disputeId}?x=1`);
    expect(location).toBe(`/console/sign-in?next=${encodeURIComponent(`/console/disputes/${disputeId}?x=1`)}`);
    expect((await visitorOf(api.url).get('/')).location).toBe('/console');
  });
});

describe('every page', () => {
  it('carries no script and no style within it, and tells the browser to load nothing from elsewhere and to keep nothing', async () => {
    for (const path of [
      '/console',
      `/console/disputes/${disputeId}`,
      '/console/sign-in',
      '/console/styleguide',
      '/console/nowhere',
    ]) {
      const { headers, html } = await village.get(path);
      expect(headers.get('content-security-policy'), path).toBe(
        "default-src 'none'; script-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
      );
      expect(headers.get('cache-control'), path).toBe('no-store');
      expect(headers.get('referrer-policy'), path).toBe('same-origin');
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
      expect(headers.get('x-frame-options'), path).toBe('DENY');
      expect(headers.get('permissions-policy'), path).toContain('geolocation=()');
      expect(html, path).not.toMatch(
        /<script(?! src="\/console\/assets\/[\w-]+\.js" defer><\/script>)|<style| style=| on\w+=|https?:\/\//,
      );
      expect(html, path).toMatch(/^<!doctype html>\n<html lang="zh-CN" data-theme="auto">/);
    }
    const sheet = /href="(\/console\/assets\/console-[^"]+)"/.exec((await village.get('/console')).html)?.[1] ?? '';
    const style = await village.get(sheet);
    expect([style.status, style.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
    expect(style.headers.get('cache-control')).toContain('immutable');
  });

  it('that there is not says so on a page; a method that there is not too', async () => {
    for (const path of [
      '/console/nowhere',
      '/console/disputes/none',
      `/console/disputes/${crypto.randomUUID()}`,
      '/console/assets/x',
    ]) {
      const { status, html } = await village.get(path);
      expect([status, html.includes('回到工作台')], path).toEqual([404, true]);
    }
    const { status, headers } = await village.send('/console', {});
    expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect((await village.get('/console?page=x')).status).toBe(422);
    expect(
      (await village.get('/console/sign-in', { cookie: 'fq-session=x; fq-language=%00; fq-theme[]=1' })).status,
    ).toBe(200);
  });

  it('of a case is not there for another village', async () => {
    const other = await signedIn(api.url, 'mediator.shanqian');
    expect((await other.get(`/console/disputes/${disputeId}`)).status).toBe(404);
    const own = await village.get(`/console/disputes/${disputeId}`);
    expect(own.status).toBe(200);
    expect(own.html).toContain('雨水管改道引起的纠纷');
    expect(own.html).not.toMatch(/13900001111|33068119560312138/);
  });

  it('speaks the language and has the light that were chosen, on this device', async () => {
    const visitor = await signedIn(api.url, 'mediator.yangping');
    await visitor.get('/console');
    await visitor.send('/console/preferences', { language: 'en', next: '/console' });
    await visitor.send('/console/preferences', { theme: 'contrast', next: '/console' });
    await visitor.send('/console/preferences', { theme: 'plaid', language: 'tlh' });
    const { html } = await visitor.get('/console');
    expect(html).toContain('<html lang="en" data-theme="contrast">');
    expect(html).toContain('Waiting for me');
    expect((await visitorOf(api.url).get('/console/sign-in', { 'accept-language': 'en' })).html).toContain('Sign in');
  });
});

describe('the workbench', () => {
  it('shows what waits for whom, and its filters stay in the address', async () => {
    const { html } = await village.get('/console');
    expect(html).toContain('雨水管改道引起的纠纷');
    expect(html).toContain(`href="/console/disputes/${disputeId}"`);
    expect(html).toContain('分拨给承办单位');
    const none = await village.get('/console?state=overdue');
    expect(none.html).toContain('这一栏没有事项');
    expect(none.html).toContain('href="/console?scope&#x3D;organisation"');
    const below = await village.get('/console?scope=below');
    expect(below.html).toContain('下级单位现在没有待办的事');
  });
});
