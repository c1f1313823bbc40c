import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { OIDC_CALLBACK_PATH } from '../../console/oidc/settings.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { type ApiUnderTest, startApi } from '../api/api-under-test.ts';
import { type Shown, type Visitor, visitorOf } from './browser-by-hand.ts';
import { CLIENT, type RunningProvider, startProvider } from './openid-provider.ts';

const PUBLIC_URL = 'https://fq.example.gov.cn';
const REDIRECT_URI = `${PUBLIC_URL}${OIDC_CALLBACK_PATH}`;

let provider: RunningProvider;
let api: ApiUnderTest;
beforeAll(async () => {
  // The provider says what it thinks of the test's setting; that is not what is tested.
  vi.spyOn(console, 'warn').mockReturnValue();
  vi.spyOn(console, 'info').mockReturnValue();
  provider = await startProvider(REDIRECT_URI);
  api = await startApi({
    usernames: ['judge.court', 'mediator.yangping'],
    publicUrl: PUBLIC_URL,
    oidc: { issuer: provider.issuer, redirectUri: REDIRECT_URI, ...CLIENT },
  });
});
afterAll(async () => {
  await api.stop();
  await provider.stop();
});

/** Leaves for the provider; answers where it is sent. */
async function departed(visitor: Visitor, next = '/console?scope=below'): Promise<URL> {
  const { location } = await visitor.get(`/console/sign-in/oidc?next=${encodeURIComponent(next)}`);
  return new URL(location ?? '');
}

const back = (visitor: Visitor, url: string): Promise<Shown> => visitor.get(url.replace(PUBLIC_URL, ''));

it('lets in whom the provider vouches for, in their own role, and back to where they were going', async () => {
  const visitor = visitorOf(api.url);
  expect((await visitor.get('/console/sign-in')).html).toContain('href="/console/sign-in/oidc?next');
  const url = await departed(visitor);
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    ...{ response_type: 'code', code_challenge_method: 'S256', client_id: CLIENT.clientId, redirect_uri: REDIRECT_URI },
    ...{ state: expect.stringMatching(/.{20}/), nonce: expect.stringMatching(/.{20}/) },
  });
  const arrived = await back(visitor, await provider.vouchFor('judge.court', url.href));
  expect([arrived.status, arrived.location]).toEqual([303, '/console?scope=below']);
  expect(arrived.headers.getSetCookie().join('\n')).toMatch(
    /__Host-fq-session=[\w-]+; Path=\/; HttpOnly; Secure; SameSite=Lax/,
  );
  expect(visitor.cookies.has('__Host-fq-oidc')).toBe(false);
  expect((await visitor.get('/console')).html).toContain('季明法');

  const origin = { origin: PUBLIC_URL };
  const left = await visitor.send('/console/sign-out', {}, origin);
  expect(left.location).toBe('/console/signed-out?elsewhere=1');
  expect((await visitor.get(left.location ?? '')).html).toContain('退出统一身份认证');
  const { location } = await visitor.get('/console/signed-out/oidc');
  expect(location).toContain(`${provider.issuer}/session/end?`);
  expect(new URL(location ?? '').searchParams.get('post_logout_redirect_uri')).toBe(`${PUBLIC_URL}/console/signed-out`);
});

it('refuses whom the record does not know, who may not act, and whatever was tampered with, all alike', async () => {
  const refused = async (visitor: Visitor, url: string) => {
    const { status, location } = await back(visitor, url);
    expect([status, location, visitor.cookies.has('__Host-fq-session')]).toEqual([
      303,
      '/console/sign-in?said=refused',
      false,
    ]);
  };
  const stranger = visitorOf(api.url);
  await refused(stranger, await provider.vouchFor('nobody.here', (await departed(stranger)).href));
  expect((await stranger.get('/console/sign-in?said=refused')).html).toContain('统一身份认证没有通过');

  await inTransaction(api.record.db, SYSTEM, (tx) =>
    tx.query(`UPDATE app_user SET status = 'disabled' WHERE id = 'mediator.yangping'`),
  );
  const dismissed = visitorOf(api.url);
  await refused(dismissed, await provider.vouchFor('mediator.yangping', (await departed(dismissed)).href));

  // Another browser's answer: no departure of one's own, or another state.
  const victim = visitorOf(api.url);
  const stolen = await provider.vouchFor('judge.court', (await departed(visitorOf(api.url))).href);
  await refused(victim, stolen);
  await departed(victim);
  await refused(victim, stolen);

  // The same state with the code of another departure: PKCE and nonce are of this one.
  const mixed = visitorOf(api.url);
  const own = await departed(mixed);
  const url = new URL(stolen);
  url.searchParams.set('state', own.searchParams.get('state') ?? '');
  await refused(mixed, url.href);

  const cancelled = visitorOf(api.url);
  const state = (await departed(cancelled)).searchParams.get('state') ?? '';
  await refused(cancelled, `${REDIRECT_URI}?error=access_denied&state=${state}&iss=${provider.issuer}`);
  expect(api.logged()).not.toMatch(/access_denied|code=|state=/);
});

it('comes back to pages of the console only', async () => {
  const visitor = visitorOf(api.url);
  const url = await departed(visitor, 'https://elsewhere.example/');
  expect((await back(visitor, await provider.vouchFor('judge.court', url.href))).location).toBe('/console');
});
