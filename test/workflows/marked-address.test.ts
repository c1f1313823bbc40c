import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Api, createApp } from '../../api/app.ts';
import { createConsole } from '../../console/index.ts';
import type { Page } from '../../console/page.ts';
import { consolePages } from '../../console/pages.ts';
import { DEMO_PASSWORD, demoUsers } from '../../demo/users.ts';
import { createPayloadCodec } from '../../engine/payload-codec.ts';
import { advance } from '../../engine/advance-clock.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { createUser } from '../../record/identity/users.ts';
import { type Caller, callerWith, loggedIn } from '../api/caller.ts';
import { signedIn } from '../console/browser-by-hand.ts';
import { crawl } from './crawl.ts';
import { type DrivenRecord, driveRecord, logged, logger } from './driven-record.ts';
import { decrypted, historiesOf, payloadsOf } from './history.ts';

// 法发〔2022〕10号 4: nothing that leaves for the perpetrator's side has where a victim is, or how she is reached. What is
// marked here is looked for in everything that the system answers, prints, logs and tells the engine.
const MARKS = [
  ...['标记甲地址', '13100000001', '标记乙地址', '13100000002', '标记丙联系', '标记丁地址', '13100000004'],
  ...['标记戊地址', '13100000005', '标记己联系'],
];
/** Who looks: one of every role, and from outside another village's mediator and another station's officer. */
const LOOKING = [
  ...new Map(demoUsers.toReversed().map(({ role, username }) => [role, username])).values(),
  ...['mediator.shanqian', 'officer.beiling'],
];
const WITHIN = { timeout: 30_000, interval: 200 };
const DAY_MS = 86_400_000;

/** What the crawl must have met at the least. */
const FORMS = ['dossier', 'agreement', 'household-file', 'warning-letter', 'zip:documents/undisputed-facts.pdf'];

let driven: DrivenRecord;
let api: Api;
let pages: readonly Page[];
let server: Server;
let url: string;
const callers = new Map<string, Caller>();

