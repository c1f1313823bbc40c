import { describe, expect, it } from 'vitest';
import {
  accepting,
  at,
  dispatched,
  MONDAY,
  mediating,
  people,
  registering,
  type Scenario,
  text,
} from '../../support/dispute-world.ts';
import { assertReplays, assertSound } from './invariants.ts';

const SEPT_30 = at('2026-09-30', '10:00');

/** Registered and dispatched at 羊坪村 on 30 September, accepted by nobody, then accepted at 清溪镇. */
function unheededInTheVillage(facts: Partial<ReturnType<typeof registering>>, wish: boolean | undefined): Scenario {
  const scenario = dispatched(SEPT_30, facts).until(at('2026-10-11'));
  return scenario.given(accepting(wish), people.township, at('2026-10-12', '09:00'));
}

describe('小事不出村, 大事不出乡镇: from village to township to court on its timers', () => {
  it('with a party’s wish on record it reaches the court as a referral', () => {
    const scenario = dispatched(SEPT_30);
    expect(scenario.tasks()[0]).toMatchObject({ what: 'accept', organisationId: 'yangping', dueAt: at('2026-10-11') });

    scenario.until(at('2026-10-11'));
    expect(scenario.open).toMatchObject({ level: 'township', owner: { organisationId: 'qingxi' }, status: 'offered' });
    expect(scenario.tasks()[0]).toMatchObject({
      what: 'dispatch',
      organisationId: 'qingxi',
      roles: ['township-coordinator'],
      since: at('2026-10-11'),
      dueAt: at('2026-10-13'),
      then: 'alarm-coordinator',
    });
    expect(scenario.told()).toContain('escalated-not-accepted@qingxi');
    expect(scenario.actions(people.coordinator)).toEqual(expect.arrayContaining(['dispatch', 'accept', 'transfer']));
    expect(scenario.actions(people.township)).toEqual(['accept', 'report-danger']);
    expect(scenario.actions(people.yangping)).toEqual([]);

    scenario.given(
      { type: 'dispatch', organisationId: 'qingxi-committee' },
      people.coordinator,
      at('2026-10-12', '09:00'),
    );
    scenario.given(accepting(true), people.township, at('2026-10-12', '10:00'));
    expect(scenario.deadline('mediate')).toMatchObject({ lastDay: '2026-11-11', then: 'lawful-route' });

    scenario.throughDue('mediate').thenEvents('offered');
    expect(scenario.open.offer).toMatchObject({ kind: 'court-referral', toOrganisationId: 'court' });
    expect(scenario.reactions()).toEqual([{ kind: 'render-document', form: 'court-referral' }]);
    expect(scenario.told()).toEqual(['offered-court-referral@court', 'referred-to-court@qingxi-committee']);
    expect(scenario.tasks()[0]).toMatchObject({ what: 'accept', organisationId: 'court', dueAt: at('2026-11-18') });
    expect(scenario.open.owner.organisationId).toBe('qingxi-committee');

    scenario.given({ type: 'accept', consents: [], rightsNoticeGiven: false }, people.clerk, at('2026-11-13', '09:00'));
    scenario.given({ type: 'sign-for', at: scenario.now }, people.courtMediator);
    expect(
      scenario.open.path.map(({ level, organisationId, outcome }) => ({ level, organisationId, outcome })),
    ).toEqual([
      { level: 'village', organisationId: 'yangping', outcome: 'not-accepted' },
      { level: 'township', organisationId: 'qingxi', outcome: 'handed-over' },
      { level: 'township', organisationId: 'qingxi-committee', outcome: 'handed-over' },
      { level: 'court', organisationId: 'court', outcome: undefined },
    ]);
    assertSound(scenario);
    assertReplays(scenario);
  });

  it('its twin without a wish ends 终止调解 with the notice of routes (人民调解法 26)', () => {
    const scenario = unheededInTheVillage({}, undefined).throughDue('mediate').thenEvents('closed');
    expect(scenario.open.ending).toMatchObject({ outcome: 'terminated', ground: 'period-expired', routes: ['court'] });
    expect(scenario.reactions()).toEqual([{ kind: 'render-document', form: 'termination-notice' }]);
    expect(scenario.told()).toEqual(['closed-terminated@qingxi-committee', 'closed-terminated@qingxi']);
  });

  it('its twin on land ownership names the government’s decision, even with a wish for the court (土地管理法 14)', () => {
    const scenario = unheededInTheVillage({ disputeType: 'forest-land' }, true).throughDue('mediate');
    expect(scenario.open.ending).toMatchObject({ outcome: 'terminated', routes: ['government-decision'] });
  });

  it('wages go to labour arbitration first, with a written acknowledgement to court (劳动争议调解仲裁法 5, 16)', () => {
    const wages = unheededInTheVillage({ disputeType: 'migrant-wages' }, true).throughDue('mediate');
    expect(wages.open.ending).toMatchObject({ outcome: 'terminated', routes: ['labour-arbitration'] });
    const facts = { disputeType: 'migrant-wages', ground: 'written-acknowledgement' };
    const iou = unheededInTheVillage(facts, true).throughDue('mediate');
    expect(iou.open.offer?.kind).toBe('court-referral');
  });

  it('a wish for a lawful route that is not the court’s refers nothing to the court', () => {
    const scenario = unheededInTheVillage({ disputeType: 'migrant-wages' }, undefined).given(
      { type: 'record-wish', partyId: 'p1', route: 'labour-arbitration' },
      people.township,
    );
    expect(scenario.throughDue('mediate').open.ending?.routes).toEqual(['labour-arbitration']);
  });

  it('a wish for another route than the lawful one refers nothing', () => {
    const scenario = unheededInTheVillage({}, undefined).given(
      { type: 'record-wish', partyId: 'p1', route: 'administrative' },
      people.township,
    );
    expect(scenario.throughDue('mediate').open.ending?.outcome).toBe('terminated');
  });
});

