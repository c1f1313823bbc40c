import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HouseholdCommand } from '../../domain/household/commands.ts';
import { householdDecider } from '../../domain/household/decider.ts';
import type { HouseholdState } from '../../domain/household/state.ts';
import { reviewDecider } from '../../domain/review/decider.ts';
import { reviewIdOf } from '../../domain/review/of-station.ts';
import type { ReviewState } from '../../domain/review/state.ts';
import type { Actor, Role } from '../../domain/organisation/actor.ts';
import { advance } from '../../engine/advance-clock.ts';
import { createPayloadCodec } from '../../engine/payload-codec.ts';
import { listDocuments, readDocument } from '../../record/documents.ts';
import { execute } from '../../record/execute.ts';
import { undoneReactions } from '../../record/reactions.ts';
import type { Seal } from '../../record/seal.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { textOf } from '../documents/read-pdf.ts';
import { savedState } from '../../record/views/saved-state.ts';
import { recordHistories } from '../replay/record-histories.ts';
import { people, send, stateOf } from './cases.ts';
import { type DrivenRecord, driveRecord } from './driven-record.ts';
import { decrypted, historiesOf, payloadsOf } from './history.ts';

// The seven days to the first visit run through National Day.
const CLOCK_START = '2026-09-28T09:00:00.000+08:00';
const DAY_MS = 86_400_000;
const WITHIN = { timeout: 20_000 };
const HUSBAND = { name: '周志强', birthDate: '1985-06-12', phone: '13900009999' };
const WIFE = { name: '吴小梅', birthDate: '1988-09-15', address: '北岭乡娘家5号' };

const officer = (userId: string, role: Role): Actor => ({ userId, organisationId: 'qingxi-station', role });
const deputy = officer('deputy.qingxi', 'deputy-chief');

let driven: DrivenRecord;
beforeAll(async () => {
  driven = await driveRecord(CLOCK_START);
});
afterAll(() => driven.end());

async function onHousehold(
  streamId: string,
  build: (seal: Seal) => HouseholdCommand,
  { by = deputy, opens = false } = {},
): Promise<HouseholdState> {
  const { state } = await execute(driven.record, householdDecider, { streamId, actor: by, opens, build });
  driven.deliverer.offer(streamId);
  return state;
}

function openFile(level: string, husband = HUSBAND, wife = WIFE): Promise<HouseholdState> {
  const streamId = randomUUID();
  const member = (seal: Seal, role: 'perpetrator' | 'victim', facts: typeof HUSBAND | typeof WIFE) => ({
    memberId: randomUUID(),
    role,
    confidential: role === 'victim',
    ...seal.person(facts),
  });
  return onHousehold(
    streamId,
    (seal) => ({
      type: 'open',
      id: streamId,
      number: `户-${streamId}`,
      stationId: 'qingxi-station',
      level,
      reason: seal.text('reason', '多次报警'),
      address: seal.text('address', '羊坪村二组8号'),
      members: [member(seal, 'perpetrator', husband), member(seal, 'victim', wife)],
      staff: [],
    }),
    { opens: true },
  );
}

function incidentNow(id: string, occurredAt: string): Promise<HouseholdState> {
  return onHousehold(id, (seal) => ({
    type: 'report-incident',
    report: { incidentId: randomUUID(), occurredAt, detail: seal.text('incident', '殴打') },
    staff: [],
  }));
}

async function householdState(id: string): Promise<HouseholdState> {
  const saved = await inTransaction(driven.record.db, SYSTEM, (tx) => savedState<HouseholdState>(tx, 'household', id));
  if (saved === null) throw new Error(`there is no household ${id}`);
  return saved.state;
}

test('a missed first visit reaches the chief, and the engine knows no name', async () => {
  const { record, engine, deliverer } = driven;
  const { id } = await openFile('red');
  await deliverer.drain();
  await advance(record, engine, 7 * DAY_MS);
  expect((await householdState(id)).overdue).toBeNull();
  await advance(record, engine, 3 * DAY_MS);
  const { overdue, next } = await householdState(id);
  expect(next?.dueOn).toBe('2026-10-05');
  expect(overdue).toMatchObject({ since: '2026-10-06T00:00:00.000+08:00', told: ['station-chief'] });

  const codec = createPayloadCodec(record.keys.payloadKeys);
  const histories = await historiesOf(engine, id, 'household');
  const opened = await Promise.all(histories.map((history) => decrypted(history, codec)));
  const said = JSON.stringify(await payloadsOf(opened));
  expect(said).toContain('待回访');
  for (const secret of ['周志强', '吴小梅', '13900009999', '北岭', '羊坪']) expect(said).not.toContain(secret);
  await recordHistories('household-overdue', histories, codec);
});

