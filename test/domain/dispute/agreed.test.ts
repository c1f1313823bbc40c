import { describe, expect, it } from 'vitest';
import {
  accepting,
  agreed,
  agreementDraft,
  at,
  atCourt,
  MONDAY,
  mediating,
  noting,
  people,
  reaching,
  type Scenario,
  system,
  text,
} from '../../support/dispute-world.ts';

const reason = text('reason');
const standings = (scenario: Scenario) => scenario.open.agreements.map(({ standing }) => standing);

describe('达成协议 reach-agreement (人民调解法 28)', () => {
  it('begins the agreement’s own record, with the people and the terms', () => {
    const scenario = mediating().when(reaching(), people.yangping).thenEvents('agreement-reached');
    expect(scenario.open).toMatchObject({
      status: 'agreed',
      agreements: [{ agreementId: 'agreement-1', number: '云河2026-1-协1', form: 'written', standing: 'reached' }],
    });
    expect(scenario.consequences()).toEqual([
      {
        kind: 'agreement',
        streamId: 'agreement-1',
        opens: true,
        command: {
          ...agreementDraft,
          type: 'draft',
          id: 'agreement-1',
          number: '云河2026-1-协1',
          disputeId: 'case-1',
          disputeNumber: '云河2026-1',
          committeeNumber: 'yangping人调字〔2026〕第1号',
          disputeType: 'neighbours',
          level: 'village',
          colour: 'blue',
          organisationId: 'yangping',
          mediatorId: 'mediator.yangping',
          recused: [],
          courtId: undefined,
          parties: scenario.open.parties,
        },
      },
    ]);
  });

  it('who sees it through is whoever then mediates the case (人民调解法 19)', () => {
    const replacing = {
      type: 'replace-mediator',
      mediatorId: 'mediator.hekou',
      mediatorFrom: 'hekou',
      reason,
    } as const;
    expect(agreed().when(replacing, people.yangping).consequences()).toEqual([
      {
        kind: 'agreement',
        streamId: 'agreement-1',
        command: { type: 'note-mediator', mediatorId: 'mediator.hekou', mediatorFrom: 'hekou', recused: [] },
      },
    ]);
  });

  it('names the court that invited the mediation, where the case is or came down from (民事诉讼法 205)', () => {
    const court = atCourt().given({ type: 'sign-for', at: MONDAY }, people.courtMediator);
    expect(court.given(reaching(), people.courtMediator).lastEvents[0]).toMatchObject({ courtId: 'court' });
    const below = atCourt()
      .given({ type: 'sign-for', at: MONDAY }, people.courtMediator)
      .given({ type: 'transfer', direction: 'down', organisationId: 'hekou', reason }, people.clerk)
      .given(accepting(), people.hekou);
    expect(below.given(reaching(), people.hekou).lastEvents[0]).toMatchObject({ courtId: 'court' });
  });

  it('only while mediation runs, and only by its owner', () => {
    mediating().when(reaching(), people.hekou).thenRefused('not-permitted');
    atCourt().when(reaching(), people.courtMediator).thenRefused('not-possible-now');
    agreed().when(reaching('agreement-2'), people.yangping).thenRefused('not-possible-now');
  });
});

describe('while an agreement is under way', () => {
  it('the owner follows it, and looks again every 30 days', () => {
    const scenario = agreed();
    expect(scenario.awaited()).toEqual(['follow-agreement@yangping']);
    expect(scenario.kinds()).toEqual(['agreement-review']);
    expect(scenario.tasks()[0]).toMatchObject({ dueAt: at('2026-04-09'), then: 'owner-looks' });
    scenario.throughDue('agreement-review').thenEvents('agreement-review-due');
    expect(scenario.told()).toEqual(['agreement-review-due@yangping']);
    expect(scenario.due('agreement-review')).toBe(at('2026-05-10'));
  });

  it('nobody takes back what binds the parties', () => {
    expect(agreed().actions(people.yangping)).toContain('withdraw');
    const bound = agreed().given(noting('effective'), system);
    bound.when({ type: 'withdraw', reason }, people.yangping).thenRefused('not-possible-now');
    const atCourtBound = atCourt()
      .given({ type: 'sign-for', at: MONDAY }, people.courtMediator)
      .given(reaching(), people.courtMediator);
    expect(atCourtBound.actions(people.clerk)).toContain('file-for-litigation');
    atCourtBound.given(noting('effective'), system);
    expect(atCourtBound.actions(people.clerk)).not.toContain('file-for-litigation');
  });
});

