import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClaimantsBatch } from '../../activities/bulk-claimants.ts';
import { deciders } from '../../domain/deciders.ts';
import { undoneReactions } from '../../record/reactions.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { verify } from '../../record/verify.ts';
import { inventedId } from '../domain/mass/resident-ids.ts';
import { type ApiUnderTest, startApi } from './api-under-test.ts';
import { type Answer, type Caller, loggedIn } from './caller.ts';
import { carryOn, mediatedWages, workers } from './mass-support.ts';

let api: ApiUnderTest;
let village: Caller;
let clerk: Caller;

beforeAll(async () => {
  const usernames = ['mediator.yangping', 'mediator.shanqian', 'clerk.court', 'supervisor.county'];
  api = await startApi({ usernames });
  village = await loggedIn(api.url, 'mediator.yangping');
  clerk = await loggedIn(api.url, 'clerk.court');
});

afterAll(() => api.stop());

/** Said in mediation, and no evidence against whoever said it. */
const CONCESSION = '公司愿意先付七成';

interface Roll {
  items: {
    id: string;
    ordinal: number;
    standing: string;
    agreementId: string | null;
    person: Record<string, string>;
  }[];
  total: number;
  totals: {
    claimants: number;
    amountFen: number;
    byStanding: Record<string, { claimants: number; amountFen: number }>;
  };
  import: { claimants: number; done: number } | null;
}

function give(
  caller: Caller,
  id: string,
  mode: string,
  file: Buffer | string,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const form = new FormData();
  form.set('file', new Blob([typeof file === 'string' ? file : new Uint8Array(file)]), 'roll');
  return caller.send(`/disputes/${id}/claimants/import?mode=${mode}`, { method: 'POST', body: form, headers });
}

async function rollOf(id: string, query = '', caller = village): Promise<Roll> {
  const { body } = await caller.get(`/disputes/${id}/claimants${query}`);
  return body as unknown as Roll;
}

describe('a roll', () => {
  it('is looked through without anything being stored', async () => {
    const id = await mediatedWages(village);
    const before = (await village.get(`/disputes/${id}`)).body.seq;
    const csv = `姓名,身份证号,金额\n张三,${inventedId(1)},100\n李四,${inventedId(2)}0,5\n王五,${inventedId(1)},7\n`;
    const preview = await give(village, id, 'preview', csv);
    expect(preview.status).toBe(200);
    expect(preview.body).toMatchObject({
      claimants: 1,
      amountFen: 10_000,
      acknowledged: 0,
      faults: [
        { line: 3, column: '身份证号', message: '居民身份证号须为18位' },
        { line: 4, column: '身份证号', message: '与第2行是同一个人' },
      ],
      sample: [{ line: 2, name: '张三', idNumber: expect.stringContaining('****') }],
    });
    const refused = await give(village, id, 'apply', csv);
    expect(refused.status).toBe(422);
    expect(refused.body.errors).toContainEqual({ path: 'rows.4.身份证号', message: '与第2行是同一个人' });
    expect((await village.get(`/disputes/${id}`)).body.seq).toBe(before);
    expect(await rollOf(id)).toMatchObject({ total: 0, totals: { claimants: 0, amountFen: 0 } });
  });

  it('is taken in batches, goes on after a worker was killed, and sums to the fen', async () => {
    const id = await mediatedWages(village);
    const file = await workers(250);
    const begun = await give(village, id, 'apply', file, { 'Idempotency-Key': 'roll-1' });
    expect(begun.status).toBe(202);
    expect(begun.body).toMatchObject({ claimants: 250 });
    expect(await rollOf(id)).toMatchObject({ import: { claimants: 250, done: 0 } });
    expect((await give(village, id, 'apply', file)).status).toBe(409);

    const [reaction] = await undoneReactions(api.record.db, id);
    const killed = createClaimantsBatch(api.record);
    expect(await killed({ ...reaction! })).toBe(150);
    expect(await rollOf(id)).toMatchObject({ total: 100, import: { done: 100 } });
    expect(await carryOn(api.record, id)).toBe(2);
    // A second worker that had the same batch in hands finds nothing to do.
    expect(await killed({ ...reaction! })).toBe(0);

    const amountFen = (100_01 * 250 * 251) / 2;
    const roll = await rollOf(id, '?page=2&pageSize=100');
    expect(roll).toMatchObject({ total: 250, import: null, totals: { claimants: 250, amountFen } });
    expect(roll.totals.byStanding).toEqual({ listed: { claimants: 250, amountFen } });
    expect(roll.items[0]).toMatchObject({
      ordinal: 101,
      person: { name: '工人101', idNumber: expect.stringContaining('****') },
      amountFen: 101 * 100_01,
      acknowledged: false,
      standing: 'listed',
    });

    const repeated = await give(village, id, 'apply', file, { 'Idempotency-Key': 'roll-1' });
    expect(repeated.body).toEqual(begun.body);
    const again = await give(village, id, 'preview', await workers(3, 249));
    expect(again.body).toMatchObject({ claimants: 1, faults: [{ line: 2 }, { line: 3 }] });
    expect((again.body.faults as { message: string }[])[0]?.message).toBe('此人已在本案名单上');
  });

  it('is nothing to whoever has nothing to do with the case', async () => {
    const id = await mediatedWages(village);
    const stranger = await loggedIn(api.url, 'mediator.shanqian');
    const watcher = await loggedIn(api.url, 'supervisor.county');
    const file = await workers(1);
    expect((await give(stranger, id, 'preview', file)).status).toBe(404);
    expect((await give(stranger, id, 'apply', file)).status).toBe(404);
    expect((await stranger.get(`/disputes/${id}/claimants`)).status).toBe(404);
    expect((await give(watcher, id, 'preview', file)).status).toBe(403);
    expect((await give(watcher, id, 'apply', '')).status).toBe(403);
    expect((await give(village, id, 'apply', '')).body).toMatchObject({ status: 422, errors: [{ path: 'file' }] });
    expect((await give(village, id, 'look', file)).status).toBe(422);
    expect((await village.get(`/disputes/${id}/claimants?standing=lost`)).status).toBe(422);
  });

  it('comes with a template', async () => {
    const answer = await village.bytes('/claimants/template');
    expect(answer.headers.get('content-type')).toContain('spreadsheetml');
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });
});