test('when a household turns red, the engine stops the open dispute of its members', async () => {
  const { record, deliverer } = driven;
  const [husband, wife] = [
    { ...HUSBAND, name: '蒋大成' },
    { ...WIFE, name: '沈月' },
  ];
  const home = await openFile('blue', husband, wife);
  const disputeId = randomUUID();
  const party = (seal: Seal, side: 'applicant' | 'respondent', facts: typeof HUSBAND | typeof WIFE) => ({
    partyId: randomUUID(),
    side,
    kind: 'person' as const,
    protected: false,
    ...seal.person(facts),
  });
  const dispute = await send(
    driven,
    disputeId,
    people.village,
    (seal) => ({
      type: 'register',
      id: disputeId,
      number: `T-${disputeId}`,
      disputeType: 'marriage-family',
      source: 'application',
      title: seal.text('title', '离婚'),
      facts: seal.text('facts', '财产分割'),
      parties: [party(seal, 'applicant', wife), party(seal, 'respondent', husband)],
    }),
    true,
  );
  expect(dispute.status).toBe('registered');
  await incidentNow(home.id, await record.clock.now());
  await deliverer.drain();
  await expect.poll(async () => (await stateOf(driven, disputeId)).ending?.outcome, WITHIN).toBe('safety-stop');
  // The stop in its turn is noted in the file; the engine hears of what an activity did by the sweep.
  const swept = async () => {
    await deliverer.sweep();
    return (await householdState(home.id)).disputeIds;
  };
  await expect.poll(swept, WITHIN).toEqual([disputeId]);
  await expect.poll(() => undoneReactions(record.db, home.id), WITHIN).toEqual([]);
});

test('a quarter’s meeting is called, pressed for, held, and becomes a paper', async () => {
  const { record, engine, deliverer } = driven;
  const asSystem = <T>(read: Parameters<typeof inTransaction<T>>[2]) => inTransaction(record.db, SYSTEM, read);
  const id = reviewIdOf('qingxi-station');
  await openFile('blue', { ...HUSBAND, name: '韩铁' }, { ...WIFE, name: '尤兰' });
  await deliverer.drain();
  const reviewState = async () => {
    const saved = await asSystem((tx) => savedState<ReviewState>(tx, 'review', id));
    if (saved === null) throw new Error('the station has no review');
    return saved.state;
  };
  const toCall = Date.parse((await reviewState()).deadlines[0]?.dueAt ?? '') - Date.parse(await record.clock.now());
  await advance(record, engine, toCall);
  const { meeting } = await reviewState();
  expect(meeting).toMatchObject({ no: 1, quarter: { from: '2026-10-01', to: '2026-12-31' }, pressedAt: null });
  expect(meeting?.households).toBeGreaterThan(0);
  await advance(record, engine, 15 * DAY_MS);
  expect((await reviewState()).meeting?.pressedAt?.slice(0, 16)).toBe(meeting?.dueAt.slice(0, 16));

  const heldAt = await record.clock.now();
  const { seq } = await execute(record, reviewDecider, {
    streamId: id,
    actor: officer('chief.qingxi', 'station-chief'),
    build: (seal) => {
      const attendees = [seal.text('attendee', '欧阳强（所长）')];
      return { type: 'decide' as const, heldAt, attendees, decisions: [], agenda: [], staff: [] };
    },
  });
  deliverer.offer(id);
  await deliverer.drain();
  await expect
    .poll(async () => (await asSystem((tx) => listDocuments(tx, id)))[0]?.status, { timeout: 30_000 })
    .toBe('ready');
  const [entry] = await asSystem((tx) => listDocuments(tx, id));
  expect(entry).toMatchObject({ form: 'review-record', seq });
  const document = await asSystem((tx) => readDocument(tx, record.keys, entry?.id ?? ''));
  expect(await textOf(document?.pdf ?? Buffer.alloc(0))).toContain('欧阳强（所长）');
  const codec = createPayloadCodec(record.keys.payloadKeys);
  await recordHistories('quarterly-review', await historiesOf(engine, id, 'review'), codec);
}, 120_000);
