import { afterAll, beforeAll, expect, it } from 'vitest';
import { surveyPdf } from '../../demo/pictures.ts';
import { demoUsers } from '../../demo/users.ts';
import { formName } from '../../domain/documents/form-name.ts';
import { requestDocument, storeDocument } from '../../record/documents.ts';
import { ENGINE } from '../../record/system-actors.ts';
import { inTransaction } from '../../record/transaction.ts';
import { type HostileWorld, hostileWorld } from '../api/hostile/world.ts';
import { signedIn, type Visitor } from './browser-by-hand.ts';

/** Addresses of one kind that a reader tries: the first few are as good as all. */
const OF_A_KIND = 4;
/** They print, or hold the line. */
const NOT_TRIED = /^\/console\/(sign-out|live|reports\/report\.pdf)/;

let world: HostileWorld;

beforeAll(async () => {
  world = await hostileWorld();
  await makePapersReady();
});

afterAll(() => world.close());

/**
 * What a printer does, but with any PDF: for there to be links to papers it matters only that they can be opened. Records of
 * what was said are among them, which not everybody reads who sees the case.
 */
async function makePapersReady(): Promise<void> {
  const { record } = world.api;
  const pdf = await surveyPdf();
  const made = { templateVersion: '1', dataHash: '0'.repeat(64), pdf };
  const stored = await inTransaction(record.db, ENGINE, async (tx) => {
    const told = await tx.query<{ streamId: string; seq: number; about: string }>(
      `SELECT id AS "streamId", seq, jsonb_array_elements(state->'sessions')->>'sessionId' AS about
       FROM stream WHERE kind = 'dispute'`,
    );
    for (const { streamId, seq, about } of told)
      await requestDocument(tx, { streamId, seq, form: formName({ code: 'mediation-record', about }) });
    const pending = await tx.query<{ id: string; streamId: string }>(
      `SELECT id, stream_id AS "streamId" FROM document WHERE status = 'pending'`,
    );
    for (const paper of pending) await storeDocument(tx, record.keys, { ...paper, ...made });
    return pending.length;
  });
  expect(stored).toBeGreaterThan(10);
}

it('no page offers anybody a link that does not open', { timeout: 120_000 }, async () => {
  const walks = await Promise.all(
    demoUsers.map(async ({ username }) => {
      const { tried, dead } = await walk(await signedIn(world.api.url, username));
      return { tried, dead: dead.map((each) => `${username} ${each}`) };
    }),
  );
  expect(walks.reduce((sum, { tried }) => sum + tried, 0)).toBeGreaterThan(1000);
  expect(walks.flatMap(({ dead }) => dead)).toEqual([]);
});

/** From the workbench wherever links lead, until no kind of page is new. */
async function walk(visitor: Visitor): Promise<{ tried: number; dead: string[] }> {
  const dead: string[] = [];
  const seen = new Set(['/console']);
  const ofKind = new Map<string, number>();
  const ahead = [{ path: '/console', from: 'the beginning' }];
  for (let next = ahead.shift(); next !== undefined; next = ahead.shift()) {
    const { status, html, location } = await visitor.get(next.path);
    if (status >= 400) dead.push(`${status} ${next.path} on ${next.from}`);
    for (const path of location === null ? linksOf(html) : [location]) {
      const kind = kindOf(path);
      const count = ofKind.get(kind) ?? 0;
      if (seen.has(path) || count >= OF_A_KIND || NOT_TRIED.test(path)) continue;
      seen.add(path);
      ofKind.set(kind, count + 1);
      ahead.push({ path, from: next.path });
    }
  }
  return { tried: seen.size, dead };
}

function linksOf(html: string): string[] {
  return [...html.matchAll(/<a [^>]*href="(\/[^"#]*)/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
}

/** The address without which record it is, and without what its query says. */
function kindOf(path: string): string {
  const [address = '', query = ''] = path.split('?');
  const names = [...new URLSearchParams(query).keys()].sort().join();
  return `${address.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|(?<=\/)\d+(?=\/|$)/g, '{id}')}?${names}`;
}