describe('a mass case', () => {
  it('gives every claimant an agreement of their own, and the rest to court or arbitration', async () => {
    const id = await mediatedWages(village);
    await give(village, id, 'apply', await workers(60));
    await carryOn(api.record, id);
    const { parties } = (await village.get(`/disputes/${id}`)).body as { parties: { partyId: string; side: string }[] };
    const debtorId = parties.find(({ side }) => side === 'respondent')?.partyId;
    const agreement = {
      facts: '被申请人拖欠{姓名}工资。',
      items: '工资数额。',
      terms: ['被申请人向{姓名}支付{金额}。'],
      debtorId,
      instalments: [{ permille: 1000, dueOn: '2199-12-31' }],
    };
    const unknown = await village.post(`/disputes/${id}/reach-mass-agreement`, { ...agreement, items: '{日期}' });
    expect(unknown.body).toMatchObject({ status: 422, errors: [{ path: 'items' }] });
    const heldAt = await api.record.clock.now();
    const session = { heldAt, place: '厂里', record: CONCESSION, result: 'succeeded' };
    expect((await village.post(`/disputes/${id}/record-session`, session)).status).toBe(200);
    const near = [{ permille: 1000, dueOn: new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10) }];
    const reached = await village.post(`/disputes/${id}/reach-mass-agreement`, { ...agreement, instalments: near });
    expect(reached.body).toMatchObject({ status: 'agreed', events: ['mass-agreement-reached'] });
    await carryOn(api.record, id);

    const { items, totals } = await rollOf(id, '?pageSize=200');
    expect(totals.byStanding).toMatchObject({ signing: { claimants: 60 } });
    expect(new Set(items.map(({ agreementId }) => agreementId)).size).toBe(60);
    const seventh = (await village.get(`/agreements/${items[6]?.agreementId}`)).body;
    expect(JSON.stringify(seventh)).toContain('被申请人向工人7支付700.07元(大写:柒佰元零柒分)。');
    expect(JSON.stringify(seventh)).not.toContain('工人8');

    const concluded = await village.post(`/disputes/${id}/conclude-signing`, {});
    expect(concluded.status).toBe(200);
    await carryOn(api.record, id);
    const referred = await rollOf(id, '?standing=referred&pageSize=200', clerk);
    expect(referred.total).toBe(20);
    expect(referred.totals.byStanding).toMatchObject({ referred: { claimants: 20 }, directed: { claimants: 40 } });

    const seenBy = async (caller: Caller) =>
      JSON.stringify([(await caller.get(`/disputes/${id}`)).body, (await caller.get(`/disputes/${id}/events`)).body]);
    expect(await seenBy(village)).toContain(CONCESSION);
    expect(await seenBy(clerk)).not.toContain(CONCESSION);
    expect((await clerk.get(`/disputes/${id}`)).body).toMatchObject({ mass: { claimants: 60 }, sessions: [] });

    const claimants = referred.items.map(({ id: claimantId, ordinal }) => ({
      claimantId,
      courtCaseNumber: `(2026)浙0699民初${ordinal}号`,
    }));
    const reveal = (caller: Caller, personId = '') =>
      caller.post(`/people/${personId}/reveal`, { field: 'idNumber', purpose: '登记立案' });
    expect((await reveal(clerk, referred.items[0]?.person.personId)).body).toMatchObject({ value: inventedId(3) });
    expect((await reveal(clerk, items[0]?.person.personId)).status).toBe(403);
    expect((await reveal(village, items[0]?.person.personId)).body).toMatchObject({ value: inventedId(1) });

    expect((await village.post(`/disputes/${id}/claimants/file`, { claimants })).status).toBe(403);
    const strangers = [{ claimantId: items[0]?.id, courtCaseNumber: '(2026)浙0699民初9号' }];
    expect((await clerk.post(`/disputes/${id}/claimants/file`, { claimants: strangers })).body).toMatchObject({
      status: 422,
      errors: [{ path: 'claimants.0.claimantId' }],
    });
    const filed = await clerk.post(`/disputes/${id}/claimants/file`, { claimants });
    expect(filed.body).toMatchObject({ events: ['claimants-moved'] });
    const claimantIds = claimants.map(({ claimantId }) => claimantId);
    const closed = await clerk.post(`/disputes/${id}/claimants/close`, { claimantIds });
    expect(closed.body).toMatchObject({ status: 'closed', events: ['claimants-moved', 'closed'] });
    expect((await village.get(`/disputes/${id}`)).body).toMatchObject({ outcome: 'filed-for-litigation' });
    expect((await rollOf(id, '', clerk)).totals).toMatchObject({
      claimants: 60,
      byStanding: { closed: { claimants: 20 }, directed: { claimants: 40 } },
    });
  });

  it('leaves a record that can be verified, in which nobody is named', async () => {
    expect((await verify(api.record, deciders)).findings).toEqual([]);
    const rows = await inTransaction(api.record.db, SYSTEM, (tx) =>
      tx.query<{ text: string }>('SELECT data::text AS text FROM event UNION ALL SELECT state::text FROM stream'),
    );
    expect(rows.some(({ text }) => text.includes('工人') || text.includes('330699'))).toBe(false);
  });
});
