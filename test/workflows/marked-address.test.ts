import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { strFromU8, unzipSync } from 'fflate';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Api, createApp } from '../../api/app.ts';
import { DEMO_PASSWORD, demoUsers } from '../../demo/users.ts';
import { createPayloadCodec } from '../../engine/payload-codec.ts';
import { advance } from '../../engine/advance-clock.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { createUser } from '../../record/users.ts';
import { type Caller, callerWith, loggedIn } from '../api/caller.ts';
import { textOf } from '../documents/read-pdf.ts';
import { type DrivenRecord, driveRecord, logged, logger } from './driven-record.ts';
import { decrypted, historiesOf, payloadsOf } from './history.ts';

// 法发〔2022〕10号 4: nothing that leaves for the perpetrator's side has where a victim is, or how she is reached. What is
// marked here is looked for in everything that the system answers, prints, logs and tells the engine.
const MARKS = ['标记甲地址', '13100000001', '标记乙地址', '13100000002', '标记丙联系', '标记丁地址', '13100000004'];
const WITHIN = { timeout: 30_000, interval: 200 };
const DAY_MS = 86_400_000;

let driven: DrivenRecord;
let api: Api;
let server: Server;
let url: string;
const callers = new Map<string, Caller>();

beforeAll(async () => {
  driven = await driveRecord('2026-08-31T09:00:00.000+08:00');
  const { record, engine, deliverer } = driven;
  await inTransaction(record.db, SYSTEM, async (tx) => {
    for (const { username, ...user } of demoUsers) {
      await createUser(tx, { id: username, ...user, password: DEMO_PASSWORD });
    }
  });
  api = createApp({ record, engine, deliverer, logger, demo: true });
  server = createServer(api.app);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const { username } of demoUsers) callers.set(username, await loggedIn(url, username));
}, 120_000);

afterAll(async () => {
  await api.stop();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  await driven.end();
});

function by(username: string): Caller {
  const caller = callers.get(username);
  if (!caller) throw new Error(`${username} is not logged in`);
  return caller;
}

/** Answers of commands are searched as well. */
const answered: string[] = [];
async function does(username: string, path: string, body: unknown = {}): Promise<Record<string, unknown>> {
  const answer = await by(username).post(path, body);
  if (answer.status > 299) throw new Error(`${username} ${path}: ${JSON.stringify(answer.body)}`);
  answered.push(JSON.stringify(answer.body));
  return answer.body;
}

const now = () => driven.record.clock.now();
const done = { done: true, note: '已做' };
const husband = { name: '周志强', idNumber: '330681198506121314', address: '清溪镇羊坪村二组8号' };

/** A warned household with an order, whose victim has moved twice, and all its papers. */
async function household(): Promise<{ id: string; wife: string }> {
  const opened = await does('deputy.qingxi', '/households', {
    ...{ address: '清溪镇羊坪村二组8号', level: 'red', reason: '多次报警', plan: '每月走访' },
    members: [
      { name: husband.name, idNumber: husband.idNumber, relation: '户主', role: 'perpetrator' },
      {
        ...{ name: '吴小梅', relation: '妻', role: 'victim', birthDate: '1988-09-15' },
        ...{ phone: MARKS[1], presentAddress: MARKS[0] },
      },
    ],
    incident: { at: await now(), detail: '酒后殴打' },
  });
  const id = String(opened.id);
  const run = (command: string, body: unknown) => does('deputy.qingxi', `/households/${id}/${command}`, body);
  const read = (await by('deputy.qingxi').get(`/households/${id}`)).body;
  const wife = (read.members as { memberId: string; personId: string }[])[1];
  await run('record-revisit', {
    ...{ at: await now(), listened: done, policyExplained: done, warnedByCases: done, counselled: done },
    ...{ personsSeen: '妻子', victimAlone: true, means: 'phone', violenceRecurred: false, feedback: '情绪平稳' },
  });
  const evidence = ['perpetrator-statement', 'victim-statement'].map((kind) => ({ kind, note: '陈述一致' }));
  await run('issue-warning', { acceptedAt: await now(), admitted: true, evidence, circumstances: ['victim-asks'] });
  await run('deliver-warning', { at: await now() });
  await run('record-protection-order', {
    ...{ issuedOn: (await now()).slice(0, 10), months: 6, urgent: false, measures: '禁止接触', courtId: 'court' },
  });
  await run('change-reach', {
    memberId: wife?.memberId,
    presentAddress: MARKS[2],
    phone: MARKS[3],
    safeContact: MARKS[4],
  });
  return { id, wife: String(wife?.personId) };
}

