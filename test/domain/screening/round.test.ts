import { describe, expect, it } from 'vitest';
import { availableActions } from '../../../domain/screening/available-actions.ts';
import { coverageOf } from '../../../domain/screening/coverage.ts';
import { mayView } from '../../../domain/screening/relations.ts';
import { at, county, people, system } from '../../support/dispute-world.ts';
import { areas, closing, covering, opened, opening, roundAt } from './round-scenario.ts';

type Who = keyof typeof people;
const all = Object.keys(people) as Who[];
const grid = people.grid;

describe('部署排查: a round is opened', () => {
  it('by area, groups of people and days; whose areas they are hear of it and are awaited', () => {
    const scenario = opened().thenEvents('opened');
    expect(scenario.open).toMatchObject({ status: 'open', organisationId: 'qingxi', clueIds: [], visits: [] });
    expect(scenario.awaited()).toEqual(['close-round@qingxi', 'record-coverage@yangping', 'record-coverage@hekou']);
    expect(scenario.told()).toEqual(['round-opened@yangping', 'round-opened@hekou']);
    expect(scenario.tasks()[1]?.roles).toEqual(['village-mediator', 'grid-worker']);
  });

  it('by a village for its own groups', () => {
    const scenario = opened({ areas: areas.slice(0, 2) }, people.yangping);
    expect(scenario.awaited()).toEqual(['close-round@yangping', 'record-coverage@yangping']);
    expect(scenario.told()).toEqual([]);
  });

  it('by those who run them, for no other places than their own', () => {
    const may = all.filter((who) => {
      const organisationId = people[who].organisationId;
      return (
        roundAt().when(opening({ areas: [{ areaId: 'a', organisationId, households: 9 }] }), people[who]).refusal ===
        null
      );
    });
    expect(may.sort()).toEqual(['coordinator', 'coordinatorBeiling', 'hekou', 'shanqian', 'yangping']);
    roundAt().when(opening(), people.coordinatorBeiling).thenRefused('invalid', 'areas.0.organisationId');
    roundAt().when(opening(), people.yangping).thenRefused('invalid', 'areas.2.organisationId');
    const nowhere = { areaId: 'a', organisationId: 'constructor', households: 1 };
    roundAt()
      .when(opening({ areas: [nowhere] }), people.coordinator)
      .thenRefused('invalid', 'areas.0.organisationId');
  });

  it.each<[string, Parameters<typeof opening>[0], string]>([
    ['no area', { areas: [] }, 'areas'],
    [
      'an area without households',
      { areas: [{ areaId: 'a', organisationId: 'qingxi', households: 0 }] },
      'areas.0.households',
    ],
    ['an unknown group', { groups: ['left-behind', 'constructor'] }, 'groups.1'],
    ['an end before its start', { from: '2026-03-12', to: '2026-03-11' }, 'to'],
    ['an end that is past', { from: '2026-03-01', to: '2026-03-08' }, 'to'],
    ['more than a quarter', { to: '2026-06-10' }, 'to'],
  ])('not with %s', (_, facts, path) => {
    roundAt().when(opening(facts), people.coordinator).thenRefused('invalid', path);
  });

  it('once', () => {
    opened().when(opening(), people.coordinator).thenRefused('not-possible-now');
  });
});

describe('排查情况: coverage', () => {
  it('is recorded area by area, and whoever has done theirs is awaited no more', () => {
    const scenario = opened().given(covering('yangping-1', 25), grid).given(covering('yangping-1', 10), grid);
    expect(coverageOf(scenario.open)[0]).toEqual({
      areaId: 'yangping-1',
      households: 40,
      visited: 35,
      recorded: true,
    });
    expect(scenario.awaited()).toContain('record-coverage@yangping');
    scenario.given(covering('yangping-2', 35), people.yangping);
    expect(scenario.awaited()).toEqual(['close-round@qingxi', 'record-coverage@hekou']);
  });

  it('is not more than there are, unless there turned out to be more', () => {
    const scenario = opened().given(covering('yangping-1', 40), grid);
    scenario.when(covering('yangping-1', 1), grid).thenRefused('invalid', 'visited');
    scenario.when({ ...covering('yangping-1', 2), households: 42 }, grid).thenEvents('coverage-recorded');
    expect(coverageOf(scenario.open)[0]).toMatchObject({ households: 42, visited: 42 });
    scenario.when({ ...covering('yangping-1', 0), households: 41 }, grid).thenRefused('invalid', 'visited');
  });

  it('is recorded by whose area it is or by the organiser', () => {
    opened().when(covering('hekou', 1), grid).thenRefused('invalid', 'areaId');
    opened().when(covering('nowhere', 1), grid).thenRefused('invalid', 'areaId');
    opened().when(covering('hekou', 1), people.coordinator).thenEvents('coverage-recorded');
    opened().when(covering('hekou', 1), people.shanqian).thenRefused('not-permitted');
  });

  it('begins with the round', () => {
    const scenario = opened({ from: '2026-03-16' });
    scenario.when(covering('hekou', 1), people.hekou).thenRefused('invalid', 'areaId');
    scenario.when(covering('hekou', 1), people.hekou, at('2026-03-16')).thenEvents('coverage-recorded');
  });

  it('has the clues that were found in the round, of its places only', () => {
    const found = (organisationId: string) => ({ type: 'note-clue', clueId: 'clue-1', organisationId }) as const;
    const scenario = opened().given(found('yangping'), system);
    expect(scenario.open.clueIds).toEqual(['clue-1']);
    scenario.when(found('qingxi'), system).thenEvents('clue-found');
    scenario.when(found('shanqian'), system).thenRefused('invalid', 'roundId');
  });
});

