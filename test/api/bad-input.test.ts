import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from './api-under-test.ts';
import { type Caller, loggedIn, mediating, registration } from './caller.ts';

let api: ApiUnderTest;
let village: Caller;
let id: string;

beforeAll(async () => {
  api = await startApi({ usernames: ['mediator.yangping'] });
  village = await loggedIn(api.url, 'mediator.yangping');
  id = await mediating(village);
});

afterAll(() => api.stop());

const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const raw = (body: string | Uint8Array): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: body as RequestInit['body'],
});

describe('no client gets a 5xx', () => {
  it('whatever bytes a body has', async () => {
    const bodies: [string | Uint8Array, number][] = [
      ['', 422],
      ['{', 400],
      ['nonsense', 400],
      ['"text"', 422],
      ['null', 422],
      [deep(100_000), 422],
      [`{"facts":${deep(50_000)}}`, 422],
      [new Uint8Array([0xff, 0xfe, 0x7b]), 400],
      [`${'x'.repeat(1_100_000)}`, 413],
      [JSON.stringify(Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`field${index}`, index]))), 422],
    ];
    for (const [body, status] of bodies) {
      expect((await village.send('/disputes', raw(body))).status, String(body).slice(0, 20)).toBe(status);
    }
    for (const [charset, status] of [
      ['gbk', 415],
      ['"gb18030"', 415],
      ['UTF-8', 201],
      ['"utf-8"', 201],
    ]) {
      const headers = { 'content-type': `application/json; charset=${charset}` };
      const answer = await village.send('/disputes', { ...raw(JSON.stringify(registration)), headers });
      expect(answer.status, String(charset)).toBe(status);
    }
    const zipped = { ...raw('x'), headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' } };
    expect((await village.send('/disputes', zipped)).status).toBe(400);
    const unknown = { ...raw('x'), headers: { 'content-type': 'application/json', 'content-encoding': 'nonsense' } };
    expect((await village.send('/disputes', unknown)).status).toBe(415);
  });

  it('whatever stands in an address or a query', async () => {
    for (const path of [
      '/%',
      '/disputes/%00',
      '/disputes/%ff',
      `/disputes/${'x'.repeat(5_000)}`,
      '/documents/1',
      '/people/x/reveal',
    ]) {
      expect((await village.get(path)).status, path).toBeLessThan(500);
    }
    const queries = [
      'page=0',
      'page=x',
      'pageSize=201',
      'page=99999999999999999999',
      'status=unknown',
      'level=unknown',
      'colour=unknown',
      'type=constructor',
      'source=unknown',
      'from=2026-02-30',
      'q=%00',
      'nonsense=1',
      'q[]=1',
      'status=a&status=b',
    ];
    for (const query of queries) {
      expect((await village.get(`/disputes?${query}`)).status, query).toBe(422);
    }
    for (const path of ['/tasks?scope=all', '/tasks?state=late', '/notifications?unread=1']) {
      expect((await village.get(path)).status, path).toBe(422);
    }
    const unknown = await village.get('/disputes?level=hamlet&colour=green&type=neighbours&source=rumour');
    expect((unknown.body.errors as { path: string }[]).map(({ path }) => path)).toEqual(['level', 'colour', 'source']);
    expect((await village.get('/disputes?level=village&colour=blue&type=neighbours&source=application')).status).toBe(
      200,
    );
    expect((await village.get('/disputes?q=%25_%27&page=1000000&pageSize=200')).status).toBe(200);
  });

  it('whatever stands in a header', async () => {
    const body = { reason: 'x' };
    for (const value of ['', '3', '"', '"a"b"', 'x'.repeat(5_000)]) {
      expect((await village.post(`/disputes/${id}/withdraw`, body, { 'If-Match': value })).status).toBe(400);
    }
    const long = { 'Idempotency-Key': 'x'.repeat(300) };
    expect((await village.post(`/disputes/${id}/withdraw`, body, long)).status).toBe(400);
  });
});

describe('who is named', () => {
  it('is named once', async () => {
    const { parties } = (await village.get(`/disputes/${id}`)).body as { parties: { partyId: string }[] };
    const [one, other] = parties.map(({ partyId }) => partyId);
    const consents = [one, other, one].map((partyId) => ({ partyId, consented: true }));
    for (const [command, body, path] of [
      ['extend', { days: 10, consents }, 'consents.2.partyId'],
      ['accept', { consents, rightsNoticeGiven: true }, 'consents.2.partyId'],
      [
        'schedule-session',
        { at: '2190-01-05T09:00:00+08:00', place: '调解室', participantIds: [one, one] },
        'participantIds.1',
      ],
    ] as const) {
      const { body: answer } = await village.post(`/disputes/${id}/${command}`, body);
      expect(answer, command).toMatchObject({ code: 'invalid', errors: [{ path }] });
    }
  });

  it('is a session that was planned, if one is named at all', async () => {
    const held = { heldAt: '2026-01-05T09:00:00+08:00', place: '调解室', record: '协商。', result: 'continue' };
    const path = `/disputes/${id}/record-session`;
    const refused = await village.post(path, { ...held, sessionId: 'never-planned' });
    expect(refused.body).toMatchObject({ code: 'invalid', errors: [{ path: 'sessionId' }] });
    expect((await village.post(path, held)).status).toBe(200);
  });
});

describe('a moment and a day', () => {
  it('need an offset and must exist', async () => {
    const path = `/disputes/${id}/add-investigation`;
    for (const at of ['2026-01-05T09:00:00', '2026-02-30T09:00:00+08:00', '2026-01-05', 'yesterday', 20260105]) {
      const refused = await village.post(path, { at, record: '走访' });
      expect(refused.body, String(at)).toMatchObject({ status: 422, errors: [{ path: 'at' }] });
    }
    expect((await village.post(path, { at: '2026-01-05T01:00:00Z', record: '走访' })).status).toBe(200);
    const { investigations } = (await village.get(`/disputes/${id}`)).body as { investigations: { at: string }[] };
    expect(investigations.at(-1)?.at).toBe('2026-01-05T09:00:00.000+08:00');
  });
});
