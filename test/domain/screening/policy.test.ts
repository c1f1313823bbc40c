import { describe, expect, it } from 'vitest';
import { policyVersion1 } from '../../../domain/policy/version-1.ts';

const { clue, round, analysis } = policyVersion1.screening;

/** The numbers as they were decided, typed in a second time. */
describe('the shipped policy of clues, rounds and meetings', () => {
  it('a clue is sorted in two working days and alarmed every two after', () => {
    expect([clue.sort.period, clue.alarm.period]).toEqual(Array(2).fill({ unit: 'working-days', n: 2 }));
    expect(clue.photos).toMatchObject({ most: 9, maxBytes: 10 * 1024 * 1024 });
  });

  it('a round lasts a quarter at most, with reminders three days and one before its end', () => {
    expect(round).toMatchObject({ longestDays: 92, reminders: [3, 1] });
    expect(round.alarm.period).toEqual({ unit: 'working-days', n: 3 });
    for (const label of ['留守人员', '外出务工人员']) expect(Object.values(round.groups)).toContain(label);
  });

  it('centres meet every Monday at eight, and have two working days to do so', () => {
    expect(analysis).toMatchObject({ centreKind: 'township-centre', weekday: 1, hour: 8 });
    expect(analysis.hold.period).toEqual({ unit: 'working-days', n: 2 });
    expect(analysis.alarm.period).toEqual({ unit: 'working-days', n: 1 });
    expect(analysis.reasons.map(({ key }) => key)).toEqual(['red', 'overdue', 'repeated', 'new']);
  });

  it('names a source for everything', () => {
    for (const { source } of [clue.sort, clue.alarm, round, round.alarm, analysis, analysis.hold, analysis.alarm]) {
      expect(source).not.toBe('');
    }
  });
});