/** A dispute whose applicant is protected, which is stopped, and opens a file at the station. */
async function dispute(): Promise<string> {
  const { id } = await does('mediator.yangping', '/disputes', {
    ...{
      type: 'marriage-family',
      source: 'application',
      title: '离婚财产',
      facts: '双方争吵。',
      domesticViolence: true,
    },
    parties: [
      {
        ...{ side: 'applicant', kind: 'person', name: '郑春燕', birthDate: '1990-03-08' },
        ...{ phone: MARKS[6], address: MARKS[5], safeContact: MARKS[4] },
      },
      { side: 'respondent', kind: 'person', name: '钱大勇', idNumber: '330681198703021515', address: '羊坪村一组' },
    ],
  });
  await papers('mediator.yangping', `/disputes/${String(id)}`);
  await does('mediator.yangping', `/disputes/${String(id)}/report-danger`, { kind: 'criminal', detail: '殴打申请人' });
  return String(id);
}

/** Asks for every form of a record that can be made. */
async function papers(username: string, path: string): Promise<void> {
  const { paths } = await contract();
  const asks = paths[`/api/v1/${path.split('/')[1] ?? ''}/{id}/documents`]?.post;
  const forms = asks?.requestBody?.content['application/json'].schema.properties?.form?.enum ?? [];
  expect(forms.length).toBeGreaterThan(2);
  for (const form of forms) {
    const answer = await by(username).post(`${path}/documents`, { form });
    answered.push(JSON.stringify(answer.body));
  }
}

interface Contract {
  paths: Record<
    string,
    { get?: unknown; post?: { requestBody?: { content: { 'application/json': { schema: FormSchema } } } } }
  >;
}
interface FormSchema {
  properties?: { form?: { enum?: string[] } };
}

async function contract(): Promise<Contract> {
  return (await (await fetch(`${url}/api/openapi.json`)).json()) as Contract;
}

interface Found {
  statuses: Map<number, number>;
  pdfs: number;
  leaks: string[];
}

/** Asks every GET route of the contract, as everybody and as nobody, with every id of its collection, or with any. */
async function crawl(ids: readonly { id: string; kind: string }[]): Promise<Found> {
  const { paths } = await contract();
  const asked = Object.entries(paths)
    .filter(([path, { get }]) => get !== undefined && path.startsWith('/api/v1'))
    .flatMap(([path]) => {
      const own = path.replace('/api/v1', '');
      if (!own.includes('{')) return [own, `${own}?pageSize=200`];
      const ofCollection = ids.filter(({ kind }) => own.startsWith(`/${kind}s/`));
      const named = ofCollection.length > 0 ? ofCollection : ids;
      return named.map(({ id }) => own.replaceAll(/\{\w+\}/g, id));
    });
  const found: Found = { statuses: new Map(), pdfs: 0, leaks: [] };
  const people = [...callers, ['nobody', callerWith(url)] as const];
  for (const path of asked) {
    await Promise.all(
      people.map(async ([username, caller]) => {
        const answer = await caller.bytes(path);
        found.statuses.set(answer.status, (found.statuses.get(answer.status) ?? 0) + 1);
        const text = await readable(answer, found);
        if (MARKS.some((mark) => text.includes(mark))) found.leaks.push(`${username} ${path}`);
      }),
    );
  }
  return found;
}

/** By ETag: a paper is read once, whoever asks. */
const read = new Map<string, Promise<string>>();

async function readable(answer: Response, found: Found): Promise<string> {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const type = answer.headers.get('content-type') ?? '';
  if (type.startsWith('application/pdf')) {
    found.pdfs += 1;
    const etag = answer.headers.get('etag') ?? '';
    const text = read.get(etag) ?? textOf(bytes);
    read.set(etag, text);
    return text;
  }
  if (!type.startsWith('application/zip')) return strFromU8(bytes);
  return Object.values(unzipSync(bytes))
    .map((file) => strFromU8(file))
    .join('\n');
}

