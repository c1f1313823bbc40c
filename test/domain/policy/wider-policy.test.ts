import { describe, expect, it } from 'vitest';
import {
  accepting,
  at,
  dispatched,
  mediating,
  noting,
  people,
  reaching,
  system,
  text,
  type World,
} from '../../support/dispute-world.ts';
import { assertReplays, assertSound, personOf } from '../dispute/invariants.ts';
import { widerPolicy, widerTree } from './wider-policy.ts';

const world: Partial<World> = { policy: widerPolicy, organisations: widerTree };
const cityCoordinator = personOf('city', 'township-coordinator');
const START = at('2026-03-09', '09:00');

describe('a city between township and court, by data only', () => {
  it('a case goes village, township, city, court on its timers', () => {
    const scenario = dispatched(START, {}, world).throughDue('accept');
    scenario.given(accepting(true), people.township);
    expect(scenario.deadline('mediate').then).toBe('next-level');
    expect(scenario.actions(people.township)).not.toContain('refer-to-court');

    scenario.throughDue('mediate').thenEvents('escalated');
    expect(scenario.open).toMatchObject({ level: 'city', owner: { organisationId: 'city' }, status: 'offered' });
    expect(scenario.actions(cityCoordinator)).toEqual(expect.arrayContaining(['dispatch', 'accept']));

    scenario.given(accepting(), cityCoordinator);
    expect(scenario.deadline('mediate')).toMatchObject({ then: 'lawful-route', source: '市级规定' });
    expect(scenario.deadline('mediate').period).toEqual({ unit: 'calendar-days', n: 20, rolls: true });
    scenario.throughDue('mediate').thenEvents('offered');
    expect(scenario.open.offer).toMatchObject({ kind: 'court-referral', toOrganisationId: 'court' });
    scenario.given({ type: 'accept', consents: [], rightsNoticeGiven: false }, people.clerk);
    expect(scenario.open.path.map((step) => step.level)).toEqual(['village', 'township', 'township', 'city', 'court']);
    expect(scenario.open.policyVersion).toBe(2);
    assertSound(scenario);
    assertReplays(scenario);
  });

  it('an idle city is pressed by the county, not by a township below it', () => {
    const scenario = dispatched(START, {}, world).throughDue('accept').given(accepting(), people.township);
    scenario.throughDue('mediate').given(accepting(), cityCoordinator).throughDue('idle');
    expect(scenario.open.supervision?.organisationId).toBe('county');
  });

  it('a referral may be made by the city, and by nobody below it', () => {
    const scenario = mediating(true, START, {}, world)
      .given({ type: 'transfer', direction: 'up', reason: text('up') }, people.yangping)
      .given(accepting(), people.coordinator)
      .given({ type: 'transfer', direction: 'up', reason: text('up') }, people.coordinator)
      .given(accepting(), cityCoordinator);
    scenario.when({ type: 'refer-to-court' }, cityCoordinator).thenEvents('offered');
  });
});

describe('a fourth and a fifth colour, by data only', () => {
  const to = (colour: string) => ({ type: 'change-colour', colour, reason: text('r') }) as const;

  it('紫 alerts as red does, and has intervals of its own', () => {
    const scenario = dispatched(START, {}, world).when(to('purple'), people.yangping);
    scenario.thenEvents('colour-changed', 'alert-raised');
    expect(scenario.due('accept')).toBe(at('2026-03-09', '15:00'));
    expect(scenario.deadline('idle').lastDay).toBe('2026-03-10');
  });

  it('绿 is quieter, and takes the defaults where it has no interval of its own', () => {
    const scenario = dispatched(START, {}, world).when(to('green'), people.yangping).thenEvents('colour-changed');
    expect(scenario.deadline('idle').lastDay).toBe('2026-03-29');
    expect(scenario.deadline('accept').lastDay).toBe('2026-03-12');
  });

  it('a case runs through under them: contact and deadlines are replaced with the colour, and the end is the same', () => {
    const scenario = mediating(true, START, {}, world);
    expect(scenario.deadline('contact').lastDay).toBe('2026-03-16');
    scenario.given(to('purple'), people.yangping);
    expect(scenario.due('contact')).toBe(at('2026-03-09', '21:00'));
    scenario.given(to('green'), people.yangping);
    expect(scenario.deadline('contact').lastDay).toBe('2026-03-23');
    expect(scenario.deadline('idle').lastDay).toBe('2026-03-29');
    scenario.given(reaching(), people.yangping).given(noting('effective'), system).given(noting('completed'), system);
    expect(scenario.open).toMatchObject({ status: 'closed', colour: 'green', ending: { outcome: 'performed' } });
    assertReplays(scenario);
  });

  it('a case of the older policy knows neither', () => {
    dispatched(START).when(to('purple'), people.yangping).thenRefused('invalid', { path: 'colour' });
  });
});
