import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { problemStatus } from '../../api/problems/catalogue.ts';
import { openApiDocument } from '../../api/openapi/document.ts';
import { registered, registration } from './caller.ts';
import { digests } from './hostile/digest.ts';
import { fieldsOf, type Schema } from './hostile/fields.ts';
import type { Got, Sent } from './hostile/sender.ts';
import { hostileTexts, hostileValues } from './hostile/values.ts';
import { type HostileWorld, hostileWorld, type Reached } from './hostile/world.ts';

// Other tests go on beside these.
vi.setConfig({ testTimeout: 180_000 });

let world: HostileWorld;
let components: Record<string, Schema>;
/** All of the routes' bodies, by what their schemas say. */
let bodies: { refused: Try[]; taken: Try[]; judged: number };
let described: Record<string, Record<string, Described>>;

beforeAll(async () => {
  world = await hostileWorld();
  const document = openApiDocument(world.api.api.routes) as unknown as {
    components: { schemas: Record<string, Schema> };
    paths: typeof described;
  };
  components = document.components.schemas;
  described = document.paths;
  const each = world.reached.map(bodiesOf);
  bodies = {
    refused: each.flatMap(({ refused }) => refused),
    taken: each.flatMap(({ taken }, index) => (isSafe(world.reached[index]) ? taken : [])),
    judged: each.reduce((sum, { judged }) => sum + judged, 0),
  };
});

afterAll(async () => {
  console.log(`hostile inputs: ${bodies.judged} judged by the schemas, ${world.sender.tried} sent`);
  await world.close();
});

/** Who would show the inside of the machine to somebody outside. */
const INSIDE =
  /\n\s+at |node_modules|file:\/\/\/(?!etc)|violates|invalid input syntax|relation "|ZodError|TypeError|RangeError/;

/** Whatever was sent, the answer is one of ours: never a failure, and a refusal is a problem that shows nothing of the inside. */
function isOurs({ status, headers, text }: Got, what: string): void {
  // It says whether the database has time, and under many requests it has none.
  if (what.startsWith('readyz')) return;
  expect(status, `${what}: ${text.slice(0, 300)}`).toBeLessThan(500);
  if (status < 400) return;
  expect(text, what).not.toMatch(INSIDE);
  if (headers['content-type']?.startsWith('text/html')) return;
  expect(headers['content-type'], what).toBe('application/problem+json; charset=utf-8');
  const { code } = JSON.parse(text) as { code: keyof typeof problemStatus };
  expect(problemStatus[code], what).toBe(status);
}

interface Try {
  what: string;
  sent: Sent;
}

/** All bodies are judged by the very schemas that the routes judge by; one of so many is sent as well. */
const ONE_OF = 64;

interface Described {
  requestBody?: { content: Record<string, { schema: Schema; example?: unknown }> };
  parameters?: { in: string; name: string }[];
}

function describedAs({ route }: Reached): Described {
  return described[route.path]?.[route.method] ?? {};
}

/** Every body with one hostile field: what the route's own schema takes of them, and what it refuses. */
function bodiesOf(way: Reached): { refused: Try[]; taken: Try[]; judged: number } {
  const { path, headers, route } = way;
  const refused: Try[] = [];
  const taken: Try[] = [];
  const content = describedAs(way).requestBody?.content['application/json'];
  if (!content || !route.requestBody) return { refused, taken, judged: 0 };
  let judged = 0;
  let takenSoFar = 0;
  for (const field of fieldsOf(content.schema, components, content.example)) {
    for (const value of hostileValues) {
      judged += 1;
      const body = field.bodyWith(value);
      const sent = { method: 'POST', path, headers: { ...headers, 'content-type': 'application/json' }, body };
      const isTaken = route.requestBody.schema.safeParse(JSON.parse(body)).success;
      const seen = isTaken ? ++takenSoFar : judged;
      if (seen % ONE_OF === 0) {
        (isTaken ? taken : refused).push({ what: `${route.operationId} ${field.path} = ${value.slice(0, 60)}`, sent });
      }
    }
  }
  return { refused, taken, judged };
}

/** The demo county has no drawn signature, no erasure, no change of policy, no retention round, and nobody who was asked for guidance. */
const UNREACHED = [
  'agreement-signature',
  'dispute-add-guidance',
  ...['erasure', 'erasure-approve', 'erasure-refuse'],
  ...['policy-change', 'policy-change-approve', 'policy-change-refuse', 'policy-change-withdraw'],
  ...['retention-round', 'retention-round-approve', 'retention-round-events', 'retention-round-keep-back'],
];

