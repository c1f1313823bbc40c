import { describe, expect, it } from 'vitest';
import { evidenceToHandOver, handsOverRecords } from '../../../domain/dispute/hand-over.ts';
import type { DisputeState } from '../../../domain/dispute/state.ts';
import { readableMediation } from '../../../domain/dispute/told-in-mediation.ts';
import type { Actor } from '../../../domain/organisation/actor.ts';
import { at, atCourt, county, mediating, people, type Scenario, text } from '../../support/dispute-world.ts';

/** Two pieces of evidence in mediation at 羊坪村. */
function withEvidence(): Scenario {
  const piece = { title: text('title'), fileId: 'file', mediaType: 'image/png', sha256: '0', bytes: 1 };
  return mediating()
    .given({ type: 'add-evidence', evidenceId: 'e1', ...piece }, people.yangping)
    .given({ type: 'add-evidence', evidenceId: 'e2', ...piece }, people.yangping);
}

function given(scenario: Scenario, partyId: string, evidenceIds: string[], sessionRecords: boolean): Scenario {
  const consent = { partyId, evidenceIds, sessionRecords };
  return scenario.given({ type: 'record-hand-over-consents', given: [consent] }, people.yangping);
}

const handedOver = ({ open }: Scenario) => evidenceToHandOver(open).map(({ evidenceId }) => evidenceId);

describe('移送立案: what may go along', () => {
  it('is nothing that was not asked for: no evidence, no 调解记录 (民诉法解释 107)', () => {
    const scenario = withEvidence();
    expect(handedOver(scenario)).toEqual([]);
    expect(handsOverRecords(scenario.open)).toBe(false);
  });

  it('is the evidence that every party lets go, and the 调解记录 only if all agree', () => {
    const scenario = given(withEvidence(), 'p1', ['e1', 'e2'], true);
    expect([handedOver(scenario), handsOverRecords(scenario.open)]).toEqual([[], false]);
    given(scenario, 'p2', ['e2'], false);
    expect([handedOver(scenario), handsOverRecords(scenario.open)]).toEqual([['e2'], false]);
    given(scenario, 'p2', ['e1', 'e2'], true);
    expect([handedOver(scenario), handsOverRecords(scenario.open)]).toEqual([['e1', 'e2'], true]);
  });

  it('follows a party’s newest word: consent may be taken back before the case is filed', () => {
    const scenario = given(given(withEvidence(), 'p1', ['e1'], true), 'p2', ['e1'], true);
    given(scenario, 'p1', [], false);
    expect([handedOver(scenario), handsOverRecords(scenario.open)]).toEqual([[], false]);
  });

  it('knows only parties and evidence of the case', () => {
    const scenario = withEvidence();
    const consent = { partyId: 'p1', evidenceIds: ['e1', 'e9'], sessionRecords: false };
    scenario
      .when({ type: 'record-hand-over-consents', given: [consent] }, people.yangping)
      .thenRefused('invalid', { path: 'given.0.evidenceIds.1' });
    scenario
      .when({ type: 'record-hand-over-consents', given: [{ ...consent, partyId: 'p9' }] }, people.yangping)
      .thenRefused('invalid', { path: 'given.0.partyId' });
  });

  it('无争议事实 are what every party has confirmed (法发〔2016〕14号 23)', () => {
    const facts = { type: 'record-undisputed-facts', facts: text('facts') } as const;
    const scenario = mediating();
    scenario
      .when({ ...facts, confirmedBy: ['p1'] }, people.yangping)
      .thenRefused('rule-broken', { path: 'confirmedBy' });
    scenario.given({ ...facts, confirmedBy: ['p1', 'p2'] }, people.yangping);
    expect(scenario.open.handOver.undisputedFacts?.facts).toEqual(text('facts'));
  });
});

describe('涉嫌虚假调解 (特邀调解规定 18)', () => {
  const ended = (ground: string) =>
    atCourt()
      .given({ type: 'terminate', ground, reason: text('why') }, people.clerk)
      .told();

  it('stops the mediation and is told to the county', () => {
    expect(ended('false-mediation')).toContain('suspected-false-mediation@county');
  });

  it('is nothing that another ending tells the county', () => {
    expect(ended('no-agreement').filter((told) => told.endsWith('@county'))).toEqual([]);
  });
});

describe('调解中的陈述 before a court (民诉法解释 107)', () => {
  const [before, after] = [at('2026-03-02', '10:00'), at('2026-04-10', '10:00')];
  /** 羊坪村 had it in March, the court has it since April. */
  const moved = (scenario: Scenario): DisputeState => ({
    ...scenario.open,
    path: [
      { level: 'village', organisationId: 'yangping', from: at('2026-03-01', '09:00'), to: at('2026-04-01', '09:00') },
      { level: 'court', organisationId: 'court', from: at('2026-04-01', '09:00') },
    ],
    owner: { organisationId: 'court' },
  });
  const reads = (scenario: Scenario, actor: Actor) => {
    const isReadable = readableMediation(actor, moved(scenario), county);
    return [isReadable(before), isReadable(after)];
  };

  it('is read by the court as far as it was said to the court, and by the committees wholly', () => {
    const scenario = withEvidence();
    for (const actor of [people.clerk, people.judge, people.courtMediator]) {
      expect(reads(scenario, actor)).toEqual([false, true]);
    }
    for (const actor of [people.yangping, people.coordinator]) expect(reads(scenario, actor)).toEqual([true, true]);
  });

  it('is read by the court wholly when every party lets the 调解记录 go along', () => {
    const one = given(withEvidence(), 'p1', [], true);
    expect(reads(one, people.clerk)).toEqual([false, true]);
    expect(reads(given(one, 'p2', [], true), people.clerk)).toEqual([true, true]);
  });
});
