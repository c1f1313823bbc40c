import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGuardDisputes } from '../../activities/guard-disputes.ts';
import { createPrepareReview } from '../../activities/prepare-review.ts';
import { seedPeople } from '../../demo/seed.ts';
import { incidentOf } from '../../demo/simulation/papers.ts';
import type { SimulatedProgramme } from '../../demo/simulation/programme.ts';
import { Random } from '../../demo/simulation/random.ts';
import { type Simulated, simulate } from '../../demo/simulation/simulate.ts';
import { officerAs } from '../../demo/simulation/station.ts';
import { programmeOf } from '../../domain/assessment/programme.ts';
import { deciders } from '../../domain/deciders.ts';
import type { HouseholdCommand } from '../../domain/household/commands.ts';
import { householdDecider } from '../../domain/household/decider.ts';
import { addDays, addMonths, type CivilDate } from '../../domain/time/civil-date.ts';
import { dateOf } from '../../domain/time/instant.ts';
import { openRecord, type RecordContext } from '../../record/context.ts';
import { execute } from '../../record/execute.ts';
import type { Seal } from '../../record/seal.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { verify } from '../../record/verify.ts';
import { countHouseholds } from '../../record/views/household-statistics.ts';
import { freshDatabase } from '../support/instance/database.ts';
import { recount, type StoredHouseholdEvent } from './recount.ts';

let record: RecordContext;
let programme: SimulatedProgramme;
let simulated: Simulated;
let events: StoredHouseholdEvent[];

beforeAll(async () => {
  record = openRecord({ databaseUrl: (await freshDatabase()).appUrl, masterKey: randomBytes(32), poolSize: 4 });
  await seedPeople(record);
  const from = addDays(dateOf(await record.clock.now()), 1);
  programme = {
    entered: { red: 2, orange: 3, blue: 3 },
    current: { red: 1, orange: 0, blue: 1 },
    from,
    to: addMonths(from, 33),
    seed: 7,
  };
  const reactions = { 'guard-disputes': createGuardDisputes(record), 'prepare-review': createPrepareReview(record) };
  simulated = await simulate(
    record,
    programme,
    (each) => reactions[each.kind as keyof typeof reactions](each),
    () => undefined,
  );
  await goesWrong();
  events = await inTransaction(record.db, SYSTEM, (tx) =>
    tx.query<StoredHouseholdEvent>(
      `SELECT stream_id AS "streamId", event.type, event.at, event.data FROM event JOIN stream ON stream.id = stream_id
       WHERE stream.kind = 'household' ORDER BY stream_id, event.seq`,
    ),
  );
}, 180_000);

afterAll(() => record.close());

/** What the years do not bring: violence after an exit, one case that turns criminal in two ways, a death. */
async function goesWrong(): Promise<void> {
  const ids = await inTransaction(record.db, SYSTEM, (tx) =>
    tx.query<{ id: string }>(`SELECT id FROM stream WHERE kind = 'household' ORDER BY open, id`),
  );
  const [left = { id: '' }, stayed = { id: '' }] = [ids[0], ids.at(-1)];
  for (const { id, ends } of [
    { id: left.id, ends: ['turned-criminal', 'death'] as const },
    { id: stayed.id, ends: ['turned-criminal'] as const },
  ]) {
    const actor = officerAs('deputy-chief');
    const does = (build: (seal: Seal) => HouseholdCommand) =>
      execute(record, householdDecider, { streamId: id, actor, build });
    const now = await record.clock.now();
    const { state } = await does((seal) => incidentOf(now, seal, new Random(1)));
    const incidentId = state.incidents.at(-1)?.incidentId ?? '';
    await does((seal) => ({
      type: 'decide-without-warning',
      incidentId,
      as: 'criminal',
      note: seal.text('decision', '刑事立案。'),
    }));
    for (const outcome of ends) await does(() => ({ type: 'record-outcome', incidentId, outcome }));
  }
}

describe('推演: years of households, run through the record', () => {
  it('ends in the table that was asked for', () => {
    expect(simulated).toMatchObject({
      entered: programme.entered,
      current: programme.current,
      exitRate: 0.75,
      turnedCriminal: 0,
      deaths: 0,
    });
    expect(simulated.visits.due).toBeGreaterThan(25);
    expect(simulated.visits.onTime).toBeGreaterThan(simulated.visits.late);
  });

  it('leaves a record that replays', async () => {
    expect((await verify(record, deciders)).findings).toEqual([]);
  });

  it('counts what went wrong since, each once', async () => {
    const { to } = programme;
    const now = await record.clock.now();
    const [counts = []] = await inTransaction(record.db, SYSTEM, (tx) =>
      countHouseholds(tx, { stationId: null, periods: [{ from: to, to }], now }),
    );
    const programmeNow = programmeOf(counts, ['red', 'orange', 'blue']);
    expect(programmeNow).toMatchObject({
      entered: { red: 1, orange: 0, blue: 0 },
      exitRate: 0,
      recurrences: 2,
      turnedCriminal: 2,
      deaths: 1,
    });
    expect(Object.values(programmeNow.current).reduce((sum, each) => sum + each, 0)).toBe(3);
  });

  it.each<[string, (given: SimulatedProgramme) => { from: CivilDate; to: CivilDate }]>([
    ['the whole time', ({ from, to }) => ({ from, to })],
    ['the first year', ({ from }) => ({ from, to: addMonths(from, 12) })],
    ['the second year', ({ from }) => ({ from: addMonths(from, 12), to: addMonths(from, 24) })],
    ['one day', ({ from }) => ({ from: addMonths(from, 14), to: addMonths(from, 14) })],
  ])('is counted the same by somebody who only reads the events: %s', async (_, periodOf) => {
    const period = periodOf(programme);
    const now = await record.clock.now();
    const [counts = []] = await inTransaction(record.db, SYSTEM, (tx) =>
      countHouseholds(tx, { stationId: null, periods: [period], now }),
    );
    expect(programmeOf(counts, ['red', 'orange', 'blue'])).toEqual(recount(events, { ...period, now }));
  });
});