/** Every row of every table as its owner reads it, keys and hashes and all. */
async function database(): Promise<string> {
  const owner = new pg.Client({ connectionString: driven.ownerUrl });
  await owner.connect();
  try {
    await owner.query('SET row_security = off').catch(() => undefined);
    const tables = await owner.query<{ name: string }>(
      `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'`,
    );
    const rows: string[] = [];
    for (const { name } of tables.rows) {
      await owner.query(`ALTER TABLE ${name} NO FORCE ROW LEVEL SECURITY`);
      const { rows: all } = await owner.query<{ row: string }>(`SELECT to_jsonb(t)::text AS row FROM ${name} AS t`);
      await owner.query(`ALTER TABLE ${name} FORCE ROW LEVEL SECURITY`);
      rows.push(...all.map(({ row }) => row));
    }
    return rows.join('\n');
  } finally {
    await owner.end();
  }
}

async function told(ids: readonly { id: string; kind: string }[]): Promise<string> {
  const codec = createPayloadCodec(driven.record.keys.payloadCodecKey);
  const said: unknown[] = [];
  for (const { id, kind } of ids) {
    const histories = await historiesOf(driven.engine, id, kind);
    const opened = await Promise.all(histories.map((history) => decrypted(history, codec)));
    said.push(JSON.stringify(histories), await payloadsOf(opened));
  }
  return JSON.stringify(said);
}

test('where a victim is stands in no answer, paper, log, row or history, and is told for a purpose to who may know', async () => {
  const { record, engine, deliverer } = driven;
  const file = await household();
  await dispute();
  const streams = () =>
    inTransaction(record.db, SYSTEM, (tx) => tx.query<{ id: string; kind: string }>('SELECT id, kind FROM stream'));
  // The engine opens a file for the stopped dispute, and gives village, 妇联 and township their visit tasks.
  await expect
    .poll(async () => {
      await deliverer.sweep();
      return (await streams()).map(({ kind }) => kind).sort();
    }, WITHIN)
    .toEqual(expect.arrayContaining(['dispute', 'household', 'household', 'visit-task', 'visit-task', 'visit-task']));
  await papers('deputy.qingxi', `/households/${file.id}`);
  await deliverer.drain();
  await advance(record, engine, 8 * DAY_MS);

  const all = await streams();
  const documents = () =>
    inTransaction(record.db, SYSTEM, (tx) =>
      tx.query<{ id: string; status: string }>('SELECT id, status FROM document'),
    );
  await expect
    .poll(async () => new Set((await documents()).map(({ status }) => status)), WITHIN)
    .toEqual(new Set(['ready']));
  const ids = [...all, ...(await documents()).map(({ id }) => ({ id, kind: 'document' }))];

  const { statuses, pdfs, leaks } = await crawl(ids);
  expect(leaks).toEqual([]);
  expect(pdfs).toBeGreaterThan(5);
  expect(statuses.get(500) ?? 0).toBe(0);
  expect(statuses.get(200)).toBeGreaterThan(100);
  for (const [where, text] of Object.entries({
    answers: answered.join('\n'),
    database: await database(),
    histories: await told(all),
    logs: logged(),
  })) {
    expect(text.length).toBeGreaterThan(100);
    expect([where, MARKS.filter((mark) => text.includes(mark))]).toEqual([where, []]);
  }

  const look = (username: string, field: string) =>
    by(username).post(`/people/${file.wife}/reveal`, { field, purpose: '安排回访' });
  expect((await look('chief.qingxi', 'address')).body.value).toBe(MARKS[2]);
  expect((await look('deputy.qingxi', 'phone')).body.value).toBe(MARKS[3]);
  for (const { username } of demoUsers.filter(({ username }) => !/^(chief|deputy)\.qingxi$/.test(username))) {
    const { status } = await look(username, 'safeContact');
    expect([username, status]).toEqual([username, username === 'officer.qingxi' ? 403 : 404]);
  }
}, 240_000);
