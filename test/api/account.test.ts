import { type TOTP, URI } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import type { ApiUnderTest } from './api-under-test.ts';
import { type Caller, callerWith } from './caller.ts';
import { GOOD, signedIn, signIn, startRealApi } from './real-api.ts';

let api: ApiUnderTest;

const village = { organisationId: 'yangping', role: 'village-mediator' } as const;

beforeAll(async () => {
  api = await startRealApi([
    { id: 'wang', ...village },
    { id: 'fresh', ...village, mustChangePassword: true },
    { id: 'chen', ...village },
    { id: 'officer', organisationId: 'qingxi-station', role: 'community-officer' },
    { id: 'judge', organisationId: 'court', role: 'judge' },
    { id: 'machine', organisationId: 'county', role: 'supervisor' },
  ]);
});

afterAll(() => api.stop());

const code = (uri: string, at = Date.now()) => (URI.parse(uri) as TOTP).generate({ timestamp: at });
const errorsOf = (body: Record<string, unknown>) => (body.errors as { path: string }[]).map(({ path }) => path);

async function enrolled(caller: Caller): Promise<{ uri: string; codes: string[] }> {
  const begun = await caller.post('/account/second-factor/begin', { password: GOOD });
  expect(begun.status).toBe(201);
  const uri = begun.body.uri as string;
  expect(begun.body.qr).toContain('<svg');
  // The step before: sign-ins of the next seconds may take the present one. It is over if a new one begins on the way there.
  const confirm = () => caller.post('/account/second-factor/confirm', { code: code(uri, Date.now() - 30_000) });
  const first = await confirm();
  const confirmed = first.status === 422 ? await confirm() : first;
  expect(confirmed.status).toBe(200);
  return { uri, codes: confirmed.body.recoveryCodes as string[] };
}

describe('a password given by somebody else', () => {
  it('lets nothing be done but changing it, and out of everything else', async () => {
    const { body, caller } = await signIn(api.url, 'fresh');
    expect(body.demand).toBe('change-password');
    for (const [path, answer] of [
      ['/tasks', await caller.get('/tasks')],
      ['/account/tokens', await caller.post('/account/tokens', {})],
      ['/disputes', await caller.post('/disputes', {})],
    ] as const) {
      expect([path, answer.status, answer.body.code]).toEqual([path, 403, 'password-change-needed']);
    }
    expect((await caller.get('/account')).body).toMatchObject({ demand: 'change-password', user: { id: 'fresh' } });
    const elsewhere = await signedIn(api.url, 'fresh');
    const change = (current: string, next: string) => caller.post('/account/password', { current, next });
    for (const [next, path] of [
      ['short', 'next'],
      ['password123456', 'next'],
      ['fresh 溪边的三棵老樟树', 'next'],
      [GOOD, 'next'],
    ] as const) {
      const refused = await change(GOOD, next);
      expect([next, refused.status, errorsOf(refused.body)]).toEqual([next, 422, [path]]);
    }
    expect(errorsOf((await change('wrong', '溪边的三棵老樟树 1962')).body)).toEqual(['current']);
    expect((await change(GOOD, '溪边的三棵老樟树 1962')).status).toBe(204);
    expect((await caller.get('/tasks')).status).toBe(200);
    expect((await elsewhere.get('/account')).status).toBe(401);
    expect((await signIn(api.url, 'fresh')).status).toBe(401);
    expect((await signIn(api.url, 'fresh', '溪边的三棵老樟树 1962')).body).not.toHaveProperty('demand');
    // The last five are not taken again.
    expect(errorsOf((await change('溪边的三棵老樟树 1962', GOOD)).body)).toEqual(['next']);
  });

  it('is guessed at as slowly as at sign-in', async () => {
    const caller = await signedIn(api.url, 'chen');
    const guess = () => caller.post('/account/password', { current: 'wrong', next: '溪边的三棵老樟树 1962' });
    for (let times = 0; times < 5; times += 1) expect((await guess()).status).toBe(422);
    const slowed = await guess();
    expect([slowed.status, Number(slowed.headers.get('retry-after'))]).toEqual([429, expect.closeTo(30, -1)]);
    expect((await signIn(api.url, 'chen')).status).toBe(429);
  });
});

