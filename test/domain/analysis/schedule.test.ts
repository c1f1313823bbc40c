import { expect, it } from 'vitest';
import { nextMeeting } from '../../../domain/analysis/schedule.ts';
import { policyVersion1 } from '../../../domain/policy/version-1.ts';
import { at, calendar2026 } from '../../support/dispute-world.ts';

const { analysis } = policyVersion1.screening;
const after = (day: string, time?: string) => nextMeeting(at(day, time), analysis, calendar2026).dueAt;

it.each([
  ['a Sunday', '2026-03-08', '23:59', '2026-03-09'],
  ['a Monday before the hour', '2026-03-09', '07:59', '2026-03-09'],
  ['a Monday at the hour', '2026-03-09', '08:00', '2026-03-16'],
  ['a Friday', '2026-03-13', '12:00', '2026-03-16'],
  ['the week before 清明 (Monday off): Tuesday', '2026-04-03', '09:00', '2026-04-07'],
  ['that Monday itself', '2026-04-06', '09:00', '2026-04-07'],
  ['国庆: Thursday, the first workday', '2026-10-02', '09:00', '2026-10-08'],
  ['春节, which takes two Mondays: once, on the first workday', '2026-02-10', '09:00', '2026-02-24'],
  ['that meeting: the Monday after', '2026-02-24', '09:00', '2026-03-02'],
])('after %s', (_, day, time, expected) => {
  expect(after(day, time)).toBe(at(expected, '08:00'));
});

it('takes place on another weekday and hour by data alone', () => {
  const friday = { ...analysis, weekday: 5, hour: 15 };
  expect(nextMeeting(at('2026-03-09'), friday, calendar2026).dueAt).toBe(at('2026-03-13', '15:00'));
  expect(nextMeeting(at('2026-06-18'), friday, calendar2026).dueAt).toBe(at('2026-06-22', '15:00'));
});
