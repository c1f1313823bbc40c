import { describe, expect, it } from 'vitest';
import { disputeDecider } from '../../../domain/dispute/decider.ts';
import {
  MONDAY,
  mediating,
  people,
  registered,
  registering,
  Scenario,
  system,
  text,
} from '../../support/dispute-world.ts';

describe('a dispute and its clues', () => {
  it('is registered with the clue that it came from, which that sorts in the same step', () => {
    const command = registering({ source: 'grid-worker', clueId: 'clue-1' });
    const scenario = new Scenario(MONDAY).given(command, people.yangping);
    expect(scenario.open).toMatchObject({ source: 'grid-worker', clueIds: ['clue-1'] });
    const [event] = scenario.lastEvents;
    expect(event && disputeDecider.consequences?.(event, scenario.open, command)).toEqual([
      {
        kind: 'clue',
        streamId: 'clue-1',
        command: {
          type: 'become-dispute',
          disputeId: 'case-1',
          disputeNumber: '云河2026-1',
          organisationId: 'yangping',
          userId: 'mediator.yangping',
        },
      },
    ]);
  });

  it('is registered without any', () => {
    const scenario = registered();
    expect(scenario.open.clueIds).toEqual([]);
    const [event] = scenario.lastEvents;
    expect(event && disputeDecider.consequences?.(event, scenario.open, registering())).toEqual([]);
  });

  it('notes what is merged into it and tells its owner; that is no action of a person', () => {
    const scenario = mediating();
    const { lastActionAt } = scenario.open;
    scenario.when({ type: 'note-clue', clueId: 'clue-2' }, system, scenario.deadline('idle').dueAt);
    scenario.thenEvents('clue-noted');
    expect(scenario.open).toMatchObject({ clueIds: ['clue-2'], lastActionAt });
    expect(scenario.told()).toEqual(['clue-noted@yangping']);
  });

  it('takes none once it is closed, and none from a person', () => {
    const scenario = mediating();
    scenario.when({ type: 'note-clue', clueId: 'clue-2' }, people.yangping).thenRefused('not-permitted');
    scenario.given({ type: 'withdraw', reason: text('r') }, people.yangping);
    scenario.when({ type: 'note-clue', clueId: 'clue-2' }, system).thenRefused('rule-broken', { path: 'disputeId' });
  });
});
