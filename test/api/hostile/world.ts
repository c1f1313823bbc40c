import pg from 'pg';
import { createTellOthers } from '../../../activities/tell-others.ts';
import { satellitePicture } from '../../../demo/pictures.ts';
import { seedDemo } from '../../../demo/seed.ts';
import { demoUsers } from '../../../demo/users.ts';
import { dateOf } from '../../../domain/time/instant.ts';
import { undoneReactions } from '../../../record/reactions.ts';
import type { Route } from '../../../api/http/route.ts';
import { freshDatabase } from '../../support/instance/database.ts';
import { type ApiUnderTest, startApi } from '../api-under-test.ts';
import { type Caller, callerWith, loggedIn } from '../caller.ts';
import { Sender } from './sender.ts';

/** How somebody comes as far as the validation of a route. */
export interface Reached {
  route: Route;
  /** With the ids in it. */
  path: string;
  /** Where each path parameter stands. */
  params: Record<string, string>;
  headers: Record<string, string>;
}

export interface HostileWorld {
  api: ApiUnderTest;
  ownerUrl: string;
  sender: Sender;
  as(username: string): Caller;
  /** Every route that somebody of the demo county reaches. */
  reached: Reached[];
  /** Those that nobody does, by operation id. */
  unreached: string[];
  close(): Promise<void>;
}

/** Nothing that a body may hold. */
const WRONG_BODY = '{"\u0001":1}';

/** The demo county, everybody in it signed in, and for every route somebody whom it lets as far as the body. */
export async function hostileWorld(): Promise<HostileWorld> {
  const { appUrl, ownerUrl } = await freshDatabase();
  const api = await startApi({ usernames: [], databaseUrl: appUrl, trustedProxies: ['loopback'] });
  await seedDemo(api.record, () => undefined);
  await tellMore(api, ownerUrl);
  const sender = new Sender(api.url);
  const tokens = await Promise.all(
    demoUsers.map(async ({ username }) => {
      const { body } = await callerWith(api.url).post('/login', { username, password: 'demo' });
      return body.token as string;
    }),
  );
  const ids = await idsIn(ownerUrl);
  const ways = new Ways(sender, tokens, ids);
  const reached: Reached[] = [];
  const unreached: string[] = [];
  for (const route of api.api.routes) {
    const way = await ways.to(route);
    if (way) reached.push(way);
    else unreached.push(route.operationId);
  }
  return {
    ...{ api, ownerUrl, sender, reached, unreached },
    as: (username) => callerWith(api.url, tokens[demoUsers.findIndex((user) => user.username === username)]),
    async close() {
      sender.close();
      await api.stop();
    },
  };
}

/** What the demo county has none of: a clue with a photo, a screening round, a report of violence, tasks outside the station. */
async function tellMore(api: ApiUnderTest, ownerUrl: string): Promise<void> {
  const [grid, township, village] = await Promise.all(
    ['grid.yangping', 'coordinator.qingxi', 'mediator.yangping'].map((username) => loggedIn(api.url, username)),
  );
  if (!grid || !township || !village) throw new Error('somebody is missing');
  const today = dateOf(await api.record.clock.now());
  const areas = [{ organisationId: 'yangping', households: 40 }];
  const photo = new Blob([Uint8Array.from(await satellitePicture(3))], { type: 'image/jpeg' });
  const form = new FormData();
  form.set('text', '排水沟起争执。');
  form.set('photos', photo, 'a.jpg');
  const scan = new FormData();
  scan.set('title', '签字版');
  scan.set('kind', 'signed-paper');
  scan.set('file', photo, 'b.jpg');
  const streams = await query<{ id: string; kind: string }>(ownerUrl, 'SELECT id, kind FROM stream ORDER BY id');
  const ofKind = (kind: string) => streams.filter((stream) => stream.kind === kind).map(({ id }) => id);
  const said = [
    await grid.send('/clues', { method: 'POST', body: form }),
    await township.post('/screening-rounds', { title: '排查', areas, groups: ['left-behind'], from: today, to: today }),
    await village.post('/violence-reports', { reporterKind: 'school', text: '学生身上多处瘀伤。', minor: true }),
  ];
  const bad = said.find(({ status }) => status !== 201);
  if (bad) throw new Error(JSON.stringify(bad.body));
  for (const username of ['mediator.yangping', 'mediator.qingxi', 'mediator.court', 'mediator.hekou']) {
    const mediator = await loggedIn(api.url, username);
    const attach = (id: string) => mediator.send(`/agreements/${id}/attach`, { method: 'POST', body: scan });
    await Promise.all(ofKind('agreement').map(attach));
  }
  for (const id of ofKind('dispute')) await village.post(`/disputes/${id}/documents`, { form: 'acceptance-register' });
  const tell = createTellOthers(api.record);
  for (const id of ofKind('household')) {
    for (const due of await undoneReactions(api.record.db, id)) if (due.kind === 'tell-others') await tell(due);
  }
}

