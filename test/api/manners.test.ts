import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from './api-under-test.ts';
import { type Caller, callerWith, loggedIn, mediating, registered, registration } from './caller.ts';

let api: ApiUnderTest;
let nobody: Caller;
let village: Caller;
let neighbour: Caller;
let coordinator: Caller;
let grid: Caller;

beforeAll(async () => {
  api = await startApi({
    usernames: ['mediator.yangping', 'mediator.shanqian', 'coordinator.qingxi', 'grid.yangping'],
  });
  nobody = callerWith(api.url);
  village = await loggedIn(api.url, 'mediator.yangping');
  neighbour = await loggedIn(api.url, 'mediator.shanqian');
  coordinator = await loggedIn(api.url, 'coordinator.qingxi');
  grid = await loggedIn(api.url, 'grid.yangping');
});

afterAll(() => api.stop());

const malformed: RequestInit = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"reason":' };
const STALE = { 'If-Match': '"99"' };

describe('precedence of refusals', () => {
  it('401 comes before everything', async () => {
    expect((await nobody.send('/disputes/no-such-case/withdraw', malformed)).status).toBe(401);
    expect((await nobody.get('/no-such-route')).status).toBe(401);
    expect((await callerWith(api.url, 'wrong').get('/tasks')).body.code).toBe('unauthenticated');
  });

  it('404 comes before 403, 400, 422, 412 and 409', async () => {
    const id = await registered(village);
    for (const unknown of [id, 'not-a-uuid', '00000000-0000-4000-8000-000000000000']) {
      expect((await neighbour.send(`/disputes/${unknown}/withdraw`, malformed)).status).toBe(404);
      expect((await neighbour.post(`/disputes/${unknown}/withdraw`, { wrong: 1 }, STALE)).status).toBe(404);
      expect((await neighbour.get(`/disputes/${unknown}`)).status).toBe(404);
      expect((await neighbour.get(`/disputes/${unknown}/events`)).status).toBe(404);
      expect((await neighbour.post(`/disputes/${unknown}/documents`, { form: 1 })).status).toBe(404);
    }
    expect((await grid.post(`/disputes/${id}/withdraw`, {})).status).toBe(404);
  });

  it('403 comes before 400, 415, 422, 412 and 409', async () => {
    const id = await registered(village);
    const path = `/disputes/${id}/reconcile`;
    expect((await coordinator.send(path, malformed)).status).toBe(403);
    expect(
      (await coordinator.send(path, { method: 'POST', body: 'x', headers: { 'content-type': 'text/plain' } })).status,
    ).toBe(403);
    expect((await coordinator.post(path, { wrong: 1 }, STALE)).body).toMatchObject({
      status: 403,
      code: 'not-permitted',
    });
    expect((await coordinator.post(path, { record: 'x' }, STALE)).status).toBe(403);
    expect((await grid.send('/disputes', malformed)).status).toBe(403);
  });

  it('400, 413 and 415 come before 422, 412 and 409', async () => {
    const id = await registered(village);
    const path = `/disputes/${id}/reconcile`;
    expect((await village.send(path, { ...malformed, headers: { ...malformed.headers, ...STALE } })).status).toBe(400);
    const plain = { method: 'POST', body: '{}', headers: { 'content-type': 'text/plain', ...STALE } };
    expect((await village.send(path, plain)).body.code).toBe('unsupported-media-type');
    expect((await village.post(path, { record: 'x'.repeat(2_000_000) }, STALE)).body.code).toBe('too-large');
  });

  it('422 comes before 412, and 412 before 409', async () => {
    const id = await registered(village);
    const path = `/disputes/${id}/reconcile`;
    const invalid = await village.post(path, { record: '', more: 1 }, STALE);
    expect(invalid.body).toMatchObject({ status: 422, code: 'invalid' });
    expect((invalid.body.errors as { path: string }[]).map((error) => error.path).sort()).toEqual(['more', 'record']);
    const stale = await village.post(path, { record: '和好' }, STALE);
    expect(stale.body).toMatchObject({ status: 412, code: 'stale' });
    expect(stale.headers.get('etag')).toBe('"1"');
    const impossible = await village.post(path, { record: '和好' });
    expect(impossible.body).toMatchObject({ status: 409, code: 'not-possible-now' });
    expect(impossible.body.allowed).toEqual(expect.arrayContaining(['dispatch', 'withdraw']));
  });

  it('a rule of law is 422 with the field at fault', async () => {
    const id = await registered(village);
    await village.post(`/disputes/${id}/dispatch`, { organisationId: 'yangping' });
    const refused = await village.post(`/disputes/${id}/accept`, { consents: [], rightsNoticeGiven: true });
    expect(refused.body).toMatchObject({ status: 422, code: 'invalid', errors: [{ path: 'consents' }] });
  });
});

