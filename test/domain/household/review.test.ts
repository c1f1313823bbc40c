import { describe, expect, it } from 'vitest';
import { at, people, system, text } from '../../support/dispute-world.ts';
import {
  decision,
  deputy,
  type Home,
  incident,
  MONDAY,
  officer,
  opened,
  order,
  revisit,
  visitedOnce,
} from './household-world.ts';

const noon = (day: string) => at(day, '12:00');
const meeting = noon('2026-03-30');

describe('季度研判 decide-level', () => {
  it.each([
    ['blue', 'raise', 'orange', 'community-officer'],
    ['orange', 'raise', 'red', 'deputy-chief'],
    ['red', 'lower', 'orange', 'community-officer'],
    ['orange', 'lower', 'blue', 'community-officer'],
  ] as const)('%s, %s → %s, owner the %s', (from, made, to, role) => {
    const home = visitedOnce(from).when(decision(made), system, meeting).thenEvents('level-changed', 'visit-scheduled');
    expect(home.open).toMatchObject({ level: to, owner: { role }, plan: null });
  });

  it.each([
    ['red', 'raise'],
    ['blue', 'lower'],
    ['red', 'exit'],
    ['orange', 'exit'],
  ] as const)('%s cannot be: %s', (from, made) => {
    visitedOnce(from)
      .when(decision(made), system, meeting)
      .thenRefused('rule-broken', { path: 'decisions.0.decision' });
  });

  it('down one step at a time, up as far as it must be', () => {
    visitedOnce('red')
      .when(decision('lower', 'blue'), system, meeting)
      .thenRefused('rule-broken', { path: 'decisions.0.decision' });
    visitedOnce('blue').when(decision('raise', 'red'), system, meeting).thenEvents('level-changed', 'visit-scheduled');
    visitedOnce('orange')
      .when(decision('raise', 'blue'), system, meeting)
      .thenRefused('rule-broken', { path: 'decisions.0.decision' });
  });

  it('keep changes nothing but the record', () => {
    const home = visitedOnce('orange');
    const before = home.open;
    home.when(decision('keep'), system, meeting).thenEvents('level-kept');
    expect(home.open).toEqual(before);
  });

  it('a lowered household is next visited by its new level, a raised one never later than before', () => {
    expect(visitedOnce('red').given(decision('lower'), system, meeting).nextOn).toBe('2026-05-30');
    expect(visitedOnce('blue').given(decision('raise'), system, meeting).nextOn).toBe('2026-05-30');
    expect(visitedOnce('blue').given(decision('raise'), system, noon('2026-05-20')).nextOn).toBe('2026-06-10');
  });

  it('brings its own plan', () => {
    const home = visitedOnce('red').given({ ...decision('lower'), plan: text('milder') }, system, meeting);
    expect(home.open.plan).toEqual(text('milder'));
  });

  it('exit ends the episode, and nothing is due any more', () => {
    const home = visitedOnce('blue').when(decision('exit'), system, meeting).thenEvents('exited');
    expect(home.open).toMatchObject({ status: 'exited', next: null, deadlines: [] });
    expect(home.open.episodes).toEqual([{ from: MONDAY, level: 'blue', to: meeting }]);
  });

  it('is the meeting’s: no officer decides alone', () => {
    for (const who of [officer, deputy, people.chief]) {
      visitedOnce('red').when(decision('lower'), who, meeting).thenRefused('not-permitted');
    }
  });

  describe.each(['lower', 'exit'] as const)('%s is barred', (made) => {
    const from = made === 'exit' ? 'blue' : 'orange';
    const barred = (home: Home, says: string, when = meeting) =>
      home.when(decision(made), system, when).thenRefused('not-possible-now', { says });

    it('while a visit is overdue', () => {
      barred(opened(from).until(at('2026-03-17')), '逾期');
    });

    it('when there was violence in the quarter', () => {
      const home = visitedOnce(from).given(incident(noon('2026-03-11'), { level: 'red' }), officer, noon('2026-03-11'));
      home.given(revisit(noon('2026-03-12')), deputy, noon('2026-03-12'));
      home.when(decision('lower'), system, meeting).thenRefused('not-possible-now', { says: '暴力' });
      home.given(revisit(noon('2026-04-12')), deputy, noon('2026-04-12'));
      home.given(revisit(noon('2026-05-12')), deputy, noon('2026-05-12'));
      home.when(decision('lower'), system, noon('2026-06-11')).thenRefused('not-possible-now', { says: '暴力' });
      home.given(decision('lower'), system, noon('2026-06-12'));
    });

    it('while a protection order runs', () => {
      const home = visitedOnce(from).given(order('2026-03-10', 1), officer);
      barred(home, '保护令');
      barred(home.until(noon('2026-04-10')), '保护令', noon('2026-04-10'));
      home.until(noon('2026-04-11')).given(decision(made), system);
    });

    it('when the victim was not heard', () => {
      barred(opened(from), '受害人', at('2026-03-10'));
      const home = opened(from).given(revisit(noon('2026-03-10'), { victimAlone: false }), officer, noon('2026-03-10'));
      barred(home, '受害人', noon('2026-03-11'));
    });
  });

  it('raising is barred by nothing', () => {
    opened('blue').until(at('2026-03-20')).given(decision('raise'), system);
  });
});
