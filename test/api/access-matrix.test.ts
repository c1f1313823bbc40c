import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenRoute, SignedInRoute } from '../../api/http/route.ts';
import { type Kind, relationsOfKind } from '../../domain/organisation/access-table.ts';
import { cookieName } from '../../console/http/cookies.ts';
import type { SignedInPage } from '../../console/page.ts';
import { sessionCookie } from '../../console/session/session.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { createAsking } from './access/asking.ts';
import { type Cell, cellsOf, isAsExpected, mayView, standingsToward } from './access/cells.ts';
import { type People, settlePeople } from './access/people.ts';
import { createFormSender, fewOf } from './access/console-forms.ts';
import { buildTargets, type Target } from './access/targets.ts';
import { type ApiUnderTest, startApi } from './api-under-test.ts';

// Every route that the system has × every role × every way of standing to what is asked for, over HTTP: each gets what the
// access table says, and a route without a rule, or outside this world, fails. What is expected is looked up in the table by
// what is known of this world because it was made so, and never by what the product makes of it.

const CONNECTIONS = 12;
/** Of a console's page, so many cells of every kind; of a form made of a route, whose every cell is asked itself, fewer. */
const OF_A_PAGE = 8;
const OF_A_FORM = 2;
/** Shows a paper that was handed in as PDF: here it was a picture. */
const NOT_IN_THIS_WORLD = new Set(['/console/disputes/{id}/evidence/{evidenceId}/pdf', '/console/live']);
/** What is said of those that went wrong; thousands say no more than these. */
const MOST_SAID = 150;

let api: ApiUnderTest;
let people: People;
let targets: Target[];
let asking: ReturnType<typeof createAsking>;
let tried = 0;
let seqsBefore: Record<string, number>;

/** Toward what has nothing to do with somebody, and where there is nothing yet. */
const NOBODYS = ['none', 'anyone'];
/** households.test.ts, supervisions.test.ts, claimants.test.ts and clues.test.ts stand somebody so. */
const UNTRIED = ['dispute consulted', 'dispute supervising', 'dispute referred', 'clue receiving'];

beforeAll(async () => {
  api = await startApi({ usernames: [] });
  people = await settlePeople(api);
  targets = await buildTargets(api, people);
  asking = createAsking(api.url, CONNECTIONS);
  seqsBefore = await seqs();
});

/** How far every record has come. */
async function seqs(): Promise<Record<string, number>> {
  const rows = await inTransaction(api.record.db, SYSTEM, (tx) =>
    tx.query<{ id: string; seq: number }>('SELECT id, seq FROM stream'),
  );
  return Object.fromEntries(rows.map(({ id, seq }) => [id, seq]));
}

afterAll(async () => {
  asking?.close();
  await api.stop();
  console.log(`access matrix: ${tried} cells tried`);
});

const signedIn = () => api.api.routes.filter((route): route is SignedInRoute => route.signedIn);
const signedInPages = () => api.pages.filter((page): page is SignedInPage => page.signedIn);
/** Made by console/forms of a route of the API, which is asked for every cell itself. */
const isMadeOfRoute = (page: SignedInPage) => 'form' in page;
const open = () => api.api.routes.filter((route): route is OpenRoute => !route.signedIn);

/** Asks all of them, a few at a time; answers what is said of those that went wrong. */
async function wrongOf<T>(asked: readonly T[], ask: (one: T) => Promise<string | null>): Promise<string[]> {
  tried += asked.length;
  const waiting = asked.values();
  const wrong: string[] = [];
  const askOn = async () => {
    for (const one of waiting) {
      const said = await ask(one);
      if (said !== null) wrong.push(said);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, askOn));
  return wrong.slice(0, MOST_SAID);
}

async function askedFor(cell: Cell): Promise<string | null> {
  const { route, address, role, place, standing, expected } = cell;
  const isOwn = 'of' in route.access && route.access.of === 'own-account';
  const token = isOwn ? await people.passerBy(role, place) : people.token(role, place);
  const { status, location } = await asking.ask(route.method, address, shownAt(route.path, token));
  if (isAsExpected(cell, status)) return null;
  // A page may lead on to another: not to signing in.
  if (expected === 'allowed' && status === 303 && location.startsWith('/console/') && !location.includes('sign-in'))
    return null;
  return `${route.method} ${route.path} · ${role} at ${place} [${standing.join(' ')}]: ${expected}, but ${status}`;
}

/** The API takes a token, the console a cookie that holds one. */
function shownAt(path: string, token: string): Record<string, string> {
  if (!path.startsWith('/console')) return { authorization: `Bearer ${token}` };
  return { cookie: `${cookieName('session', false)}=${sessionCookie(api.record, token)}` };
}

