import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { expect, inject, onTestFinished, test } from 'vitest';
import { epochMsOf } from '../../domain/time/instant.ts';
import { NotADemo } from '../../record/clock.ts';
import { openRecord } from '../../record/context.ts';
import { migrate } from '../../record/migrate.ts';
import { command, newRecord, openNotebook, query, write } from './county.ts';

const FUTURE = '2031-02-28T09:00:00.000+08:00';

test('a demo clock jumps forward, never back, and a command is decided at its moment', async () => {
  const county = await newRecord();
  const { clock } = county.record;
  const id = await openNotebook(county);
  await clock.setClock(FUTURE);
  const now = await clock.now();
  expect(epochMsOf(now) - epochMsOf(FUTURE)).toBeLessThan(5_000);
  expect(now >= FUTURE).toBe(true);
  await clock.setClock('2020-01-01T00:00:00.000+08:00');
  expect((await clock.now()) >= now).toBe(true);
  const { events } = await write(county, id, 'later');
  expect(events[0]?.at.slice(0, 10)).toBe('2031-02-28');
});

test('with another rate time passes faster from that moment on', async () => {
  const county = await newRecord();
  const { clock } = county.record;
  await clock.setClock(FUTURE);
  await clock.setRate(86_400);
  const first = await clock.reading();
  expect(first).toMatchObject({ rate: 86_400, demo: true });
  expect(first.now.slice(0, 4)).toBe('2031');
  const second = await clock.reading();
  const passed = epochMsOf(second.now) - epochMsOf(first.now);
  // Both clocks are read to the millisecond, one of which is a day here.
  expect(Math.abs(passed - (second.realMs - first.realMs) * 86_400)).toBeLessThanOrEqual(2 * 86_400);
  await expect(clock.setRate(0)).rejects.toThrow(/demo_clock_rate_check/);
});

test('what falls due by the demo clock is acted on', async () => {
  const county = await newRecord();
  const id = await openNotebook(county);
  await command(county, id, { type: 'set-due', dueAt: FUTURE });
  expect(await command(county, id, { type: 'act-on-deadlines' })).toMatchObject({ events: [] });
  await county.record.clock.setClock(FUTURE);
  expect(await command(county, id, { type: 'act-on-deadlines' })).toMatchObject({ events: [{ type: 'due-passed' }] });
});

test('over real data the clock is the real one and cannot be moved; migrating again changes nothing', async () => {
  const { superuserUrl, ownerUrl, appUrl } = inject('instance');
  const name = `real_${randomBytes(6).toString('hex')}`;
  await query(superuserUrl, `CREATE DATABASE ${name} OWNER fengqiao_owner`);
  const at = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  await migrate({ ownerUrl: at(ownerUrl), appUrl: at(appUrl), demo: false });
  await Promise.all([1, 2].map(() => migrate({ ownerUrl: at(ownerUrl), appUrl: at(appUrl), demo: true })));

  const record = openRecord({ databaseUrl: at(appUrl), masterKey: randomBytes(32) });
  onTestFinished(() => record.close());
  const { now, rate, demo } = await record.clock.reading();
  expect({ rate, demo }).toEqual({ rate: 1, demo: false });
  expect(Math.abs(epochMsOf(now) - Date.now())).toBeLessThan(5_000);
  await expect(record.clock.setClock(FUTURE)).rejects.toThrow(NotADemo);
  await expect(record.clock.setRate(2)).rejects.toThrow(NotADemo);
  const client = new pg.Client({ connectionString: at(ownerUrl) });
  await client.connect();
  expect((await client.query('SELECT version FROM policy_version')).rows).toEqual([{ version: 1 }]);
  await client.end();
});