describe('a second factor', () => {
  it('must be enrolled by police before anything else, and is asked for from then on', async () => {
    const { body, caller } = await signIn(api.url, 'officer');
    expect(body.demand).toBe('enrol-second-factor');
    expect((await caller.get('/tasks')).body.code).toBe('second-factor-enrolment-needed');
    expect(errorsOf((await caller.post('/account/second-factor/begin', { password: 'x' })).body)).toEqual(['password']);
    expect(errorsOf((await caller.post('/account/second-factor/confirm', { code: '000000' })).body)).toEqual(['code']);
    const { uri, codes } = await enrolled(caller);
    expect(uri).toMatch(/^otpauth:\/\/totp\//);
    expect(new Set(codes).size).toBe(10);
    expect((await caller.get('/tasks')).status).toBe(200);
    expect((await caller.post('/account/second-factor/begin', { password: GOOD })).status).toBe(409);

    const attempt = (given?: string) => signIn(api.url, 'officer', GOOD, given === undefined ? {} : { code: given });
    expect([(await attempt()).status, (await attempt()).body.code]).toEqual([401, 'second-factor-needed']);
    expect((await signIn(api.url, 'officer', 'wrong', { code: code(uri) })).body.code).toBe('wrong-credentials');
    const now = code(uri);
    const once = await Promise.all([attempt(now), attempt(now)]);
    expect(once.map(({ status }) => status).sort()).toEqual([200, 401]);
    expect((await attempt(code(uri, Date.now() - 30_000))).body.code).toBe('wrong-second-factor');
    const [recovery = ''] = codes;
    const recovered = await attempt(recovery.toUpperCase().replaceAll('-', ' '));
    expect((await recovered.caller.get('/account')).body).toMatchObject({
      session: { manner: 'password+totp' },
      secondFactor: { enrolled: true, required: true, recoveryCodesLeft: 9 },
    });
    expect((await attempt(recovery)).body.code).toBe('wrong-second-factor');
  });

  it('is removed by a code of it; whoever must have one must then enrol another', async () => {
    const caller = await signedIn(api.url, 'judge');
    const { codes } = await enrolled(caller);
    const remove = (password: string, given = '000000') =>
      caller.post('/account/second-factor/remove', { password, code: given });
    expect(errorsOf((await remove('x', codes[0])).body)).toEqual(['password']);
    expect(errorsOf((await remove(GOOD)).body)).toEqual(['code']);
    expect((await remove(GOOD, codes[0])).status).toBe(204);
    expect((await caller.get('/tasks')).body.code).toBe('second-factor-enrolment-needed');
    expect((await signIn(api.url, 'judge')).body.demand).toBe('enrol-second-factor');
  });

  it('is kept encrypted, its recovery codes as digests', async () => {
    const caller = await signedIn(api.url, 'wang');
    const begun = await caller.post('/account/second-factor/begin', { password: GOOD });
    const again = await caller.post('/account/second-factor/begin', { password: GOOD });
    expect(again.body.secret).not.toBe(begun.body.secret);
    // Nothing is asked for before it is confirmed.
    expect((await signIn(api.url, 'wang')).status).toBe(200);
    const wrong = await caller.post('/account/second-factor/confirm', { code: code(begun.body.uri as string) });
    expect(wrong.status).toBe(422);
    const { uri, codes } = await enrolled(caller);
    const stored = await inTransaction(api.record.db, SYSTEM, async (tx) => [
      ...(await tx.query<{ row: string }>('SELECT second_factor::text AS row FROM second_factor')),
      ...(await tx.query<{ row: string }>('SELECT recovery_code::text AS row FROM recovery_code')),
    ]);
    const rows = JSON.stringify(stored).toLowerCase();
    expect(stored.length).toBeGreaterThan(10);
    expect(rows).not.toContain(URI.parse(uri).secret.hex.toLowerCase());
    for (const given of codes) expect(rows).not.toContain(Buffer.from(given.replaceAll('-', '')).toString('hex'));
    expect((await signIn(api.url, 'wang', GOOD, { code: codes[0] })).status).toBe(200);
    expect((await caller.post('/account/second-factor/remove', { password: GOOD, code: codes[1] })).status).toBe(204);
  });
});

describe('sessions', () => {
  it('are listed for their own user, ended one by one, and all at once', async () => {
    const [first, second] = [await signedIn(api.url, 'wang'), await signedIn(api.url, 'wang')];
    const list = async () => (await second.get('/account/sessions')).body.items as Record<string, unknown>[];
    const listed = await list();
    expect(listed.length).toBeGreaterThanOrEqual(2);
    expect(listed.filter(({ current }) => current)).toHaveLength(1);
    expect(listed[0]).toMatchObject({ manner: 'password', address: expect.stringContaining('127.0.0.1') });
    const id = ((await first.get('/account')).body.session as { id: string }).id;
    const stranger = await signedIn(api.url, 'machine');
    expect((await stranger.post(`/account/sessions/${id}/end`)).status).toBe(404);
    const key = { 'idempotency-key': 'end-1' };
    expect((await second.post(`/account/sessions/${id}/end`, {}, key)).status).toBe(204);
    expect((await second.post(`/account/sessions/${id}/end`, {}, key)).status).toBe(204);
    expect((await second.post(`/account/sessions/${id}/end`)).status).toBe(404);
    expect((await first.get('/account')).status).toBe(401);
    expect((await second.post('/account/sessions/end-all')).status).toBe(204);
    expect((await second.get('/account')).status).toBe(401);
  });
});

describe('a token for a machine', () => {
  it('does what its scopes say in the name of its user, never reaches the account, and is revoked at once', async () => {
    const user = await signedIn(api.url, 'machine');
    const wanted = { name: '统计平台', scopes: ['read'], days: 30 };
    const key = { 'idempotency-key': 'token-1' };
    const made = await user.post('/account/tokens', wanted, key);
    expect([made.status, (await user.post('/account/tokens', wanted, key)).body]).toEqual([201, made.body]);
    expect((await user.post('/account/tokens', { ...wanted, days: 2 }, key)).status).toBe(422);
    expect(errorsOf((await user.post('/account/tokens', { ...wanted, days: 366 })).body)).toEqual(['days']);
    const reader = callerWith(api.url, made.body.token as string);
    expect((await reader.get('/tasks')).status).toBe(200);
    for (const [path, answer] of [
      ['write', await reader.post('/clues', {})],
      ['account', await reader.get('/account')],
      ['tokens', await reader.post('/account/tokens', wanted)],
      ['password', await reader.post('/account/password', {})],
      ['logout', await reader.post('/logout')],
    ] as const) {
      expect([path, answer.status, answer.body.code]).toEqual([path, 403, 'outside-scope']);
    }
    const items = (await user.get('/account/tokens')).body.items as Record<string, unknown>[];
    expect(items).toMatchObject([{ id: made.body.id, name: '统计平台', scopes: ['read'] }]);
    expect(JSON.stringify(items)).not.toContain(made.body.token);
    const stranger = await signedIn(api.url, 'wang');
    expect((await stranger.post(`/account/tokens/${made.body.id}/revoke`)).status).toBe(404);
    expect((await user.post(`/account/tokens/${made.body.id}/revoke`)).status).toBe(204);
    expect((await reader.get('/tasks')).status).toBe(401);
  });
});