/** Done rightly, these move time for everybody, or end the session of whoever asks. */
const OWN_END = new Set(['clock-move', 'logout', 'account-session-end', 'account-sessions-end-all']);
const isSafe = (way: Reached | undefined) => !OWN_END.has(way?.route.operationId ?? '');

test('somebody reaches every route, but for what the demo county has none of', () => {
  expect(world.unreached.toSorted()).toEqual(UNREACHED);
});

test('what a schema refuses is a problem, and changes no row', async () => {
  const before = await digests(world.ownerUrl);
  await world.sender.each(
    bodies.refused,
    ({ sent }) => sent,
    (got, { what }) => {
      isOurs(got, what);
      expect([400, 413, 422, 429], `${what}: ${got.text.slice(0, 200)}`).toContain(got.status);
    },
  );
  expect(await digests(world.ownerUrl)).toEqual(before);
});

// Before what is done for real: that ends sessions of people who are asked for here.
test('bodies that are none are refused wherever a body is read', async () => {
  const zeros = Buffer.alloc(40 * 1024 * 1024);
  const json = { 'content-type': 'application/json' };
  const bodies: [string, Record<string, string>, string | Buffer][] = [
    ['half of one', json, '{"a":'],
    ['two of them', json, '{}{}'],
    ['a comment', json, '{/* */}'],
    ['single quotes', json, "{'a':1}"],
    ['no JSON number', json, '{"a":NaN}'],
    ['a mark before it', json, '\ufeff{"\u0001":1}'],
    ['what is no UTF-8', json, Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
    ['UTF-16', json, Buffer.from('{"a":1}', 'utf16le')],
    ['an overlong slash', json, Buffer.from([0x22, 0xc0, 0xaf, 0x22])],
    ['a list', json, '[]'],
    ['a word', json, '"x"'],
    ['null', json, 'null'],
    ['a number beyond all', json, '1e400'],
    ['depths', json, '['.repeat(100_000)],
    ['a closed depth', json, `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
    ['many names', json, JSON.stringify(Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`f${n}`, n])))],
    ['one name twice', json, '{"\u0001":1,"\u0001":2}'],
    ['prototypes', json, '{"__proto__":{"a":1},"constructor":{"prototype":{"a":1}}}'],
    ['more than is taken', json, Buffer.alloc(1_100_000, 0x20)],
    ['a bomb', { ...json, 'content-encoding': 'gzip' }, gzipSync(zeros)],
    ['a bomb, deflated', { ...json, 'content-encoding': 'deflate' }, deflateSync(zeros)],
    ['a bomb, by brotli', { ...json, 'content-encoding': 'br' }, brotliCompressSync(zeros)],
    ['no gzip', { ...json, 'content-encoding': 'gzip' }, 'x'],
    ['another encoding', { ...json, 'content-encoding': 'zstd' }, 'x'],
    ['another charset', { 'content-type': 'application/json; charset=gbk' }, '{}'],
    ['another type', { 'content-type': 'text/plain' }, '{"\u0001":1}'],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'a=1'],
    [
      'XML that reads files',
      { 'content-type': 'application/xml' },
      '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
    ],
  ];
  const before = await digests(world.ownerUrl);
  const tries = world.reached.filter(isSafe).flatMap((way, place) =>
    way.route.requestBody === undefined
      ? []
      : bodies
          .filter((_, index) => index % 14 === place % 14)
          .map(([name, headers, body]) => ({
            what: `${way.route.operationId} given ${name}`,
            sent: { method: 'POST', path: way.path, headers: { ...way.headers, ...headers }, body },
          })),
  );
  await world.sender.each(
    tries,
    ({ sent }) => sent,
    (got, { what }) => {
      isOurs(got, what);
      expect([400, 413, 415, 422, 429], `${what}: ${got.text.slice(0, 100)}`).toContain(got.status);
    },
  );
  expect(await digests(world.ownerUrl)).toEqual(before);
});

test('no address leads out of its route, whatever stands in a part of it', async () => {
  const tries = world.reached.filter(isSafe).flatMap(({ route, path, params, headers }) =>
    Object.entries(params).flatMap(([name, real], place) =>
      hostileTexts
        .filter((text, index) => text !== '' && (index + place) % 12 === route.path.length % 12)
        .map((text) => ({
          what: `${route.operationId} {${name}} = ${text.slice(0, 60)}`,
          sent: { method: route.method.toUpperCase(), path: path.replace(`/${real}`, `/${encoded(text)}`), headers },
        })),
    ),
  );
  await world.sender.each(
    tries,
    ({ sent }) => sent,
    (got, { what }) => {
      isOurs(got, what);
      expect(got.status, `${what}: ${got.text.slice(0, 100)}`).not.toBe(200);
    },
  );
});

/** As a browser would write it, but for what no URL can hold. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '?')).replaceAll('.', '%2E');
}

test('a query is read as its schema says, or refused', async () => {
  const tries = world.reached.filter(isSafe).flatMap((way, place) => {
    const names = (describedAs(way).parameters ?? []).filter((each) => each.in === 'query').map(({ name }) => name);
    const about = (query: string) => ({
      what: `${way.route.operationId}?${query.slice(0, 60)}`,
      sent: { method: way.route.method.toUpperCase(), path: `${way.path}?${query}`, headers: way.headers },
    });
    const odd = names.flatMap((name) => [
      `${name}[]=1`,
      `${name}[a]=1`,
      `${name}=1&${name}=2`,
      `${name}`,
      `${name}=%ff`,
    ]);
    return [
      // Each word on some, each name with some: all on all say no more and take a minute.
      ...names.flatMap((name, at) =>
        hostileTexts
          .filter((_, index) => (index + place + at) % 4 === 0)
          .map((text) => `${name}=${encodeURIComponent(text.replace(/\p{Surrogate}/gu, '?'))}`),
      ),
      ...odd,
      ...['__proto__=1', 'constructor[prototype][x]=1', 'toString=1', '%00=1', '=', `${'a=1&'.repeat(1_500)}`],
    ].map(about);
  });
  await world.sender.each(
    tries,
    ({ sent }) => sent,
    (got, { what }) => isOurs(got, what),
  );
});

test('forms that are none, or lie about what they hold, are refused and leave nothing', async () => {
  const boundary = 'edge';
  const part = (name: string, content: string, more = '') =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${content}\r\n`;
  const end = `--${boundary}--\r\n`;
  const script = '<html><script>alert(1)</script></html>';
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';
  const file = (content: string, filename = 'a.png') => part('file', content, `; filename="${filename}"`);
  const multipart = `multipart/form-data; boundary=${boundary}`;
  const forms: [string, string, string][] = [
    ['no boundary', 'multipart/form-data', file('x') + end],
    ['an empty boundary', 'multipart/form-data; boundary=', file('x') + end],
    ['a boundary that never comes', 'multipart/form-data; boundary=other', file('x') + end],
    ['no end', multipart, file('x')],
    ['half a head', multipart, `--${boundary}\r\nContent-Dispo`],
    ['nothing', multipart, ''],
    ['an end alone', multipart, end],
    ['a thousand parts', multipart, part('a', 'b').repeat(1_000) + end],
    ['a thousand files', multipart, file('x').repeat(1_000) + end],
    ['a form in the form', multipart, part('title', 'x', '\r\nContent-Type: multipart/mixed; boundary=inner') + end],
    [
      'another disposition',
      multipart,
      `--${boundary}\r\nContent-Disposition: attachment; name="file"\r\n\r\nx\r\n${end}`,
    ],
    ['no disposition', multipart, `--${boundary}\r\n\r\nx\r\n${end}`],
    ['no name', multipart, part('', 'x') + end],
    ['a prototype for a name', multipart, part('__proto__[a]', 'x') + part('constructor', 'x') + end],
    ['a name of 5 kB', multipart, part('n'.repeat(5_000), 'x') + end],
    ['a field of 50 kB', multipart, part('title', 'x'.repeat(50_000)) + file('x') + end],
    ['a path for a file name', multipart, part('title', 't') + file('x', '../../../etc/cron.d/x') + end],
    ['a NUL in a file name', multipart, part('title', 't') + file('x', 'a.png\u0000.html') + end],
    ['a line end in a file name', multipart, part('title', 't') + file('x', 'a\r\nX-Injected: 1') + end],
    ['a page said to be a picture', multipart, part('title', 't') + part('kind', 'other') + file(script) + end],
    ['an SVG', multipart, part('title', 't') + part('kind', 'other') + file(svg, 'a.svg') + end],
    ['a page that begins like a GIF', multipart, part('title', 't') + file(`GIF89a/*${script}`, 'a.gif') + end],
    ['a program', multipart, part('title', 't') + file('MZ\u0090\u0000\u0003\u0000\u0000\u0000', 'a.pdf') + end],
    ['an empty file', multipart, part('title', 't') + file('') + end],
  ];
  const before = await digests(world.ownerUrl);
  const receiving = world.reached.filter(({ route }) => route.requestBody?.mediaType === 'multipart/form-data');
  expect(receiving.length).toBeGreaterThan(4);
  const tries = receiving.flatMap((way) =>
    forms.map(([name, contentType, body]) => ({
      what: `${way.route.operationId} given a form with ${name}`,
      sent: { method: 'POST', path: way.path, headers: { ...way.headers, 'content-type': contentType }, body },
    })),
  );
  await world.sender.each(
    tries,
    ({ sent }) => sent,
    (got, { what }) => {
      isOurs(got, what);
      expect(got.status, `${what}: ${got.text.slice(0, 100)}`).toBeGreaterThanOrEqual(400);
    },
  );
  expect(await digests(world.ownerUrl)).toEqual(before);
});

test('what a schema takes is done or refused; and what was refused, sent again, changes no row', async () => {
  const again: Try[] = [];
  await world.sender.each(
    bodies.taken,
    ({ sent }) => sent,
    (got, each) => {
      isOurs(got, each.what);
      if (got.status >= 400) again.push(each);
    },
  );
  await changesNothing(again);
});

/** Sends what was refused before. */
async function changesNothing(tries: readonly Try[]): Promise<void> {
  const before = await digests(world.ownerUrl);
  await world.sender.each(
    tries,
    ({ sent }) => sent,
    (got, { what }) => {
      isOurs(got, what);
      expect(got.status, what).toBeGreaterThanOrEqual(400);
    },
  );
  expect(await digests(world.ownerUrl)).toEqual(before);
}

test('words that mean something elsewhere are only words: they come back as they were given', async () => {
  const village = world.as('mediator.yangping');
  const words = hostileTexts.filter((text) => /^[^\p{Cc}\p{Surrogate}]{4,60}$/u.test(text) && text.trim() === text);
  expect(words.length).toBeGreaterThan(25);
  for (const [index, word] of words.entries()) {
    const other = words[(index + 7) % words.length] ?? '';
    const [applicant, respondent] = registration.parties;
    const id = await registered(village, {
      title: word,
      facts: other,
      parties: [{ ...applicant, name: word }, respondent],
    });
    const { body } = await village.get(`/disputes/${id}`);
    expect(body).toMatchObject({ title: word, facts: other, parties: [{ name: word }, {}] });
    const { body: found } = await village.get(`/disputes?q=${encodeURIComponent(other)}`);
    expect(found).toHaveProperty('items');
  }
});

test('headers that nobody should send are read as none, or refused', async () => {
  const odd = ['', ' ', 'x', '"', '"a"b"', '*', 'W/"1"', `"${'9'.repeat(4_000)}"`, 'é', '\t', 'a, b', '%00', '../..'];
  const names = ['if-match', 'idempotency-key', 'accept-language', 'authorization', 'accept', 'x-request-id', 'cookie'];
  const more: Record<string, string[]> = {
    'accept-language': [`en${',zh;q=0.1'.repeat(900)}`, 'en;q=NaN', '*;q=1e400'],
    authorization: [
      'Bearer',
      'Bearer ',
      'Bearer null',
      `Bearer ${'x'.repeat(6_000)}`,
      'Basic YTpi',
      'Bearer a b',
      'bearer',
    ],
    'content-type': [
      '',
      'application/json;',
      'application/json; charset=',
      'application/json; charset=utf-7',
      'text/html',
    ],
    'content-encoding': ['gzip', 'deflate', 'br', 'x', 'gzip, gzip', 'identity, x'],
    'transfer-encoding': ['identity'],
    expect: ['100-continue', 'x'],
    'x-http-method-override': ['DELETE'],
    'x-forwarded-for': ['', 'x', '::1, 127.0.0.1', `${'1.1.1.1, '.repeat(400)}`],
    'x-forwarded-host': ['evil.example'],
    origin: ['null', 'https://evil.example'],
  };
  const given = [...names.flatMap((name) => odd.map((value) => [name, value] as const))].concat(
    Object.entries(more).flatMap(([name, values]) => values.map((value) => [name, value] as const)),
  );
  const tries = world.reached.filter(isSafe).flatMap((way, place) =>
    given
      .filter((_, index) => index % 24 === place % 24)
      .map(([name, value]) => ({
        what: `${way.route.operationId} ${name}: ${value.slice(0, 60)}`,
        sent: {
          ...{ method: way.route.method.toUpperCase(), path: way.path },
          headers: { ...way.headers, 'content-type': 'application/json', [name]: value },
          body: way.route.method === 'post' ? '{"\u0001":1}' : undefined,
        },
      })),
  );
  await world.sender.each(
    tries,
    ({ sent }) => sent,
    (got, { what }) => {
      isOurs(got, what);
      expect(got.headers['access-control-allow-origin'], what).toBeUndefined();
      expect(got.headers['x-injected'] ?? got.headers['set-cookie'], what).toBeUndefined();
    },
  );
});
