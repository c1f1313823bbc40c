import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { type ApiUnderTest, startApi } from '../api/api-under-test.ts';
import { signedIn, type Visitor, visitorOf } from './browser-by-hand.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi({ usernames: ['mediator.yangping', 'judge.court', 'mediator.hekou'] });
});
afterAll(() => api.stop());

const demand = (column: 'must_change_password', userId: string) =>
  inTransaction(api.record.db, SYSTEM, (tx) =>
    tx.query(`UPDATE app_user SET ${column} = true WHERE id = $1`, [userId]),
  );

/** A code of now, or of a step later: none is taken twice. */
function codeOf(secret: string, stepsLater = 0): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + stepsLater * 30_000 });
}

it('a password that must be changed is changed before anything else, and ends what is open elsewhere', async () => {
  const elsewhere = await signedIn(api.url, 'mediator.yangping');
  const visitor = await signedIn(api.url, 'mediator.yangping');
  await demand('must_change_password', 'mediator.yangping');
  for (const path of ['/console', '/console/account']) {
    expect((await visitor.get(path)).location).toBe('/console/account/password');
  }
  const form = await visitor.get('/console/account/password');
  expect(form.html).toContain('请先修改密码');
  const change = (current: string, next: string, repeat = next) =>
    visitor.send('/console/account/password', { current, next, repeat });
  expect((await change('demo', 'a', 'b')).html).toContain('两次输入的新密码不一样');
  const wrong = await change('wrong', '溪边的三棵老樟树 1962');
  expect([wrong.status, wrong.html.includes('现在的密码不正确')]).toEqual([422, true]);
  expect(wrong.html).not.toContain('老樟树');
  expect((await change('demo', 'demo')).status).toBe(422);
  expect((await change('demo', '溪边的三棵老樟树 1962')).location).toBe('/console/account?done=changed');
  expect((await visitor.get('/console/account?done=changed')).html).toContain('密码已修改');
  expect((await elsewhere.get('/console')).status).toBe(303);
});

it('a second factor is scanned, confirmed and from then on asked for; each code and each recovery code once', async () => {
  const visitor = await signedIn(api.url, 'judge.court');
  await visitor.get('/console/account/second-factor');
  expect((await visitor.send('/console/account/second-factor/begin', { password: 'wrong' })).status).toBe(422);
  const scan = await visitor.send('/console/account/second-factor/begin', { password: 'demo' });
  expect(scan.html).toMatch(/<svg[^]+<path fill="black"/);
  const secret = /class="code">([A-Z2-7 ]{20,})</.exec(scan.html)?.[1]?.replace(/ /g, '') ?? '';
  const kept = /name="kept" value="([^"]+)"/.exec(scan.html)?.[1] ?? '';
  const mistyped = await visitor.send('/console/account/second-factor/confirm', { code: '000000', kept });
  expect([mistyped.status, mistyped.html.includes('<svg xmlns')]).toEqual([422, true]);
  const done = await visitor.send('/console/account/second-factor/confirm', { code: codeOf(secret), kept });
  const [recovery = ''] = [...done.html.matchAll(/<li class="code">([^<]+)</g)].map(([, code]) => code ?? '');
  expect(recovery).toMatch(/^[a-z2-7-]{16,}$/);

  const enters = async (code: string): Promise<[Visitor, number]> => {
    const again = visitorOf(api.url);
    await again.get('/console/sign-in');
    const first = await again.send('/console/sign-in', {
      username: 'judge.court',
      password: 'demo',
      next: '/console/account',
    });
    expect(first.location).toBe('/console/sign-in/code?next=%2Fconsole%2Faccount');
    expect(again.cookies.has('fq-session')).toBe(false);
    const page = await again.get(first.location ?? '');
    expect(page.html).not.toContain('value="demo"');
    const { status } = await again.send('/console/sign-in/code', { code, next: '/console/account' });
    return [again, status];
  };
  expect((await enters(codeOf(secret)))[1]).toBe(401);
  const [second, status] = await enters(codeOf(secret, 1));
  expect([status, second.cookies.has('fq-session'), second.cookies.has('fq-code')]).toEqual([303, true, false]);
  expect((await second.get('/console/account')).html).toContain('密码和动态口令');
  expect((await enters(recovery))[1]).toBe(303);
  expect((await enters(recovery))[1]).toBe(401);
  const direct = await visitorOf(api.url).get('/console/sign-in/code');
  expect(direct.location).toBe('/console/sign-in?said=expired&next=%2Fconsole');
});

it('sessions are listed and ended: another, not somebody else’s, and all', async () => {
  const mine = await signedIn(api.url, 'mediator.hekou');
  const other = await signedIn(api.url, 'mediator.hekou');
  const page = await mine.get('/console/account', { 'user-agent': 'x' });
  const ids = [...page.html.matchAll(/sessions\/([\w-]{36})\/end/g)].map(([, id]) => id ?? '');
  expect([ids.length, page.html.includes('本次登录')]).toEqual([2, true]);
  const stranger = await signedIn(api.url, 'judge.court').catch(() => null);
  expect(stranger).toBeNull();
  const own = /sessions\/([\w-]{36})\/end/.exec((await other.get('/console/account')).html)?.[1];
  expect(ids).toContain(own);
  const theirs = ids.map((id) => mine.send(`/console/account/sessions/${id}/end`, { csrf: '' }));
  expect((await Promise.all(theirs)).map(({ status }) => status)).toEqual([403, 403]);
  await mine.get('/console/account');
  expect((await mine.send(`/console/account/sessions/${crypto.randomUUID()}/end`, {})).status).toBe(404);
  expect((await mine.send('/console/account/sessions/end-all', {})).location).toBe('/console/signed-out');
  expect((await other.get('/console')).status).toBe(303);
});
