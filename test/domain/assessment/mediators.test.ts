import { describe, expect, it } from 'vitest';
import { assessMediators } from '../../../domain/assessment/mediators.ts';
import { type MediatorsWork, workOn } from '../../../domain/assessment/mediators-work.ts';
import { policyVersion1 } from '../../../domain/policy/version-1.ts';
import {
  accepting,
  agreed,
  atCourt,
  atTownship,
  consents,
  mediating,
  noting,
  people,
  type Scenario,
  system,
  text,
} from '../../support/dispute-world.ts';

const policy = policyVersion1;
const reason = text('reason');

/** As the record gives it: the case, and the events that name a mediator. */
function worksOf(scenario: Scenario): MediatorsWork[] {
  const tenures = scenario.history.flatMap((event) =>
    (event.type === 'accepted' || event.type === 'mediator-replaced') && event.mediatorId !== undefined
      ? [
          {
            mediatorId: event.mediatorId,
            at: event.at,
            ...('organisationId' in event ? { organisationId: event.organisationId } : {}),
          },
        ]
      : [],
  );
  return workOn({ ...scenario.open, tenures }, policy);
}

const assessed = (...scenarios: Scenario[]) => assessMediators(scenarios.flatMap(worksOf), policy);
const brief = (works: MediatorsWork[]) =>
  works.map(({ mediatorId, result, isLate }) => [mediatorId, result, ...(isLate ? ['late'] : [])]);

describe('考评 (domain.md 7): whose work a case was', () => {
  it('is the mediator’s who brought it to an agreement, or to none', () => {
    expect(brief(worksOf(mediating()))).toEqual([['mediator.yangping', 'open']]);
    expect(brief(worksOf(agreed()))).toEqual([['mediator.yangping', 'succeeded']]);
    const ended = mediating().given({ type: 'terminate', ground: 'no-agreement', reason }, people.yangping);
    expect(brief(worksOf(ended))).toEqual([['mediator.yangping', 'failed']]);
    const withdrawn = mediating().given({ type: 'withdraw', reason }, people.yangping);
    expect(brief(worksOf(withdrawn))).toEqual([['mediator.yangping', 'neither']]);
  });

  it('stays the village’s failure when its days ran out and the township settled it', () => {
    const scenario = mediating().throughDue('mediate');
    scenario.given(accepting(), people.township).given({ type: 'reconcile', record: reason }, people.township);
    expect(brief(worksOf(scenario))).toEqual([
      ['mediator.yangping', 'failed', 'late'],
      ['mediator.qingxi', 'succeeded'],
    ]);
  });

  it('is nobody’s failure where it was sent to another village, and the successor’s alone after a replacement', () => {
    const sent = mediating()
      .given({ type: 'transfer', direction: 'sideways', organisationId: 'hekou', reason }, people.yangping)
      .given({ type: 'accept', consents: consents(), rightsNoticeGiven: true }, people.hekou);
    expect(brief(worksOf(sent))[0]).toEqual(['mediator.yangping', 'neither']);
    const replaced = mediating().given({ type: 'replace-mediator', mediatorId: 'mediator.other' }, people.yangping);
    expect(brief(worksOf(replaced))).toEqual([['mediator.other', 'open']]);
  });

  it('tells what the court had to do with it', () => {
    const parts = (scenario: Scenario) => worksOf(scenario).map(({ courtsPart }) => courtsPart);
    expect(parts(mediating())).toEqual(['solo']);
    const guided = mediating().given({ type: 'invite', organisationId: 'court', as: 'judge' }, people.yangping);
    expect(parts(guided)).toEqual(['court-assisted']);
    const entrusted = atCourt()
      .given({ type: 'transfer', direction: 'down', organisationId: 'hekou', reason }, people.clerk)
      .given({ type: 'accept', consents: consents(), rightsNoticeGiven: true }, people.hekou);
    expect(new Set(parts(entrusted))).toEqual(new Set(['court-entrusted']));
  });
});

describe('考评: rates, score and bonus by policy', () => {
  it('weighs what there is: a rate without cases leaves its points to the others', () => {
    const kept = agreed().given(noting('effective'), system).given(noting('performed'), system);
    const broken = agreed().given(noting('effective'), system).given(noting('defaulted'), system);
    const failed = mediating().given({ type: 'terminate', ground: 'no-agreement', reason }, people.yangping);
    const [line] = assessed(kept, broken, failed, mediating());
    expect(line).toMatchObject({ cases: 4, open: 1, succeeded: 2, supervisions: 0 });
    expect(line?.rates).toEqual({ success: 0.6667, onTime: 1, performance: 0.5, satisfaction: null });
    // (40 × 2/3 + 20 × 1 + 20 × 1/2) of 80 points
    expect(line?.score).toBe(70.8);
  });

  it('takes points for a 督办 that went up unanswered, and counts the parties’ satisfaction', () => {
    const scenario = mediating().given({ type: 'reconcile', record: reason }, people.yangping);
    scenario.given({ type: 'rate', partyId: 'p1', score: 1 }, system).throughDue('supervision-answer');
    scenario.given({ type: 'rate', partyId: 'p2', score: 5 }, system);
    const [line] = assessed(scenario);
    expect(line).toMatchObject({ supervisions: 1, escalations: 1, rates: { satisfaction: 0.5 } });
    // (40 + 20 + 20 × 1/2) of 80 points, less 2
    expect(line?.score).toBe(85.5);
  });

  it('pays for each case that succeeded, by what it came to; numbers are the policy’s', () => {
    const reconciled = mediating().given({ type: 'reconcile', record: reason }, people.yangping);
    const { bonusFen } = policy.assessment;
    expect(assessed(agreed(), reconciled, mediating())[0]?.bonusFen).toBe(bonusFen.written + bonusFen.reconciled);
    const generous = { ...policy, assessment: { ...policy.assessment, bonusFen: { ...bonusFen, reconciled: 7 } } };
    expect(assessMediators(worksOf(reconciled), generous)[0]?.bonusFen).toBe(7);
  });

  it('puts the best first, and whoever has nothing to show yet last', () => {
    const township = atTownship().given({ type: 'terminate', ground: 'no-agreement', reason }, people.township);
    const lines = assessed(township, mediating(), agreed());
    expect(lines.map(({ mediatorId }) => mediatorId)).toEqual(['mediator.yangping', 'mediator.qingxi']);
  });
});