describe('the access table, over HTTP', { timeout: 300_000 }, () => {
  it('gives everybody by every route exactly what it says', async () => {
    const cells = signedIn().flatMap((route) => cellsOf(route, targets, people));
    expect(new Set(cells.map(({ expected }) => expected))).toEqual(new Set(['allowed', 'forbidden', 'unknown']));
    expect(await wrongOf(cells, askedFor)).toEqual([]);
  });

  it('holds for the pages of the console too', async () => {
    const looked = signedInPages().filter(({ method }) => method === 'get');
    const cells = looked
      .filter(({ path }) => !NOT_IN_THIS_WORLD.has(path))
      .flatMap((page) => fewOf(cellsOf(page, targets, people), isMadeOfRoute(page) ? OF_A_FORM : OF_A_PAGE));
    expect(await wrongOf(cells, askedFor)).toEqual([]);
    const strangers = await wrongOf(looked, async ({ method, path }) => {
      const address = path.replaceAll(/\{\w+\}/g, targets[0]?.params.id ?? '');
      const { status } = await asking.ask(method, address, {});
      return status === 303 ? null : `${method} ${path}: ${status}`;
    });
    expect(strangers).toEqual([]);
  });

  it('holds for what is sent from the pages of the console', async () => {
    const send = createFormSender(asking, api.url);
    const cells = signedInPages()
      .filter(({ method, access }) => method === 'post' && !('of' in access && access.of === 'own-account'))
      .flatMap((page) => fewOf(cellsOf(page, targets, people), OF_A_FORM).map((cell) => ({ page, cell })))
      // Whether a form that is no command's does something although nothing is filled in, only its own test knows.
      .filter(({ page, cell }) => isMadeOfRoute(page) || cell.expected !== 'allowed');
    const wrong = await wrongOf(cells, async ({ page, cell }) => {
      const { address, role, place, standing, expected } = cell;
      const { cookie = '' } = shownAt('/console', people.token(role, place));
      const { status } = await send(page, address, cookie);
      if (isAsExpected(cell, status)) return null;
      return `post ${page.path} · ${role} at ${place} [${standing.join(' ')}]: ${expected}, but ${status}`;
    });
    expect(wrong).toEqual([]);
  });

  it('shows in a list what may be viewed, and nothing else', async () => {
    const cells = signedIn().flatMap((route) => {
      const { access } = route;
      if (!('list' in access)) return [];
      const isWhole = (target: Target) => route.path === `/api/v1/${target.collection}`;
      return targets
        .filter((target) => target.kind === access.list && target.params.id)
        .flatMap((target) =>
          standingsToward(target, people).map((who) => ({ ...who, route, target, isWhole: isWhole(target) })),
        );
    });
    const wrong = await wrongOf(cells, async ({ route, target, role, place, standing, isWhole }) => {
      const path = route.queryOf && 'pageSize' in route.queryOf.shape ? `${route.path}?pageSize=200` : route.path;
      const { status, text } = await asking.ask('get', path, shownAt(path, people.token(role, place)));
      const isShown = text.includes(target.params.id ?? '');
      const may = mayView(role, target.kind, standing);
      if (status === 200 && (isWhole ? isShown === may : may || !isShown)) return null;
      return `${route.path} · ${role} at ${place} [${standing.join(' ')}]: ${status}, ${isShown ? 'shown' : 'not shown'}`;
    });
    expect(wrong).toEqual([]);
  });

  it('lets nobody in who does not say who they are, or shows a token of their own making', async () => {
    const cells = signedIn().flatMap((route) => {
      const address = route.path.replaceAll(/\{\w+\}/g, targets[0]?.params.id ?? '');
      const shownBy: Record<string, string>[] = [{}, { authorization: 'Bearer of-my-own-making' }];
      return shownBy.map((shown) => ({ route, address, shown }));
    });
    const wrong = await wrongOf(cells, async ({ route, address, shown }) => {
      const { status } = await asking.ask(route.method, address, shown);
      return status === 401 ? null : `${route.method} ${route.path}: ${status}`;
    });
    expect(wrong).toEqual([]);
  });

  it('asks nobody who they are where a route says why not', async () => {
    const wrong = await wrongOf(open(), async ({ method, path }) => {
      const { status } = await asking.ask(method, path.replaceAll(/\{\w+\}/g, 'nobody-has-this'), {});
      return [401, 403, 500].includes(status) ? `${method} ${path}: ${status}` : null;
    });
    expect(wrong).toEqual([]);
    for (const { access } of open()) expect(access.because.length).toBeGreaterThan(10);
  });

  it('is tried toward every way of standing to a record but those that other tests make', () => {
    const tried = (kind: Kind) =>
      targets.filter((target) => target.kind === kind).flatMap(({ stands, inPerson }) => [stands, inPerson]);
    const untried = (Object.keys(relationsOfKind) as Kind[])
      .filter((kind) => kind !== 'county')
      .flatMap((kind) => {
        const relations = new Set(tried(kind).flatMap((standing) => Object.values(standing).flat()));
        const known: readonly string[] = relationsOfKind[kind];
        return known
          .filter((relation) => !relations.has(relation) && !NOBODYS.includes(relation))
          .map((relation) => `${kind} ${relation}`);
      });
    expect(untried).toEqual(UNTRIED);
  });

  it('has changed nothing', async () => {
    expect(await seqs()).toEqual(seqsBefore);
  });
});