beforeAll(async () => {
  driven = await driveRecord('2026-08-31T09:00:00.000+08:00');
  const { record, engine, deliverer, renderer } = driven;
  await inTransaction(record.db, SYSTEM, async (tx) => {
    for (const { username, ...user } of demoUsers) {
      await createUser(tx, { id: username, ...user, password: DEMO_PASSWORD });
    }
  });
  api = createApp(
    { record, engine, deliverer, logger, renderer, demo: true, publicUrl: null, trustedProxies: [], channels: [] },
    (context) => {
      pages = consolePages({ ...context, oidc: null });
      return createConsole({ oidc: null })(context);
    },
  );
  server = createServer(api.app);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await Promise.all(LOOKING.map(async (username) => callers.set(username, await loggedIn(url, username))));
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
/** Who is not protected, and must be found: a search that looks at nothing finds nothing. */
const NEIGHBOUR = '宗明亮';
const husband = { name: '周志强', idNumber: '330681198506121314', address: '清溪镇羊坪村二组8号' };

const PHONES = ['13811110002', '13811110003'];
/** Of people who are not protected: what answers, tables, archives and calendars mask. */
const FACTS = [
  ...PHONES,
  husband.idNumber,
  '330681198703021515',
  '羊坪村一组',
  '羊坪村三组',
  '1988-09-15',
  '1990-03-08',
  '1991-04-09',
];

/** A warned household with an order, whose victim has moved twice, and all its papers. */
async function household(): Promise<{ id: string; wife: string }> {
  const opened = await does('deputy.qingxi', '/households', {
    ...{ address: '清溪镇羊坪村二组8号', level: 'red', reason: '多次报警', plan: '每月走访' },
    members: [
      { name: husband.name, idNumber: husband.idNumber, phone: PHONES[0], relation: '户主', role: 'perpetrator' },
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

/** Neighbours of whom one is protected, before whoever takes the matter in. */
async function neighbours(username: string, more: object): Promise<{ id: string; parties: string[] }> {
  const { id } = await does(username, '/disputes', {
    ...{ type: 'neighbours', title: '雨水管纠纷', facts: '雨水管改道,申请人家进水。', ...more },
    parties: [
      {
        ...{ side: 'applicant', kind: 'person', name: '尤春兰', birthDate: '1991-04-09' },
        ...{ phone: MARKS[8], address: MARKS[7], safeContact: MARKS[9] },
      },
      { side: 'respondent', kind: 'person', name: NEIGHBOUR, phone: PHONES[1], address: '羊坪村三组' },
    ],
  });
  const { parties } = (await by(username).get(`/disputes/${String(id)}`)).body;
  return { id: String(id), parties: (parties as { partyId: string }[]).map(({ partyId }) => partyId) };
}

/** One that is mediated, agreed upon, signed and sealed, with all its papers. */
async function agreed(): Promise<string> {
  const village = 'mediator.yangping';
  const { id, parties } = await neighbours(village, { source: 'application' });
  const run = (command: string, body: object) => does(village, `/disputes/${id}/${command}`, body);
  await run('dispatch', { organisationId: 'yangping' });
  const consents = parties.map((partyId) => ({ partyId, consented: true }));
  await run('accept', { consents, rightsNoticeGiven: true });
  await run('record-session', { heldAt: await now(), place: '调解室', record: '双方协商。', result: 'continue' });
  const [creditorId, debtorId] = parties;
  await run('reach-agreement', {
    ...{ form: 'written', facts: '雨水管改道。', items: '排水。', terms: ['被申请人改回原处并赔偿。'] },
    obligations: [{ kind: 'money', debtorId, creditorId, amountFen: 50_000, dueOn: '2026-10-01' }],
  });
  const agreement = (await by(village).get(`/disputes/${id}`)).body.agreementIds as string[];
  const path = `/agreements/${agreement[0]}`;
  for (const partyId of parties) await does(village, `${path}/sign`, { partyId, manner: 'signature' });
  await does(village, `${path}/sign-as-mediator`);
  await does(village, `${path}/affix-seal`);
  await papers(village, path);
  await papers(village, `/disputes/${id}`, parties);
  return id;
}

/** One that a court mediated in vain and filed: the clerk hands the package over. */
async function filed(): Promise<string> {
  const clerk = 'clerk.court';
  const courtCaseNumber = '(2026)云01民诉前调9号';
  const { id, parties } = await neighbours(clerk, { source: 'court-assigned', courtCaseNumber });
  const run = (username: string, command: string, body: object) => does(username, `/disputes/${id}/${command}`, body);
  await run(clerk, 'dispatch', { organisationId: 'court' });
  await run(clerk, 'accept', {});
  await run('mediator.court', 'sign-for', { at: await now() });
  const session = { heldAt: await now(), place: '诉调对接中心', record: '协商未果。', result: 'failed' };
  await run('mediator.court', 'record-session', session);
  const given = parties.map((partyId) => ({ partyId, evidenceIds: [], sessionRecords: true }));
  await run('mediator.court', 'record-hand-over-consents', { given });
  await run('mediator.court', 'record-undisputed-facts', { facts: '改道时间无争议。', confirmedBy: parties });
  await papers('mediator.court', `/disputes/${id}`, parties);
  await run(clerk, 'file-for-litigation', { courtCaseNumber: '(2026)云01民初99号' });
  return id;
}

/** Until the engine has bound it. */
async function bound(username: string, record: string): Promise<void> {
  await expect.poll(async () => (await by(username).bytes(`${record}/dossier`)).status, WITHIN).toBe(200);
}

/** Asks for every form of a record that can be made, also about each of these parts. */
async function papers(username: string, path: string, parts: readonly string[] = []): Promise<void> {
  const { paths } = await contract();
  const asks = paths[`/api/v1/${path.split('/')[1] ?? ''}/{id}/documents`]?.post;
  const forms = asks?.requestBody?.content['application/json'].schema.properties?.form?.enum ?? [];
  expect(forms.length).toBeGreaterThan(2);
  for (const form of forms) {
    for (const part of [{}, ...parts.map((about) => ({ about }))]) {
      const answer = await by(username).post(`${path}/documents`, { form, ...part });
      answered.push(JSON.stringify(answer.body));
    }
  }
}

interface Contract {
  paths: Record<
    string,
    {
      get?: { parameters?: { name: string }[] };
      post?: { requestBody?: { content: { 'application/json': { schema: FormSchema } } } };
    }
  >;
}
interface FormSchema {
  properties?: { form?: { enum?: string[] } };
}

async function contract(): Promise<Contract> {
  return (await (await fetch(`${url}/api/openapi.json`)).json()) as Contract;
}

/** What the console's pages show to each of these people, of every record that a page can be of. */
async function shown(known: readonly { id: string; kind: string }[]): Promise<[string, string][]> {
  const addresses = pages
    .filter(({ method, path }) => method === 'get' && !/sign-|assets|documents|live$/.test(path))
    .flatMap(({ path }) => {
      const kind = /^\/console\/(\w+)s\//.exec(path)?.[1];
      if (!path.includes('{')) return [path, ...(path === '/console' ? [`${path}?scope=below`] : [])];
      return known.filter((each) => each.kind === kind).map(({ id }) => path.replaceAll(/\{\w+\}/g, id));
    });
  const all = await Promise.all(
    LOOKING.map(async (username) => {
      const visitor = await signedIn(url, username);
      const seen: [string, string][] = [];
      for (const address of addresses) {
        const { status, html } = await visitor.get(address);
        if (status >= 500) throw new Error(`${username} ${address}: ${status}`);
        if (status === 200) seen.push([`${username} ${address}`, html]);
      }
      return seen;
    }),
  );
  return all.flat();
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

async function toldToEngine(ids: readonly { id: string; kind: string }[]): Promise<string> {
  const codec = createPayloadCodec(driven.record.keys.payloadKeys);
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
  const [settled, handedOver] = [await agreed(), await filed()];
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
  await Promise.all([
    bound('mediator.yangping', `/disputes/${settled}`),
    bound('clerk.court', `/disputes/${handedOver}`),
    bound('deputy.qingxi', `/households/${file.id}`),
  ]);
  const ids = [...all, ...(await documents()).map(({ id }) => ({ id, kind: 'document' }))];

  const people = [
    ...LOOKING.map((username) => [username, by(username)] as const),
    ['nobody', callerWith(url)] as const,
  ];
  const paths = (await contract()).paths;
  const { statuses, forms, printed, leaks, unmasked, sealed } = await crawl(paths, people, ids, MARKS, FACTS);
  expect(leaks).toEqual([]);
  // 脱敏: nothing but a paper, and a look for a purpose, has an ID number, a day of birth or somebody's own address in full.
  // Where a family lives is what its own station has to visit (走访), and whose file it is; nobody else is shown it.
  const visited =
    /^(officer|deputy|chief)\.qingxi (\/console)?\/(households|reviews|offline\/households)\b.* 羊坪村一组$/;
  expect(unmasked.filter((each) => !visited.test(each))).toEqual([]);
  expect(unmasked.some((each) => visited.test(each))).toBe(true);
  // Where papers of a court are served lies sealed apart in what is handed over to it, and there it is found.
  const archive = `/disputes/${handedOver}/hand-over sealed/service-addresses.json`;
  expect(sealed.sort()).toEqual([`clerk.court ${archive}`, `judge.court ${archive}`]);
  expect([...forms].sort()).toEqual(expect.arrayContaining(FORMS));
  expect(printed).toContain(NEIGHBOUR);
  expect(printed).toContain(husband.name);
  expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([]);
  expect(statuses.get(200)).toBeGreaterThan(100);
  const onPages = await shown(all);
  expect(onPages.filter(([where]) => where.includes('/disputes/')).length).toBeGreaterThan(5);
  const told = onPages.flatMap(([where, html]) =>
    [...MARKS, ...FACTS].filter((word) => html.includes(word)).map((word) => `${where} ${word}`),
  );
  expect(told.filter((each) => !visited.test(each))).toEqual([]);
  for (const [where, text] of Object.entries({
    answers: answered.join('\n'),
    database: await database(),
    histories: await toldToEngine(all),
    logs: logged(),
  })) {
    expect(text.length).toBeGreaterThan(100);
    expect([where, MARKS.filter((mark) => text.includes(mark))]).toEqual([where, []]);
  }

  const look = (username: string, field: string) =>
    by(username).post(`/people/${file.wife}/reveal`, { field, purpose: '安排回访' });
  expect((await look('chief.qingxi', 'address')).body.value).toBe(MARKS[2]);
  expect((await look('deputy.qingxi', 'phone')).body.value).toBe(MARKS[3]);
  for (const username of LOOKING.filter((each) => !/^(chief|deputy)\.qingxi$/.test(each))) {
    const { status } = await look(username, 'safeContact');
    expect([username, status]).toEqual([username, username === 'officer.qingxi' ? 403 : 404]);
  }
}, 240_000);
