import { describe, expect, it } from 'vitest';
import { atCourt, MONDAY, mediating, people, referred, registered, text } from '../../support/dispute-world.ts';

const danger = (kind: string) => ({ type: 'report-danger', kind, detail: text('detail') }) as const;

describe('危险报告 report-danger (人民调解法 25)', () => {
  it('可能激化: targeted prevention – orange at least, and the coordinator is told', () => {
    const scenario = mediating().when(danger('aggravating'), people.yangping);
    scenario.thenEvents('danger-reported', 'colour-changed');
    expect(scenario.open.colour).toBe('orange');
    expect(scenario.told()).toEqual(['danger-reported@qingxi']);
    expect(scenario.readers()).not.toContain('qingxi-station');
  });

  it.each(['public-security', 'criminal', 'self-harm'])('%s: red, police and coordinator alerted at once', (kind) => {
    const scenario = mediating().when(danger(kind), people.yangping);
    scenario.thenEvents('danger-reported', 'colour-changed', 'alert-raised');
    expect(scenario.told()).toEqual(['danger-reported@qingxi', 'alert-raised@qingxi', 'alert-raised@qingxi-station']);
    expect(scenario.awaited().slice(0, 3)).toEqual([
      'mediate@yangping',
      'acknowledge@qingxi',
      'acknowledge@qingxi-station',
    ]);
    expect(scenario.kinds()).toContain('alert-acknowledge');
  });

  it('a case that is red already alerts anew', () => {
    const scenario = registered(MONDAY, { colour: 'red' })
      .given({ type: 'acknowledge' }, people.coordinator)
      .given({ type: 'acknowledge' }, people.officer)
      .when(danger('criminal'), people.yangping);
    scenario.thenEvents('danger-reported', 'alert-raised');
    expect(scenario.awaited()).toContain('acknowledge@qingxi-station');
    scenario.when(danger('aggravating'), people.yangping).thenEvents('danger-reported');
  });

  it('by whoever works on it or is above it, at any stage', () => {
    mediating().when(danger('aggravating'), people.coordinator).thenEvents('danger-reported', 'colour-changed');
    referred().when(danger('aggravating'), people.clerk).thenEvents('danger-reported', 'colour-changed');
    atCourt()
      .when(danger('criminal'), people.courtMediator)
      .thenEvents('danger-reported', 'colour-changed', 'alert-raised');
    mediating().when(danger('criminal'), people.hekou).thenRefused('not-permitted');
    mediating().when(danger('boredom'), people.yangping).thenRefused('invalid', { path: 'kind' });
  });
});
