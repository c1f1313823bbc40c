import { describe, expect, it } from 'vitest';
import { addHours } from '../../../domain/time/instant.ts';
import { at, text } from '../../support/dispute-world.ts';
import { chief, deputy, incident, MONDAY, officer, opened, revisit, visitedOnce } from './household-world.ts';

const noon = (day: string) => at(day, '12:00');

describe('回访 record-revisit', () => {
  it('counts with all four 到位 and the victim heard alone', () => {
    const home = visitedOnce('red').thenEvents('visited', 'visit-scheduled');
    expect(home.open.visits[0]?.complete).toBe(true);
  });

  it.each([
    ['listened', { listened: { done: false, note: text('n') } }],
    ['policyExplained', { policyExplained: { done: false, note: text('n') } }],
    ['warnedByCases', { warnedByCases: { done: false, note: text('n') } }],
    ['counselled', { counselled: { done: false, note: text('n') } }],
    ['victimAlone', { victimAlone: false }],
  ])('without %s it is on record and stays due', (_, found) => {
    const home = opened('red')
      .when(revisit(noon('2026-03-12'), found), deputy, noon('2026-03-12'))
      .thenEvents('visited');
    expect(home.open.visits[0]?.complete).toBe(false);
    expect(home.nextOn).toBe('2026-03-16');
  });

  it('one made before it was called for leaves it due', () => {
    const home = visitedOnce('blue').given(incident(noon('2026-03-20')), officer, noon('2026-03-20'));
    home.given(revisit(at('2026-03-20', '10:00')), deputy, noon('2026-03-21'));
    expect(home.nextOn).toBe('2026-03-23');
  });

  it('in the minute in which the file was opened counts, as a form tells it to the minute', () => {
    const home = opened('red', addHours(MONDAY, 20 / 3600)).given(revisit(MONDAY), deputy);
    expect(home.open.visits[0]?.complete).toBe(true);
  });

  it('cannot be later than now, or before the file', () => {
    opened('red')
      .when(revisit(noon('2026-03-09')), deputy)
      .thenRefused('invalid', { path: 'at' });
    opened('red')
      .when(revisit(noon('2026-03-08')), deputy)
      .thenRefused('invalid', { path: 'at' });
  });

  it('a red household is visited by the deputy chief or the chief', () => {
    const home = opened('red');
    expect(home.actions(officer)).not.toContain('record-revisit');
    home.when(revisit(MONDAY), officer).thenRefused('not-permitted');
    home.given(revisit(MONDAY), chief);
  });
});

describe('下次回访: the earlier of old due date and visit, plus the interval, keeping the day', () => {
  const visits = (level: string, openedAt: string, ...on: string[]) => {
    const home = opened(level, noon(openedAt));
    return on.map((day) => home.given(revisit(noon(day)), deputy, noon(day)).nextOn);
  };

  it('an early visit moves the rhythm, a late one does not', () => {
    expect(visits('red', '2026-03-09', '2026-03-11', '2026-04-11')).toEqual(['2026-04-11', '2026-05-11']);
    expect(visits('red', '2026-03-09', '2026-03-20', '2026-04-20')).toEqual(['2026-04-16', '2026-05-16']);
  });

  it('31 January, then the last of February, then 31 March', () => {
    expect(visits('red', '2026-01-24', '2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30')).toEqual([
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
      '2026-05-31',
    ]);
  });

  it('29 February in a leap year', () => {
    expect(visits('red', '2028-01-22', '2028-01-29', '2028-02-29', '2028-03-29')).toEqual([
      '2028-02-29',
      '2028-03-29',
      '2028-04-29',
    ]);
    expect(visits('blue', '2027-11-23', '2027-11-30')).toEqual(['2028-02-29']);
  });

  it('orange after two months, blue after three; a due date on National Day or Spring Festival stays', () => {
    expect(visits('orange', '2026-07-25', '2026-08-01')).toEqual(['2026-10-01']);
    expect(visits('blue', '2025-11-10', '2025-11-17')).toEqual(['2026-02-17']);
  });

  it('first visits and those after violence in National Day and Spring Festival weeks do not wait for the workday', () => {
    // 2026-10-01 to 10-07 and 2026-02-15 to 02-23 are rest days.
    expect(opened('red', noon('2026-09-28')).nextOn).toBe('2026-10-05');
    expect(opened('orange', noon('2026-02-10')).nextOn).toBe('2026-02-17');
    const home = visitedOnce('blue').given(incident(noon('2026-10-01')), officer, noon('2026-10-01'));
    expect(home.open.next?.dueAt).toBe(noon('2026-10-04'));
    for (const { provisional } of home.open.deadlines) expect(provisional).toBe(false);
  });

  it('a day of the month that February has not is kept through it', () => {
    expect(visits('orange', '2025-12-24', '2025-12-31', '2026-02-28', '2026-04-30')).toEqual([
      '2026-02-28',
      '2026-04-30',
      '2026-06-30',
    ]);
  });

  it('more than an interval late is not late for the next one too', () => {
    expect(visits('red', '2026-03-09', '2026-05-20')).toEqual(['2026-06-16']);
    expect(visits('red', '2026-03-09', '2026-06-16')).toEqual(['2026-07-16']);
  });
});

describe('逾期 goes owner → deputy chief → chief', () => {
  it('of an orange household', () => {
    const home = opened('orange').until(at('2026-03-17'));
    expect(home.told()).toEqual(['revisit-overdue@community-officer']);
    expect(home.awaited()).toEqual(['revisit@community-officer']);
    home.until(at('2026-03-18'));
    expect(home.told()).toEqual(['revisit-escalated@deputy-chief']);
    home.until(at('2026-03-19'));
    expect(home.told()).toEqual(['revisit-escalated@station-chief']);
    expect(home.awaited()).toEqual([
      'revisit@community-officer',
      'press-revisit@deputy-chief',
      'press-revisit@station-chief',
    ]);
    expect(home.tasks().every((task) => task.dueAt === at('2026-03-17'))).toBe(true);
  });

  it('of a red household, whose owner is the deputy chief, at once to the chief', () => {
    const home = opened('red').until(at('2026-03-18'));
    expect(home.told()).toEqual(['revisit-escalated@station-chief']);
  });

  it('the chief hears of it again until the visit is made', () => {
    const home = opened('red').until(at('2026-04-01'));
    const told = home.history.filter((event) => event.type === 'revisit-escalated');
    expect(told.map((event) => event.at.slice(0, 10))).toEqual([
      '2026-03-18',
      '2026-03-22',
      '2026-03-26',
      '2026-03-30',
    ]);
    home.given(revisit(noon('2026-04-01')), chief, noon('2026-04-01'));
    expect(home.awaited()).toEqual(['revisit@deputy-chief']);
    expect(home.nextOn).toBe('2026-04-16');
  });

  it('an incomplete visit stops nothing', () => {
    const home = opened('orange').until(noon('2026-03-18'));
    home.given(revisit(noon('2026-03-18'), { victimAlone: false }), officer);
    expect(home.until(at('2026-03-19')).told()).toEqual(['revisit-escalated@station-chief']);
  });

  it('the owner is reminded 3 days and 1 day before', () => {
    const home = opened('orange').until(at('2026-03-14'));
    expect(home.told()).toEqual(['revisit-reminder@community-officer']);
    home.until(at('2026-03-16', '23:00'));
    expect(home.history.filter((event) => event.type === 'reminded')).toHaveLength(2);
  });
});
