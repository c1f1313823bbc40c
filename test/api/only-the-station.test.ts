import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTellOthers } from '../../activities/tell-others.ts';
import { demoUsers } from '../../demo/users.ts';
import { undoneReactions } from '../../record/reactions.ts';
import { type ApiUnderTest, startApi } from './api-under-test.ts';
import { type Caller, callerWith, loggedIn } from './caller.ts';

// 档案 is the station's alone. Nobody says here which routes there are: each that the contract names is tried, so that a new
// one is shut to everybody else, or this fails.
const OUTSIDE = demoUsers.filter(({ organisationId }) => organisationId !== 'qingxi-station').reverse();
/** One of every role, and of another village and township. */
const STRANGERS = [
  ...new Map(OUTSIDE.map(({ role, username }) => [role, username])).values(),
  ...['mediator.hekou', 'coordinator.beiling'],
];
const COLLECTIONS = ['households', 'reviews', 'violence-reports', 'visit-tasks', 'documents', 'people'];

let api: ApiUnderTest;
let officer: Caller;
let nobody: Caller;
const strangers = new Map<string, Caller>();
let routes: { method: 'get' | 'post'; path: string }[];
/** What to put into an address, by its collection. */
const ids: Record<string, string> = {};
/** The file's, as people name it. */
let number: string;
/** What would say that the file is there, or what is in it. */
let secrets: string[];

beforeAll(async () => {
  const usernames = ['officer.qingxi', ...STRANGERS];
  api = await startApi({ usernames });
  officer = await loggedIn(api.url, 'officer.qingxi');
  nobody = callerWith(api.url);
  await Promise.all(STRANGERS.map(async (name) => strangers.set(name, await loggedIn(api.url, name))));
  const { paths } = (await (await fetch(`${api.url}/api/openapi.json`)).json()) as { paths: Record<string, object> };
  routes = Object.entries(paths).flatMap(([path, methods]) =>
    (['get', 'post'] as const).filter((method) => method in methods).map((method) => ({ method, path })),
  );
  await family();
});
afterAll(() => api.stop());

/** One family of whom there is everything: a file, a warning with its visit tasks, a paper, a meeting and a report. */
async function family(): Promise<void> {
  const [address, reason, plan] = ['清溪镇羊坪村机密巷9号', '机密缘由', '机密方案'];
  const members = [
    { name: '晏机密', relation: '户主', role: 'perpetrator', idNumber: '330681198506121314' },
    { name: '岑机密', relation: '妻', role: 'victim', birthDate: '1988-09-15', phone: '13511112222' },
  ];
  const opened = await does('/households', { address, level: 'orange', reason, plan, members });
  const { id } = opened;
  number = String(opened.number);
  const file = `/households/${String(id)}`;
  const at = await api.record.clock.now();
  const evidence = ['perpetrator-statement', 'victim-statement'].map((kind) => ({ kind, note: '机密陈述' }));
  await does(`${file}/issue-warning`, { acceptedAt: at, admitted: true, circumstances: [], evidence });
  await does(`${file}/deliver-warning`, { at: await api.record.clock.now() });
  for (const reaction of await undoneReactions(api.record.db, String(id))) {
    if (reaction.kind === 'tell-others') await createTellOthers(api.record)(reaction);
  }
  const paper = await does(`${file}/documents`, { form: 'household-file' });
  await does('/violence-reports', { reporterKind: 'school', text: '机密报告', minor: true });
  const first = async (path: string, match: (item: Record<string, unknown>) => boolean = () => true) =>
    ((await officer.get(path)).body.items as Record<string, unknown>[]).find(match)?.id as string;
  const people = (await officer.get(file)).body.members as { personId: string }[];
  Object.assign(ids, {
    ...{ households: id, documents: paper.id, people: people[1]?.personId },
    reviews: await first('/reviews'),
    'violence-reports': await first('/violence-reports'),
    'visit-tasks': await first('/visit-tasks', ({ organisationId }) => organisationId === 'yangping'),
  });
  expect(Object.keys(ids).sort()).toEqual([...COLLECTIONS].sort());
  secrets = [id, number, ids.documents, ids.people, ids.reviews, ids['violence-reports'], '机密巷', '13511112222'].map(
    String,
  );
  secrets.push(reason, plan, '机密陈述', '机密报告', '330681198506121314');
}

