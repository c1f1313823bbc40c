import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDrawRetentionList } from '../../activities/draw-retention-list.ts';
import { deciders } from '../../domain/deciders.ts';
import type { DisputeCommand } from '../../domain/dispute/commands.ts';
import { disputeDecider } from '../../domain/dispute/decider.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import type { RetentionCommand } from '../../domain/retention/commands.ts';
import { retentionDecider } from '../../domain/retention/decider.ts';
import { advance } from '../../engine/advance-clock.ts';
import { execute } from '../../record/execute.ts';
import { beginRetention } from '../../record/retention/begin-retention.ts';
import { listRetention, readList } from '../../record/retention/list.ts';
import type { Seal } from '../../record/seal.ts';
import { inTransaction, SYSTEM, type Tx } from '../../record/transaction.ts';
import { countDisputes } from '../../record/views/dispute-statistics.ts';
import { verify } from '../../record/verify.ts';
import { people, register, withdraw } from './cases.ts';
import { type DrivenRecord, driveRecord } from './driven-record.ts';

// Twenty years and more after most of the cases; on the second of March the year's round is called.
const CLOCK_START = '2043-02-26T09:00:00.000+08:00';
const WEEK_MS = 7 * 86_400_000;
const admin: Actor = { userId: 'admin', organisationId: 'county', role: 'administrator' };
const auditor: Actor = { userId: 'auditor.county', organisationId: 'county', role: 'auditor' };
const supervisor: Actor = { userId: 'supervisor.county', organisationId: 'county', role: 'supervisor' };

let driven: DrivenRecord;
beforeAll(async () => {
  driven = await driveRecord(CLOCK_START);
});
afterAll(() => driven.end());

const asSystem = <T>(read: (tx: Tx) => Promise<T>) => inTransaction(driven.record.db, SYSTEM, read);

/** A dispute that was taken back in that year. */
async function closedIn(year: number): Promise<string> {
  const id = randomUUID();
  const at = `${year}-06-01T09:00:00.000+08:00`;
  const party = (seal: Seal, side: 'applicant' | 'respondent', name: string) => ({
    ...{ partyId: randomUUID(), side, kind: 'person' as const, protected: false },
    ...seal.person({ name, gender: 'female', birthDate: '1968-03-05', address: '羊坪村一组2号' }),
  });
  const build = (seal: Seal): DisputeCommand => ({
    type: 'register',
    ...{ id, number: `T-${id}`, disputeType: 'neighbours', source: 'application' },
    title: seal.text('title', '雨水管'),
    facts: seal.text('facts', '雨水管改到巷子里。'),
    parties: [party(seal, 'applicant', '张桂芳'), party(seal, 'respondent', '李守田')],
  });
  const common = { streamId: id, actor: people.village, now: at };
  await execute(driven.record, disputeDecider, { ...common, opens: true, build });
  await execute(driven.record, disputeDecider, {
    ...common,
    build: (seal): DisputeCommand => ({ type: 'withdraw', reason: seal.text('reason', '不再申请调解') }),
  });
  return id;
}

async function linked(one: string, other: string): Promise<void> {
  await execute(driven.record, disputeDecider, {
    streamId: one,
    actor: people.village,
    build: (): DisputeCommand => ({ type: 'link', disputeId: other, relation: 'same-event' }),
  });
}

async function rounds() {
  const [found] = await asSystem(listRetention);
  if (!found) throw new Error('the county has no rounds');
  return found.state;
}

async function tell(actor: Actor, build: (seal: Seal) => RetentionCommand): Promise<void> {
  const { id } = await rounds();
  await execute(driven.record, retentionDecider, { streamId: id, actor, build });
  driven.deliverer.offer(id);
}

const erased = (id: string) =>
  asSystem(async (tx) => (await tx.query('SELECT FROM stream WHERE id = $1 AND erased', [id])).length > 0);

test('once a year what is due is listed, approved by two, and destroyed; the figures stay', async () => {
  const { record, engine } = driven;
  const [due, kept, linkedLater, linkedBefore, young] = await Promise.all([
    closedIn(2021),
    closedIn(2022),
    closedIn(2022),
    closedIn(2022),
    closedIn(2023),
  ]);
  const open = await register(driven);
  await linked(open, linkedBefore);
  expect(await beginRetention(record)).toBe(1);
  expect(await beginRetention(record)).toBe(0);
  const { id } = await rounds();
  driven.deliverer.offer(id);

  await advance(record, engine, WEEK_MS);
  const round = { streamId: id, no: 1 };
  const list = () => asSystem((tx) => readList(tx, record.keys, round, { page: 1, pageSize: 50 }));
  const listed = (await list()).items;
  expect(listed.map(({ caseId }) => caseId).sort()).toEqual([due, kept, linkedLater].sort());
  expect(listed[0]).toMatchObject({ caseId: due, class: 'short', dueOn: '2042-01-01', outcome: 'withdrawn' });
  expect((await rounds()).round?.list).toMatchObject({ cases: 3 });
  // The engine asks again after a crash: the list is what it was.
  await createDrawRetentionList(record)({ streamId: id, seq: 2, kind: 'draw-retention-list' });
  expect((await list()).items).toEqual(listed);

  const period = { from: '2021-01-01', to: '2043-12-31' };
  const figures = () => inTransaction(record.db, supervisor, (tx) => countDisputes(tx, period, 'outcome'));
  const before = await figures();
  expect(before).toContainEqual(expect.objectContaining({ key: 'withdrawn', total: 5 }));
  const { number } = listed.find(({ caseId }) => caseId === kept) ?? { number: null };
  await tell(supervisor, (seal) => ({
    type: 'keep-back',
    caseId: kept,
    number,
    reason: seal.text('reason', '另案正在诉讼'),
  }));
  await tell(admin, () => ({ type: 'approve' }));
  await linked(open, linkedLater);
  expect(await erased(due)).toBe(false);
  await tell(auditor, () => ({ type: 'approve' }));
  await expect.poll(async () => (await rounds()).status, { timeout: 30_000 }).toBe('between-rounds');

  expect((await rounds()).done).toMatchObject({ no: 1, year: 2043, destroyed: 1, left: 1, keptBack: 1 });
  expect(await Promise.all([due, kept, linkedLater, linkedBefore, young].map(erased))).toEqual([
    true,
    ...[false, false, false, false],
  ]);
  const after = new Map((await list()).items.map((file) => [file.caseId, file]));
  expect(after.get(due)).toMatchObject({ done: 'destroyed', number: `T-${due}`, type: 'neighbours' });
  expect(after.get(kept)).toMatchObject({
    done: null,
    keptBack: { reason: '另案正在诉讼', byUserId: supervisor.userId },
  });
  expect(after.get(linkedLater)).toMatchObject({ done: 'left' });
  expect(await figures()).toEqual(before);
  const { ok, findings } = await verify(record, deciders);
  expect({ ok, findings }).toEqual({ ok: true, findings: [] });
  await withdraw(driven, open, people.village);
});
