import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

/** Prints what the clock functions make of moments near midnight and near a change to summer time elsewhere. */
const PROGRAM = `
  const { endOfPeriod } = await import('./domain/time/period.ts');
  const { addMonths, weekdayOf } = await import('./domain/time/civil-date.ts');
  const { dateOf } = await import('./domain/time/instant.ts');
  const { buildCalendar } = await import('./record/calendar.ts');
  const calendar = buildCalendar();
  const starts = ['2026-03-08T15:30:00Z', '2026-03-28T23:59:59+08:00', '2026-10-01T00:00:00+08:00', '2026-10-24T16:00:00Z'];
  const periods = [{ unit: 'hours', n: 72 }, { unit: 'calendar-days', n: 30, rolls: true }, { unit: 'months', n: 6, rolls: false }, { unit: 'working-days', n: 3 }];
  console.log(JSON.stringify([
    calendar,
    starts.map((start) => [dateOf(start), weekdayOf(dateOf(start)), addMonths(dateOf(start), 1), periods.map((period) => endOfPeriod(start, period, calendar))]),
  ]));`;

it("gives the same answers whatever the host's zone", async () => {
  const zones = ['Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati'];
  const answers = await Promise.all(
    zones.map(async (TZ) => {
      const run = promisify(execFile)(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', PROGRAM], {
        env: { ...process.env, TZ },
      });
      return (await run).stdout;
    }),
  );
  expect(answers[0]).toContain('"lastDay":"2026-10-10"');
  expect(new Set(answers).size).toBe(1);
});