describe('note-agreement', () => {
  it('is the agreement’s word alone, once for each change', () => {
    const scenario = agreed();
    scenario.when(noting('effective'), people.yangping).thenRefused('not-permitted');
    scenario.when(noting('effective'), system).thenEvents('agreement-noted');
    expect(scenario.told()).toEqual(['agreement-effective@yangping']);
    scenario.when(noting('effective'), system).thenEvents();
    scenario.when(noting('effective', 'agreement-9'), system).thenRefused('invalid', { path: 'agreementId' });
  });

  it('the last to be completed closes the case as performed', () => {
    const scenario = agreed().given(noting('effective'), system).given(noting('performed'), system);
    expect(scenario.open.status).toBe('agreed');
    scenario.when(noting('completed'), system).thenEvents('agreement-noted', 'closed');
    expect(scenario.open).toMatchObject({ status: 'closed', ending: { outcome: 'performed' }, deadlines: [] });
    expect(scenario.consequences()).toEqual([]);
  });

  it('the last to be void gives the mediation back the days it had left', () => {
    const scenario = agreed(at('2026-09-01', '09:00')).when(noting('void'), system, at('2026-09-11', '09:00'));
    scenario.thenEvents('agreement-noted');
    expect(scenario.open).toMatchObject({ status: 'mediating', agreed: null });
    // 30 days and the 10 under way: 11 October is a Sunday.
    expect(scenario.deadline('mediate').lastDay).toBe('2026-10-12');
    scenario.when(reaching('agreement-2'), people.yangping);
    expect(scenario.open.agreements[1]?.number).toBe('云河2026-1-协2');
  });

  it('of a case that is over changes no more than the standing', () => {
    const scenario = agreed()
      .given(noting('defaulted'), system)
      .given({ type: 'terminate', ground: 'agreement-not-performed', reason }, people.yangping)
      .when(noting('enforcing'), system);
    scenario.thenEvents('agreement-noted');
    expect(scenario.open.status).toBe('closed');
  });
});

describe.each(['defaulted', 'confirmation-rejected'] as const)('%s: the owner decides (人民调解法 32)', (standing) => {
  const failed = () => agreed().given(noting('effective'), system).given(noting(standing), system);

  it('and is pressed like anyone who lets a case lie', () => {
    const scenario = failed();
    expect(scenario.awaited()).toEqual(['decide-after-default@yangping']);
    expect(scenario.actions(people.yangping)).toEqual(expect.arrayContaining(['mediate-again', 'terminate']));
    scenario.throughDue('idle').thenEvents('supervision-opened');
  });

  it('mediates again, with days of its own and without the agreement that failed', () => {
    const scenario = failed().when({ type: 'mediate-again', reason }, people.yangping, at('2026-05-06', '09:00'));
    scenario.thenEvents('mediated-again');
    expect(scenario.open).toMatchObject({ status: 'mediating', agreed: null });
    expect(standings(scenario)).toEqual(['cancelled']);
    expect(scenario.deadline('mediate').lastDay).toBe('2026-06-05');
    expect(scenario.consequences()).toEqual([
      { kind: 'agreement', streamId: 'agreement-1', command: { type: 'cancel', cause: 'mediated-again' } },
    ]);
    scenario.when(noting('void'), system).thenEvents();
  });

  it('or ends it, naming the lawful route', () => {
    const ending = { type: 'terminate', ground: 'agreement-not-performed', reason } as const;
    const scenario = failed().when(ending, people.yangping).thenEvents('closed');
    expect(scenario.open.ending).toMatchObject({ ground: 'agreement-not-performed', routes: ['court'] });
    expect(standings(scenario)).toEqual([standing]);
    expect(scenario.consequences()).toEqual([]);
  });
});

describe('a case that ends otherwise', () => {
  it('takes with it what was not signed', () => {
    const scenario = agreed().when({ type: 'withdraw', reason }, people.yangping).thenEvents('closed');
    expect(standings(scenario)).toEqual(['cancelled']);
    expect(scenario.consequences()).toEqual([
      { kind: 'agreement', streamId: 'agreement-1', command: { type: 'cancel', cause: 'dispute-ended' } },
    ]);
    scenario.when(noting('void'), system).thenEvents();
  });

  it('is not mediated again for nothing', () => {
    agreed().when({ type: 'mediate-again', reason }, people.yangping).thenRefused('not-possible-now');
    agreed().when({ type: 'terminate', ground: 'other', reason }, people.yangping).thenRefused('not-possible-now');
  });
});
