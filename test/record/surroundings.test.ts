import { expect, test } from 'vitest';
import { policyVersion1 } from '../../domain/policy/version-1.ts';
import { nextCaseNumber } from '../../record/case-number.ts';
import { RecordUnavailable } from '../../record/errors.ts';
import { migrate } from '../../record/migrate.ts';
import { saveOrganisations } from '../../record/organisations.ts';
import { publishPolicy } from '../../record/policies.ts';
import { inTransaction, SYSTEM } from '../../record/transaction.ts';
import { county as centre, endConnections, newRecord, openNotebook, write, yang } from './county.ts';

test('the tree of organisations is read again when it has changed', async () => {
  const { record } = await newRecord();
  expect((await record.organisations()).county?.name).toBe('county');
  await inTransaction(record.db, SYSTEM, (tx) => saveOrganisations(tx, [{ ...centre, name: '枫桥县' }]));
  expect((await record.organisations()).county?.name).toBe('枫桥县');
});

test('a case keeps the policy it was opened under; new ones take the newest in effect', async () => {
  const county = await newRecord();
  const old = await openNotebook(county, { now: '2026-06-01T09:00:00.000+08:00' });
  const second = { ...policyVersion1, version: 2, effectiveFrom: '2026-07-01' };
  await inTransaction(county.record.db, SYSTEM, (tx) => publishPolicy(tx, second));
  // 23:59 in Shanghai is the day before in the middle of the night, whatever the server's zone.
  const eve = await openNotebook(county, { now: '2026-06-30T23:59:00.000+08:00' });
  const next = await openNotebook(county, { now: '2026-07-01T00:00:00.000+08:00' });
  await write(county, old, 'x', { now: '2026-08-01T09:00:00.000+08:00' });
  const rows = await county.asOwner('SELECT id, policy_version FROM stream');
  expect(Object.fromEntries(rows.map((row) => [row.id, row.policy_version]))).toEqual({
    [old]: 1,
    [eve]: 1,
    [next]: 2,
  });
});

test('a published policy stays as it is', async () => {
  const { record } = await newRecord();
  const publish = (policy: typeof policyVersion1) =>
    inTransaction(record.db, SYSTEM, (tx) => publishPolicy(tx, policy));
  await publish(policyVersion1);
  await expect(publish({ ...policyVersion1, defaultColour: 'red' })).rejects.toThrow(/cannot be changed/);
});

test('a release that knows more adds it to every published policy, and changes nothing in them', async () => {
  const { record, ownerUrl, appUrl, asOwner } = await newRecord();
  const second = { ...policyVersion1, version: 2, effectiveFrom: '2026-07-01', defaultColour: 'orange' };
  await inTransaction(record.db, SYSTEM, (tx) => publishPolicy(tx, second));
  // As an earlier release had made it: without enforcement, and without one of the sources.
  await asOwner(`UPDATE policy_version SET data = data - 'enforcement' #- '{sources,petition}'`);
  await migrate({ ownerUrl, appUrl, demo: false });
  const rows = await asOwner('SELECT data FROM policy_version ORDER BY version');
  expect(rows.map(({ data }) => data)).toEqual(
    [policyVersion1, second].map((policy) => JSON.parse(JSON.stringify(policy))),
  );
});

test('case numbers run by county and year in Shanghai and are never given twice', async () => {
  const { record } = await newRecord();
  const draw = (at: string) => nextCaseNumber(record.db, centre, at);
  const numbers = await Promise.all(Array.from({ length: 20 }, () => draw('2026-12-31T23:59:59.000+08:00')));
  expect(new Set(numbers).size).toBe(20);
  expect(numbers.sort().at(-1)).toBe('county2026-000020');
  expect(await draw('2027-01-01T00:00:00.000+08:00')).toBe('county2027-000001');
});

test('connections that the server ended are made anew; a transaction they were in says so', async () => {
  const county = await newRecord();
  const id = await openNotebook(county);
  const interrupted = inTransaction(county.record.db, yang, async (tx) => {
    await tx.query('SELECT 1');
    await endConnections(county);
    return tx.query('SELECT 1');
  });
  await expect(interrupted).rejects.toThrow(RecordUnavailable);
  expect(await write(county, id, 'again')).toMatchObject({ seq: 2 });
});
