import { describe, expect, it } from 'vitest';
import { committeeNumberOf } from '../../../domain/dispute/committee-number.ts';
import type { DraftAgreement } from '../../../domain/agreement/commands.ts';
import {
  accepting,
  agreed,
  at,
  atCourt,
  atTownship,
  dispatched,
  mediating,
  people,
  registered,
  text,
} from '../../support/dispute-world.ts';

const reason = text('reason');
const annul = { type: 'annul-acceptance', reason } as const;

describe('人调字号 (司发通〔2010〕239号)', () => {
  it('is the committee’s, of the year in Shanghai, from its acceptance on', () => {
    expect(dispatched().open.committeeNumbers).toEqual([]);
    const night = dispatched(at('2026-12-31', '23:30')).given(accepting(), people.yangping);
    expect(committeeNumberOf(night.open, 'yangping')).toBe('yangping人调字〔2026〕第1号');
    const later = dispatched(at('2026-12-31', '23:30')).given(accepting(), people.yangping, at('2027-01-01', '00:10'));
    expect(committeeNumberOf(later.open, 'yangping')).toBe('yangping人调字〔2027〕第1号');
  });

  it('of each committee that accepts; a court has none', () => {
    const { open } = atCourt();
    expect(open.committeeNumbers.map(({ number }) => number)).toEqual(['qingxi-committee人调字〔2026〕第1号']);
    expect(committeeNumberOf(open, 'court')).toBeUndefined();
  });

  it('is kept by a committee to which the case comes back', () => {
    const scenario = mediating()
      .given({ type: 'transfer', direction: 'up', organisationId: 'qingxi-committee', reason }, people.yangping)
      .given(accepting(), people.township)
      .given({ type: 'transfer', direction: 'down', organisationId: 'yangping', reason }, people.township)
      .given(accepting(), people.yangping);
    expect(scenario.open.committeeNumbers.map(({ organisationId }) => organisationId)).toEqual([
      'yangping',
      'qingxi-committee',
    ]);
  });

  it('goes with the agreement', () => {
    const [begun] = agreed().consequences();
    expect((begun?.command as DraftAgreement).committeeNumber).toBe('yangping人调字〔2026〕第1号');
  });
});

describe('撤销受理 annul-acceptance', () => {
  it('voids the number, which is kept; the next acceptance takes the next', () => {
    const scenario = mediating().when(annul, people.yangping).thenEvents('acceptance-annulled');
    expect(scenario.open).toMatchObject({ status: 'registered', mediation: null, dispatchSince: scenario.now });
    expect(scenario.kinds()).toContain('dispatch');
    expect(committeeNumberOf(scenario.open, 'yangping')).toBeUndefined();
    scenario
      .given({ type: 'dispatch', organisationId: 'yangping' }, people.yangping)
      .given(accepting(), people.yangping);
    expect(scenario.open.committeeNumbers).toMatchObject([
      { number: 'yangping人调字〔2026〕第1号', voidedAt: scenario.now },
      { number: 'yangping人调字〔2026〕第2号' },
    ]);
  });

  it('takes planned sessions off', () => {
    const scenario = mediating()
      .given(
        {
          ...{ type: 'schedule-session', sessionId: 's1', at: at('2026-03-12', '09:00') },
          ...{ place: text('place'), participantIds: ['p1', 'p2'] },
        },
        people.yangping,
      )
      .given(annul, people.yangping);
    expect(scenario.open.sessions).toMatchObject([{ cancelledAt: scenario.now }]);
  });

  it('is the committee’s own, and over once something was mediated', () => {
    mediating().when(annul, people.coordinator).thenRefused('not-permitted');
    registered().when(annul, people.yangping).thenRefused('not-possible-now');
    agreed().when(annul, people.yangping).thenRefused('not-possible-now');
    const held = mediating();
    held
      .given(
        {
          ...{ type: 'record-session', sessionId: 's1', isPlanned: false, heldAt: held.now },
          ...{ place: text('place'), record: text('record'), result: 'continue' },
        },
        people.yangping,
      )
      .when(annul, people.yangping)
      .thenRefused('not-possible-now');
    expect(atTownship().actions(people.township)).toContain('annul-acceptance');
    expect(atCourt().actions(people.clerk)).not.toContain('annul-acceptance');
  });
});
