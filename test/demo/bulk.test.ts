import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadDisputes } from '../../demo/bulk/load-disputes.ts';
import { inventedPast } from '../../demo/bulk/invented-past.ts';
import { demoOrganisations } from '../../demo/organisations.ts';
import { Random } from '../../demo/simulation/random.ts';
import { deciders } from '../../domain/deciders.ts';
import { disputeDecider } from '../../domain/dispute/decider.ts';
import { addHours } from '../../domain/time/instant.ts';
import { beginMany } from '../../record/bulk/begin-many.ts';
import { openRecord, type RecordContext } from '../../record/context.ts';
import { saveOrganisations } from '../../record/organisations.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { verify } from '../../record/verify.ts';
import { freshDatabase } from '../support/instance/database.ts';

let record: RecordContext;
beforeAll(async () => {
  record = openRecord({ databaseUrl: (await freshDatabase()).appUrl, masterKey: randomBytes(32) });
  await inTransaction(record.db, SYSTEM, (tx) => saveOrganisations(tx, demoOrganisations));
});
afterAll(() => record.close());

const rows = (sql: string) => inTransaction(record.db, SYSTEM, (tx) => tx.query(sql));

test('a county brings its old cases along: the record verifies, nobody is told, no number is missing', async () => {
  let told = 0;
  await loadDisputes(record, 220, (done) => {
    told = done;
  });
  expect(told).toBe(220);
  expect(await verify(record, deciders)).toMatchObject({ ok: true, findings: [], streams: 220 });
  const [counts] = await rows(`SELECT
      (SELECT count(*)::int FROM dispute_view WHERE status = 'closed') AS closed,
      (SELECT count(DISTINCT number)::int FROM dispute_view) AS numbers,
      (SELECT count(*)::int FROM stream JOIN task ON stream_id = id WHERE open) > 0 AS "openHaveTasks",
      (SELECT count(*)::int FROM notification) AS notices, (SELECT count(*)::int FROM reaction) AS reactions,
      (SELECT count(*)::int FROM outbox WHERE open AND next_due_at <= record_now()) AS overdue,
      (SELECT bool_and(last = accepted) FROM committee_number JOIN LATERAL (
         SELECT count(*)::int AS accepted FROM event JOIN stream ON id = stream_id
         WHERE type = 'accepted' AND data->>'committeeNumber' IS NOT NULL AND state->'owner'->>'organisationId' = organisation_id
           AND extract(year FROM at AT TIME ZONE 'Asia/Shanghai') = year
       ) AS counted ON true) AS "numbersWithoutGaps"`);
  expect(counts).toMatchObject({ numbers: 220, openHaveTasks: true, notices: 0, reactions: 0, overdue: 0 });
  expect(counts).toMatchObject({ numbersWithoutGaps: true });
  expect(counts?.closed).toBeGreaterThan(190);
});

test('one past that cannot have been leaves none of its batch', async () => {
  const now = await record.clock.now();
  const past = (number: string) => inventedPast(new Random(7), { number, at: addHours(now, -90), open: false });
  const impossible = past('T-2');
  const twice = { ...impossible, steps: [...impossible.steps, ...impossible.steps.slice(-1)] };
  await expect(beginMany(record, disputeDecider, [past('T-1'), twice])).rejects.toMatchObject({
    code: 'not-possible-now',
  });
  expect(await rows(`SELECT id FROM stream WHERE number LIKE 'T-%'`)).toEqual([]);
});
