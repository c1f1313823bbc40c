import { describe, expect, it } from 'vitest';
import { disputeDecider } from '../../../domain/dispute/decider.ts';
import {
  agreed,
  at,
  MONDAY,
  mediating,
  people,
  registered,
  type Scenario,
  system,
  text,
} from '../../support/dispute-world.ts';
import { assertSound } from './invariants.ts';

const reason = text('reason');
const rating = (score: number, partyId = 'p1') => ({ type: 'rate', partyId, score, comment: text('comment') }) as const;
const closed = () => mediating().given({ type: 'reconcile', record: reason }, people.yangping);
const isOpen = (scenario: Scenario) => disputeDecider.isOpen(scenario.open);

describe('评价 rate (domain.md 2.8)', () => {
  it('a satisfied one changes nothing', () => {
    const scenario = closed().when(rating(4), system).thenEvents('rated');
    expect(scenario.open.ratings).toMatchObject([{ partyId: 'p1', score: 4 }]);
    expect(isOpen(scenario)).toBe(false);
  });

  it('a dissatisfied one opens 督办, whose clock runs although the case is over', () => {
    const scenario = closed().when(rating(2), system).thenEvents('rated', 'supervision-opened');
    expect(scenario.open).toMatchObject({ status: 'closed', supervision: { reason: 'dissatisfied' } });
    expect(isOpen(scenario)).toBe(true);
    expect(scenario.kinds()).toEqual(['supervision-answer']);
    expect(scenario.awaited()).toEqual(['answer-supervision@qingxi']);
    expect(scenario.actions(people.coordinator)).toEqual(['answer-supervision', 'seal-document']);
    assertSound(scenario);

    scenario.throughDue('supervision-answer').thenEvents('supervision-escalated');
    expect(scenario.awaited()).toEqual(['answer-supervision@county']);
    scenario.when({ type: 'answer-supervision', answer: text('answer') }, people.supervisor);
    scenario.thenEvents('supervision-answered');
    expect(isOpen(scenario)).toBe(false);
    expect(scenario.open.deadlines).toEqual([]);
    expect(scenario.open.supervisions).toEqual([
      {
        reason: 'dissatisfied',
        ownerId: 'yangping',
        mediatorId: 'mediator.yangping',
        openedAt: MONDAY,
        answeredAt: at('2026-03-13'),
        escalations: 1,
      },
    ]);
  });

  it('one for each party and closure; the second does not press twice', () => {
    const scenario = closed().given(rating(1), system);
    scenario.when(rating(5), system).thenRefused('not-possible-now');
    scenario.when(rating(1, 'p2'), system).thenEvents('rated');
    expect(scenario.open.supervisions).toHaveLength(1);
  });

  it('only of a case that is over, by one of its parties, from 1 to 5', () => {
    agreed().when(rating(5), system).thenRefused('not-possible-now');
    closed().when(rating(5, 'p9'), system).thenRefused('invalid', { path: 'partyId' });
    for (const score of [0, 6, 2.5]) closed().when(rating(score), system).thenRefused('invalid', { path: 'score' });
    closed().when(rating(5), people.yangping).thenRefused('not-permitted');
  });
});

describe('督办 counted', () => {
  it('for idleness too, with how often it went up', () => {
    const scenario = mediating().throughDue('idle').throughDue('supervision-answer');
    expect(scenario.open.supervisions).toMatchObject([{ reason: 'idle', ownerId: 'yangping', escalations: 1 }]);
  });
});

describe('关联 link', () => {
  const linking = (relation: string, disputeId = 'case-2') => ({ type: 'link', disputeId, relation }) as const;

  it('both disputes know of each other, each with what it is to the other', () => {
    const scenario = mediating().when(linking('repeat'), people.yangping).thenEvents('linked');
    expect(scenario.open.links).toMatchObject([{ disputeId: 'case-2', relation: 'repeat' }]);
    const command = { type: 'note-link', disputeId: 'case-1', relation: 'repeated-by', inverse: 'repeat' } as const;
    expect(scenario.consequences()).toEqual([{ kind: 'dispute', streamId: 'case-2', command }]);

    const other = registered().given({ type: 'withdraw', reason }, people.yangping).when(command, system);
    other.thenEvents('linked');
    expect(other.open.links).toMatchObject([{ disputeId: 'case-1', relation: 'repeated-by' }]);
    expect(other.consequences()).toEqual([]);
    other.when(command, system).thenEvents();
  });

  it('knows its kinds, and links nothing twice or to itself', () => {
    const scenario = mediating().given(linking('same-event'), people.coordinator);
    scenario.when(linking('same-event'), people.yangping).thenRefused('invalid', { path: 'disputeId' });
    scenario.when(linking('same-event', 'case-1'), people.yangping).thenRefused('invalid', { path: 'disputeId' });
    scenario.when(linking('cousin'), people.yangping).thenRefused('invalid', { path: 'relation' });
    scenario.when(linking('repeat'), people.hekou).thenRefused('not-permitted');
  });
});