describe('排查期限: the round’s end', () => {
  it('is its last day, with reminders, then alarms upward that never fall silent', () => {
    const scenario = opened();
    expect(scenario.open.deadlines.map(({ kind, dueAt }) => [kind, dueAt.slice(0, 10)])).toEqual([
      ['round-reminder', '2026-03-18'],
      ['round-reminder', '2026-03-20'],
      ['round-end', '2026-03-21'],
    ]);
    scenario.throughDue('round-reminder').thenEvents('reminded');
    expect(scenario.told()).toEqual(['round-reminder@qingxi']);

    scenario.throughDue('round-end').thenEvents('round-overdue');
    expect(scenario.told()).toEqual(['round-overdue@county', 'round-overdue@qingxi']);
    expect(scenario.awaited()).toContain('press-round@county');
    const before = scenario.deadline('round-alarm').dueAt;
    scenario.throughDue('round-alarm').thenEvents('round-overdue');
    expect(scenario.deadline('round-alarm').dueAt > before).toBe(true);
  });

  it('of a village’s round goes to the township first', () => {
    const scenario = opened({ areas: areas.slice(0, 1) }, people.yangping).throughDue('round-end');
    expect(scenario.told()).toEqual(['round-overdue@qingxi', 'round-overdue@yangping']);
    scenario.throughDue('round-alarm');
    expect(scenario.told()).toEqual(['round-overdue@county', 'round-overdue@yangping']);
  });

  it('does not roll over a rest day', () => {
    expect(opened({ to: '2026-03-15' }).deadline('round-end').dueAt).toBe(at('2026-03-16'));
    expect(opened({ to: '2026-03-09' }).deadline('round-end').dueAt).toBe(at('2026-03-10'));
  });
});

describe('排查小结: a round is closed', () => {
  const covered = () =>
    areas.reduce((scenario, { areaId }) => scenario.given(covering(areaId, 1), people.coordinator), opened());

  it('with a summary, once every area is on record', () => {
    opened().when(closing, people.coordinator).thenRefused('rule-broken', 'areas');
    const scenario = covered().when(closing, people.coordinator).thenEvents('closed');
    expect(scenario.open).toMatchObject({ status: 'closed', ending: { summary: { textId: 'summary' } } });
    expect(scenario.told()).toEqual(['round-closed@yangping', 'round-closed@hekou']);
    expect([scenario.tasks(), scenario.open.deadlines]).toEqual([[], []]);
  });

  it('by the organiser; then nothing more happens in it', () => {
    covered().when(closing, people.yangping).thenRefused('not-permitted');
    const scenario = covered().given(closing, people.coordinator);
    scenario.when(covering('hekou', 1), people.hekou).thenRefused('not-possible-now');
    scenario.when({ type: 'note-clue', clueId: 'c', organisationId: 'hekou' }, system).thenRefused('not-possible-now');
  });
});

describe('排查权限', () => {
  it('the organiser, whose areas they are and who is above see a round', () => {
    const scenario = opened();
    const see = all.filter((who) => mayView(people[who], scenario.open, county));
    expect(see.sort()).toEqual(['auditor', 'coordinator', 'grid', 'hekou', 'supervisor', 'yangping']);
    for (const who of see) expect(scenario.readers()).toContain(people[who].organisationId);
  });

  it('buttons are for whom they do something', () => {
    const actions = (who: Who) => availableActions(opened().open, people[who], { organisations: county });
    expect(actions('coordinator')).toEqual(['record-coverage', 'close']);
    expect(actions('grid')).toEqual(['record-coverage']);
    expect(actions('supervisor')).toEqual([]);
  });
});
