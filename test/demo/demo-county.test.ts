import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { demoStories, NotADemoDatabase, seedDemo } from '../../demo/seed.ts';
import { deciders } from '../../domain/deciders.ts';
import { disputeDecider } from '../../domain/dispute/decider.ts';
import type { DisputeState } from '../../domain/dispute/state.ts';
import { policyVersion1 } from '../../domain/policy/version-1.ts';
import { openRecord, type RecordContext } from '../../record/context.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { rollTotals } from '../../record/views/claimants.ts';
import { verify } from '../../record/verify.ts';
import { freshDatabase } from '../support/instance/database.ts';
import { makeReal, startDemoClock } from '../support/demo.ts';

const opened: RecordContext[] = [];
afterAll(() => Promise.all(opened.map((record) => record.close())));

async function seeded(clockStart: string): Promise<RecordContext> {
  const { ownerUrl, appUrl } = await freshDatabase();
  await startDemoClock(ownerUrl, clockStart);
  const record = open(appUrl);
  await seedDemo(record, () => undefined);
  return record;
}

function open(databaseUrl: string): RecordContext {
  const masterKey = Buffer.from(readFileSync(inject('instance').masterKeyFile, 'utf8').trim(), 'hex');
  const record = openRecord({ databaseUrl, masterKey, poolSize: 2 });
  opened.push(record);
  return record;
}

const states = (record: RecordContext) =>
  inTransaction(record.db, SYSTEM, (tx) =>
    tx.query<{ state: DisputeState }>(`SELECT state FROM stream WHERE kind = 'dispute'`),
  ).then((rows) => rows.map((row) => row.state));

describe('the demo county', () => {
  it('shows every level, every colour and every status that a dispute can have so far', async () => {
    const cases = await states(await seeded('2026-01-05T09:00:00+08:00'));
    expect(cases.length).toBeGreaterThanOrEqual(12);
    const seen = (of: (state: DisputeState) => string) => new Set(cases.map(of));
    expect(seen((state) => state.level)).toEqual(new Set(['village', 'township', 'court']));
    expect(seen((state) => state.colour)).toEqual(new Set(['blue', 'orange', 'red']));
    expect(seen((state) => state.status)).toEqual(
      new Set(['registered', 'offered', 'mediating', 'suspended', 'closed']),
    );
    expect(seen((state) => state.ending?.outcome ?? 'open')).toEqual(
      new Set(['open', 'reconciled', 'terminated', 'withdrawn', 'out-of-scope']),
    );
  });

  it.each(['2026-02-24T00:30:00+08:00', '2026-10-08T08:00:00+08:00', '2026-06-30T23:59:00+08:00'])(
    'can begin at %s with nothing overdue unacted, somebody awaited in every open case, and a whole record',
    async (clockStart) => {
      const record = await seeded(clockStart);
      const surroundings = { policy: policyVersion1, organisations: await record.organisations() };
      for (const state of (await states(record)).filter(disputeDecider.isOpen)) {
        expect(state.deadlines.every((deadline) => deadline.dueAt >= clockStart.slice(0, 19))).toBe(true);
        expect(disputeDecider.tasks(state, surroundings)).not.toHaveLength(0);
      }
      expect((await verify(record, deciders)).findings).toEqual([]);
    },
  );

  it('has a mass case of 150 workers, with a roll that anybody may go on with', async () => {
    const record = await seeded('2026-01-05T09:00:00+08:00');
    const mass = (await states(record)).find((state) => state.mass !== null);
    expect(mass).toMatchObject({
      status: 'mediating',
      mass: { claimants: 150, counts: { listed: 150 }, import: null },
    });
    const totals = await inTransaction(record.db, SYSTEM, (tx) => rollTotals(tx, mass?.id ?? ''));
    expect(totals).toMatchObject({ claimants: 150, amountFen: mass?.amountFen });
  });

  it('is loaded once', async () => {
    const record = await seeded('2026-01-05T09:00:00+08:00');
    await seedDemo(record, () => undefined);
    expect(await states(record)).toHaveLength(demoStories.length);
  });

  it('does not go into a database that holds real cases', async () => {
    const { ownerUrl, appUrl } = await freshDatabase();
    await makeReal(ownerUrl);
    await expect(seedDemo(open(appUrl), () => undefined)).rejects.toThrow(NotADemoDatabase);
  });
});