async function does(path: string, body: object): Promise<Record<string, unknown>> {
  const answer = await officer.post(path, body);
  if (answer.status > 299) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

const collectionOf = (path: string) => path.split('/')[3] ?? '';
const addressOf = (path: string, id: string | undefined) =>
  path.replace('/api/v1', '').replaceAll(/\{\w+\}/g, String(id));

async function ask(caller: Caller, method: 'get' | 'post', path: string) {
  if (method === 'post') {
    const { status, body } = await caller.post(path);
    return { status, said: JSON.stringify(body) };
  }
  const answer = await caller.bytes(path);
  return { status: answer.status, said: await answer.text() };
}

const isAuditOf = (username: string, path: string) =>
  username === 'auditor.county' && collectionOf(path).startsWith('audit');

describe('档案 is the station’s alone', () => {
  it('a file is not behind the address of any other kind of record', async () => {
    const others = routes.filter(
      ({ method, path }) => method === 'get' && path.startsWith('/api/v1') && path.includes('{'),
    );
    expect(others.length).toBeGreaterThan(20);
    for (const { path } of others) {
      const address = addressOf(path, ids.households);
      const statuses = await Promise.all([...strangers.values()].map((caller) => ask(caller, 'get', address)));
      // Accounts and the county's policy are the administrator's, whatever stands in the address.
      const isOffice = ['users', 'policies'].includes(collectionOf(path));
      const isRefused = (status: number) => status === 404 || (status === 403 && isOffice);
      expect([address, statuses.filter(({ status }) => !isRefused(status))]).toEqual([address, []]);
    }
  });

  it('no list, count, task or notice says that it is there', async () => {
    const lists = routes.filter(
      ({ method, path }) => method === 'get' && path.startsWith('/api/v1') && !path.includes('{'),
    );
    expect(lists.length).toBeGreaterThan(15);
    for (const { path } of lists) {
      const address = addressOf(path, undefined);
      const answers = [...strangers].map(async ([username, caller]) => ({
        username,
        ...(await ask(caller, 'get', address)),
      }));
      for (const { username, status, said } of await Promise.all(answers)) {
        // The audit trail names what was looked at, by number and id, and tells nothing that is in it.
        const isName = (secret: string) => secret === number || Object.values(ids).includes(secret);
        const isTold = (secret: string) => said.includes(secret) && !(isName(secret) && isAuditOf(username, path));
        expect([username, address, secrets.filter(isTold)]).toEqual([username, address, []]);
        // Printed while one waits: not for all of them at once.
        const busy = address.includes('report.pdf') ? [503] : [];
        expect([username, address, [...busy, 200, 403, 422].includes(status)]).toEqual([username, address, true]);
        const isOpen = status === 200 && ['households', 'reviews', 'violence-reports'].includes(collectionOf(path));
        if (isOpen) expect([username, address, JSON.parse(said).items]).toEqual([username, address, []]);
      }
    }
    // That a search which looks at nothing finds nothing would prove nothing.
    const own = JSON.stringify((await officer.get('/households')).body);
    expect(own).toContain(ids.households);
  });

  it('nobody opens, reassigns or changes one from outside, and whoever reports gets a receipt alone', async () => {
    const onAll = routes.filter(
      ({ method, path }) => method === 'post' && !path.includes('{') && COLLECTIONS.includes(collectionOf(path)),
    );
    expect(onAll.map(({ path }) => path)).toContain('/api/v1/households/reassign');
    for (const { path } of onAll) {
      for (const [username, caller] of strangers) {
        const { status, said } = await ask(caller, 'post', addressOf(path, undefined));
        const mayTry = collectionOf(path) === 'violence-reports' || isStations(username);
        const expected = mayTry ? [403, 422] : [403];
        expect([username, path, status, expected.includes(status)]).toEqual([username, path, status, true]);
        expect(secrets.filter((secret) => said.includes(secret))).toEqual([]);
      }
    }
  });

  it('the public’s own routes know of no family, by no number and no code', async () => {
    const number = String((await officer.get(`/households/${ids.households}`)).body.number);
    const open = routes.filter(({ path }) => collectionOf(path) === 'public');
    expect(open.length).toBeGreaterThan(1);
    for (const { method, path } of open) {
      const body = { number, caseNumber: number, code: '123456', rating: 5 };
      const address = addressOf(path, number);
      const { status, headers } = method === 'get' ? await nobody.get(address) : await nobody.post(address, body);
      expect([address, status >= 400 && status < 500, headers.get('location')]).toEqual([address, true, null]);
    }
  });
});

/** Of another station: they may open a file, of their own place. */
function isStations(username: string): boolean {
  return username.endsWith('.beiling') && !username.startsWith('coordinator');
}
