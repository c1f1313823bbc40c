import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpServer } from '../../api/http/server.ts';
import { type ApiUnderTest, startApi } from './api-under-test.ts';
import { type Caller, callerWith, loggedIn, registered } from './caller.ts';

const PUBLIC_URL = 'https://fq.example.gov.cn';

let api: ApiUnderTest;
/** As it is where nothing is set: no TLS, no proxy. */
let plain: ApiUnderTest;
let village: Caller;

beforeAll(async () => {
  api = await startApi({
    usernames: ['mediator.yangping'],
    ...{ publicUrl: PUBLIC_URL, trustedProxies: ['loopback'] },
  });
  plain = await startApi({ usernames: [] });
  village = await loggedIn(api.url, 'mediator.yangping');
});

afterAll(async () => {
  await api.stop();
  await plain.stop();
});

/** Sends bytes as they are and answers all that comes back until the server closes, or answers `until`. */
function raw(bytes: string, until?: RegExp, port = new URL(api.url).port): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(bytes, 'latin1'));
    socket.setEncoding('utf8').on('data', (more: string) => {
      answer += more;
      if (until?.test(answer)) socket.destroy();
    });
    socket.once('close', () => resolve(answer));
    socket.once('error', reject);
  });
}

describe('what a browser may do with an answer', () => {
  it('is nothing, whatever is answered: found, refused, unknown, malformed, not understood', async () => {
    const id = await registered(village);
    const answers = await Promise.all([
      fetch(`${api.url}/healthz`),
      fetch(`${api.url}/metrics`),
      fetch(`${api.url}/api/openapi.json`),
      fetch(`${api.url}/nowhere`),
      fetch(`${api.url}/%`),
      village.get(`/disputes/${id}`),
      village.get('/disputes?page=0'),
      village.send(`/disputes/${id}/withdraw`, {
        method: 'POST',
        body: '{',
        headers: { 'content-type': 'text/plain' },
      }),
      village.send('/disputes', { method: 'DELETE' }),
      village.send('/disputes', { method: 'OPTIONS' }),
      callerWith(api.url).get('/tasks'),
    ]);
    for (const { status, headers } of answers) {
      expect(Object.fromEntries(headers), String(status)).toMatchObject({
        'content-security-policy': "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
        'strict-transport-security': 'max-age=31536000; includeSubDomains',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'permissions-policy': expect.stringContaining('geolocation=()'),
        'cache-control': 'private, no-cache',
      });
      expect([...headers.keys()].filter((name) => /^(server|x-powered-by|access-control-.*)$/.test(name))).toEqual([]);
    }
  });

  it('on the page that checks papers is its one style, and a form to itself', async () => {
    for (const path of ['/verify', '/verify/nonsense', '/verify?code=%3Cscript%3E']) {
      const page = await fetch(`${api.url}${path}`);
      expect(page.headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
      );
      expect(page.headers.get('x-frame-options')).toBe('DENY');
      expect(await page.text()).not.toContain('<script');
    }
  });

  it('is not decided by another site: no answer is shared across origins, and no preflight is granted', async () => {
    const preflight = await fetch(`${api.url}/api/v1/disputes`, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    // Nobody who is not signed in learns which methods there are.
    expect(preflight.status).toBe(401);
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('says nothing of TLS where there is none', async () => {
    const { headers } = await fetch(`${plain.url}/healthz`);
    expect(headers.get('strict-transport-security')).toBeNull();
  });
});

describe('a connection', () => {
  it('whose head comes letter by letter, or whose body never ends, is cut off', async () => {
    const server = createHttpServer((request, response) => request.resume().once('end', () => response.end()), {
      headersMs: 300,
      requestMs: 600,
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const port = String((server.address() as AddressInfo).port);
    const [head, body] = await Promise.all([
      raw('GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ', undefined, port),
      raw('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"user', undefined, port),
    ]);
    server.close();
    expect(head).toMatch(/^HTTP\/1\.1 408 /);
    expect(body).toMatch(/^HTTP\/1\.1 408 /);
  });

  it.each([
    ['what is no HTTP', 'nonsense\r\n\r\n'],
    ['a header that hides another', 'GET /healthz HTTP/1.1\r\nHost: x\r\nA: b\rX: y\r\n\r\n'],
    ['two lengths', 'POST /api/v1/login HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}'],
    [
      'a length beside chunks (request smuggling)',
      'POST /api/v1/login HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['a head of 20 kB', `GET /healthz HTTP/1.1\r\nHost: x\r\nA: ${'a'.repeat(20_000)}\r\n\r\n`],
  ])('that sends %s is refused as a problem', async (_what, bytes) => {
    const answer = await raw(bytes);
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\nContent-Type: application\/problem\+json/);
    expect(answer).toContain('"code":"malformed"');
  });

  it('that asks for another protocol, or to be let through, gets neither', async () => {
    const upgrade = 'GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
    expect(await raw(upgrade, /"ok"/)).toMatch(/^HTTP\/1\.1 200 /);
    expect(await raw('CONNECT internal:5432 HTTP/1.1\r\nHost: x\r\n\r\n')).toBe('');
    expect(await raw('GET http://internal/healthz HTTP/1.1\r\nHost: internal\r\n\r\n', /\r\n\r\n/)).toMatch(
      /^HTTP\/1\.1 (200|404) /,
    );
  });
});

describe('limits by address behind a proxy', () => {
  const guess = (url: string, address: string) =>
    callerWith(url).post('/login', { username: 'guessed', password: 'wrong' }, { 'X-Forwarded-For': address });

  it('count by the address that a trusted proxy names', async () => {
    const guesses = await Promise.all(Array.from({ length: 61 }, () => guess(api.url, '203.0.113.7')));
    expect(guesses.filter(({ status }) => status === 429)).toHaveLength(1);
    expect((await guess(api.url, '203.0.113.8')).status).toBe(401);
    // What stands before the proxy's own word was put there by the caller.
    expect((await guess(api.url, '198.51.100.1, 203.0.113.7')).status).toBe(429);
  });

  it('and by nobody’s word where none is trusted', async () => {
    const guesses = await Promise.all(Array.from({ length: 61 }, (_, n) => guess(plain.url, `203.0.113.${n}`)));
    expect(guesses.filter(({ status }) => status === 429)).toHaveLength(1);
  });
});
