import { describe, expect, it } from 'vitest';
import { dateOf } from '../../../domain/time/instant.ts';
import { accepting, at, atCourt, consents, people, registering, Scenario, text } from '../../support/dispute-world.ts';

const MONDAY = at('2026-03-09', '09:00');

/** The court has it, on that kind of entrustment, and hands it to 河口 village. */
function entrusted(basis?: string): Scenario {
  return atCourt(basis, MONDAY)
    .given({ type: 'sign-for', at: MONDAY }, people.courtMediator)
    .given({ type: 'transfer', direction: 'down', organisationId: 'hekou', reason: text('near') }, people.clerk)
    .given(accepting(), people.hekou, at('2026-03-11', '09:00'));
}

describe('委派、委托 to a committee (特邀调解规定 27)', () => {
  it.each([
    [undefined, '2026-04-10'],
    ['entrusted-ordinary', '2026-03-26'],
    ['entrusted-summary', '2026-03-18'],
  ])('on the basis %s the court’s days hold, from the committee’s acceptance', (basis, lastDay) => {
    const scenario = entrusted(basis);
    expect(scenario.open).toMatchObject({ level: 'village', owner: { organisationId: 'hekou' } });
    expect(scenario.deadline('mediate')).toMatchObject({ lastDay, source: '特邀调解规定 27', then: 'back-to-court' });
  });

  it('after filing is of fifteen days where the court does not say seven', () => {
    const scenario = new Scenario(MONDAY)
      .given(registering({ source: 'court-entrusted' }), people.clerk)
      .given({ type: 'transfer', direction: 'down', organisationId: 'hekou', reason: text('near') }, people.clerk)
      .given(accepting(), people.hekou);
    expect(scenario.deadline('mediate')).toMatchObject({ lastDay: '2026-03-24', then: 'back-to-court' });
  });

  it('comes back to the court when they run out, where a clerk goes on: never by itself to filing', () => {
    const scenario = entrusted('entrusted-summary').throughDue('mediate').thenEvents('entrustment-expired');
    expect(scenario.open).toMatchObject({ status: 'mediating', level: 'court', owner: { organisationId: 'court' } });
    expect(scenario.awaited()[0]).toBe('file-for-litigation@court');
    expect(scenario.told()).toEqual(['entrustment-expired@court']);
    expect(scenario.kinds()).not.toContain('mediate');
  });

  it('may be longer than a committee’s own if both agree, and more than once', () => {
    const scenario = entrusted();
    scenario.given({ type: 'extend', days: 40, consents: consents() }, people.hekou);
    scenario.given({ type: 'extend', days: 10, consents: consents() }, people.hekou);
    expect(scenario.deadline('mediate').lastDay).toBe('2026-06-01');
  });

  it('is given back to the court that sent it, which has three working days to take it', () => {
    const scenario = entrusted().given({ type: 'transfer', direction: 'up', reason: text('no') }, people.hekou);
    expect(scenario.open.offer).toMatchObject({ kind: 'court-referral', toOrganisationId: 'court', toLevel: 'court' });
    scenario.given({ type: 'accept', consents: [], rightsNoticeGiven: false }, people.clerk);
    expect(scenario.open.mediation?.entrusted).toBeUndefined();
    expect(scenario.awaited()[0]).toBe('sign-for@court');
  });

  it('goes on under the same court when another committee takes it over', () => {
    const scenario = entrusted('entrusted-ordinary');
    scenario.given(
      { type: 'transfer', direction: 'sideways', organisationId: 'studio', reason: text('s') },
      people.hekou,
    );
    scenario.given(accepting(), people.studio);
    expect(scenario.deadline('mediate').then).toBe('back-to-court');
    expect(dateOf(scenario.due('mediate'))).toBe('2026-03-27');
  });

  it('a committee that never takes it leaves it with the court', () => {
    const scenario = atCourt(undefined, MONDAY)
      .given({ type: 'sign-for', at: MONDAY }, people.courtMediator)
      .given({ type: 'transfer', direction: 'down', organisationId: 'hekou', reason: text('near') }, people.clerk)
      .throughDue('accept')
      .thenEvents('offer-lapsed');
    expect(scenario.open).toMatchObject({ level: 'court', status: 'mediating' });
  });
});