describe('addresses and methods', () => {
  it('a wrong method is 405 and names the right ones', async () => {
    const id = await registered(village);
    const put = await village.send(`/disputes/${id}`, { method: 'PUT' });
    expect([put.status, put.headers.get('allow'), put.body.code]).toEqual([405, 'GET, HEAD', 'method-not-allowed']);
    expect((await village.get(`/disputes/${id}/accept`)).headers.get('allow')).toBe('POST');
    expect((await village.get('/disputes/similar')).headers.get('allow')).toBe('POST');
    expect((await nobody.get('/login')).status).toBe(405);
    expect((await village.send('/disputes', { method: 'OPTIONS' })).headers.get('allow')).toBe('POST, GET, HEAD');
  });

  it('an unknown route, and a command that does not exist, is 404', async () => {
    const id = await registered(village);
    for (const path of ['/nothing', `/disputes/${id}/note-agreement`, `/disputes/${id}/act-on-deadlines`]) {
      const answer = await village.post(path);
      expect(answer.body).toMatchObject({ status: 404, code: 'not-found' });
    }
    const outside = await fetch(`${api.url}/nothing`);
    expect(outside.status).toBe(404);
    expect(outside.headers.get('content-type')).toContain('application/problem+json');
  });
});

describe('problem answers', () => {
  it('speak Chinese, or English if asked', async () => {
    const chinese = await village.get('/nothing');
    expect(chinese.body.title).toBe('未找到');
    const english = await village.get('/nothing', { 'accept-language': 'en' });
    expect(english.body.title).toBe('Not found');
    expect(english.headers.get('x-request-id')).toBe(english.body.requestId);
    expect((await village.get('/nothing', { 'x-request-id': 'my-request-1' })).body.requestId).toBe('my-request-1');
  });
});

describe('Idempotency-Key', () => {
  it('gives the same answer and one effect, also for a registration', async () => {
    const key = { 'Idempotency-Key': 'registration-1' };
    const first = await village.post('/disputes', registration, key);
    const second = await village.post('/disputes', registration, key);
    expect([second.status, second.body]).toEqual([201, first.body]);
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    const other = await village.post('/disputes', { ...registration, title: '另一件' }, key);
    expect(other.body).toMatchObject({ status: 422, code: 'idempotency-mismatch' });
  });

  it('is looked at before If-Match and before the state', async () => {
    const id = await registered(village);
    const sent = { 'Idempotency-Key': 'dispatch-1', 'If-Match': '"1"' };
    const first = await village.post(`/disputes/${id}/dispatch`, { organisationId: 'yangping' }, sent);
    expect(first.status).toBe(200);
    await village.post(`/disputes/${id}/withdraw`, { reason: '撤回' });
    const again = await village.post(`/disputes/${id}/dispatch`, { organisationId: 'yangping' }, sent);
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect(again.headers.get('etag')).toBe(first.headers.get('etag'));
  });

  it('holds for ten at once', async () => {
    const id = await mediating(village);
    const body = { at: '2026-01-05T09:00:00+08:00', record: '走访邻居。' };
    const path = `/disputes/${id}/add-investigation`;
    const key = { 'Idempotency-Key': 'ten-at-once' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => village.post(path, body, key)));
    expect(new Set(answers.map((answer) => JSON.stringify([answer.status, answer.body]))).size).toBe(1);
    expect((await village.get(`/disputes/${id}`)).body.investigations).toHaveLength(1);
  });

  it('holds for documents', async () => {
    const id = await mediating(village);
    const key = { 'Idempotency-Key': 'document-1' };
    const path = `/disputes/${id}/documents`;
    const first = await village.post(path, { form: 'acceptance-register' }, key);
    await village.post(`/disputes/${id}/record-wish`, {
      partyId: ((await village.get(`/disputes/${id}`)).body.parties as { partyId: string }[])[0]?.partyId,
      route: 'court',
    });
    expect((await village.post(path, { form: 'acceptance-register' }, key)).body.id).toBe(first.body.id);
    const spaced = {
      method: 'POST',
      body: '{ "form": "acceptance-register" }',
      headers: { 'content-type': 'application/json', ...key },
    };
    expect((await village.send(path, spaced)).body.code).toBe('idempotency-mismatch');
  });
});

describe('If-Match', () => {
  it('takes the ETag of the case, and * for any', async () => {
    const id = await registered(village);
    const etag = (await village.get(`/disputes/${id}`)).headers.get('etag') ?? '';
    const done = await village.post(`/disputes/${id}/dispatch`, { organisationId: 'yangping' }, { 'If-Match': etag });
    expect([done.status, done.headers.get('etag')]).toEqual([200, '"3"']);
    expect((await village.post(`/disputes/${id}/withdraw`, { reason: 'x' }, { 'If-Match': 'W/"3"' })).status).toBe(412);
    expect((await village.post(`/disputes/${id}/withdraw`, { reason: 'x' }, { 'If-Match': '3' })).status).toBe(400);
    expect((await village.post(`/disputes/${id}/withdraw`, { reason: 'x' }, { 'If-Match': '*' })).status).toBe(200);
  });

  it('an unchanged case is 304 for who has it', async () => {
    const id = await registered(village);
    // Without its own Cache-Control, fetch asks for a full answer.
    const having = (etag: string) => ({ 'If-None-Match': etag, 'Cache-Control': 'max-age=0' });
    expect((await village.get(`/disputes/${id}`, having('"1"'))).status).toBe(304);
    expect((await village.get(`/disputes/${id}`, having('"2"'))).status).toBe(200);
  });
});