async function query<Row extends object>(ownerUrl: string, statement: string): Promise<Row[]> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    return (await owner.query<Row>(statement)).rows;
  } finally {
    await owner.end();
  }
}

/** What a path parameter may be, by the words before it: `disputes/{id}`. */
type Ids = Record<string, Record<string, string>[]>;

async function idsIn(ownerUrl: string): Promise<Ids> {
  const streams = await query<{ id: string; kind: string; state: Record<string, unknown> }>(
    ownerUrl,
    'SELECT id, kind, state FROM stream ORDER BY id',
  );
  const ids: Ids = {
    documents: await query(ownerUrl, 'SELECT id FROM document LIMIT 20'),
    // Of one whom no other route needs: an account may be closed.
    users: [{ id: 'studio.wang' }],
    organisations: [{ id: 'hekou' }],
    policies: [{ version: '1' }],
    people: await query(ownerUrl, 'SELECT id FROM person ORDER BY id LIMIT 60'),
  };
  for (const { id, kind, state } of streams) {
    ids[kind] ??= [];
    ids[kind].push({ id, ...partsOf(state) });
  }
  return ids;
}

/** Ids within a record: of its parties, evidence, photos. */
function partsOf(state: Record<string, unknown>): Record<string, string> {
  const parts: Record<string, string> = {};
  for (const list of Object.values(state)) {
    const [first] = Array.isArray(list) ? (list as Record<string, unknown>[]) : [];
    for (const [name, value] of Object.entries(first ?? {})) {
      if (name.endsWith('Id') && typeof value === 'string') parts[name] ??= value;
    }
  }
  return parts;
}

/** A record and who asks about it, as far as is known by now the likeliest to be let in first. */
interface Pair {
  record: Record<string, string>;
  token: string | undefined;
  letIn: number;
}

/** Finds for every route, one after the other, somebody whom it lets as far as the body. */
class Ways {
  readonly #sender: Sender;
  readonly #tokens: string[];
  readonly #ids: Ids;
  readonly #pairs = new Map<string, Pair[]>();

  constructor(sender: Sender, tokens: string[], ids: Ids) {
    this.#sender = sender;
    this.#tokens = tokens;
    this.#ids = ids;
  }

  async to(route: Route): Promise<Reached | null> {
    const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
    for (const pair of this.#pairsFor(route, names.length > 0)) {
      const params = Object.fromEntries(names.map((name) => [name, pair.record[name] ?? 'x1']));
      const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
      const headers: Record<string, string> = pair.token === undefined ? {} : { authorization: `Bearer ${pair.token}` };
      const way = { route, path, params, headers };
      if (route.signedIn && (await isRefused(way, this.#sender))) continue;
      pair.letIn += 1;
      return way;
    }
    return null;
  }

  #pairsFor(route: Route, hasParams: boolean): Pair[] {
    const rule = route.signedIn ? route.access : undefined;
    const kind = (rule && 'of' in rule ? rule.of : undefined) ?? '';
    const word = route.path.split('/')[3] ?? '';
    const about = hasParams ? (kind in this.#ids ? kind : word) : '';
    const key = `${about} ${route.signedIn}`;
    const known = this.#pairs.get(key);
    if (known) return known.sort((one, other) => other.letIn - one.letIn);
    const records = this.#ids[about] ?? [{}];
    const tokens = route.signedIn ? this.#tokens : [undefined];
    const pairs = records.flatMap((record) => tokens.map((token) => ({ record, token, letIn: 0 })));
    this.#pairs.set(key, pairs);
    return pairs;
  }
}

async function isRefused({ route, path, headers }: Reached, sender: Sender): Promise<boolean> {
  if (route.method === 'post' && route.requestBody === undefined) return false;
  const body = route.method === 'post' ? WRONG_BODY : undefined;
  const method = route.method.toUpperCase();
  const { status } = await sender.send({
    method,
    path,
    headers: { ...headers, 'content-type': 'application/json' },
    body,
  });
  return status === 401 || status === 403 || status === 404;
}