describe('what follows when things come back', () => {
  it('a referral that the clock made and the court returned is on the township’s desk, not sent again', () => {
    const scenario = mediating(true, MONDAY)
      .given(
        { type: 'transfer', direction: 'up', organisationId: 'qingxi-committee', reason: text('up') },
        people.yangping,
      )
      .given(accepting(), people.township)
      .throughDue('mediate');
    scenario.given({ type: 'return', reason: text('no') }, people.clerk, at('2026-04-10', '10:00'));
    expect(scenario.open).toMatchObject({ status: 'registered', owner: { organisationId: 'qingxi-committee' } });
    expect(scenario.tasks()[0]).toMatchObject({ what: 'dispatch', organisationId: 'qingxi-committee' });
    scenario.when({ type: 'act-on-deadlines' }, { userId: 's', organisationId: 's', role: 'system' }).thenEvents();
    expect(scenario.actions(people.township)).toEqual(
      expect.arrayContaining(['terminate', 'refer-to-court', 'dispatch']),
    );
  });

  it('a case sent down by the township and taken there starts a new path step and a new period', () => {
    const scenario = mediating(true, MONDAY)
      .given({ type: 'transfer', direction: 'up', reason: text('up') }, people.yangping)
      .given(accepting(), people.coordinator)
      .given({ type: 'transfer', direction: 'down', organisationId: 'hekou', reason: text('d') }, people.coordinator)
      .given(accepting(), people.hekou, at('2026-03-11', '09:00'));
    expect(scenario.deadline('mediate').lastDay).toBe('2026-04-10');
    expect(scenario.open.path).toHaveLength(3);
  });

  it('forgotten by everybody for a year, it still waits for somebody, and for the county', () => {
    const scenario = dispatched(SEPT_30).until(at('2027-09-30'));
    expect(scenario.awaited()).toEqual(
      expect.arrayContaining(['dispatch@county', 'dispatch@qingxi', 'answer-supervision@county']),
    );
    assertSound(scenario);
  });

  it('a village cannot see another village’s case', () => {
    expect(mediating().readers()).toEqual(['county', 'qingxi', 'yangping']);
  });
});
