import { describe, expect, it } from 'vitest';
import { availableActions } from '../../../domain/clue/available-actions.ts';
import { mayView } from '../../../domain/clue/relations.ts';
import { at, calendar2026, county, MONDAY, people, system } from '../../support/dispute-world.ts';
import {
  becoming,
  clueAt,
  intoClue,
  intoDispute,
  merging,
  notOurs,
  photo,
  reported,
  reporting,
} from './clue-scenario.ts';

type Who = keyof typeof people;
const all = Object.keys(people) as Who[];

describe('上报: a clue is reported', () => {
  it('by a grid worker, and lies with the village’s desk, which has two working days', () => {
    const scenario = reported({ photos: [photo] }).thenEvents('reported');
    expect(scenario.open).toMatchObject({ status: 'reported', organisationId: 'yangping', alarmed: [] });
    expect(scenario.awaited()).toEqual(['sort@yangping']);
    expect(scenario.tasks()[0]).toMatchObject({ roles: ['village-mediator'], then: 'alarm-above' });
    expect(scenario.deadline('sort')).toMatchObject({ lastDay: '2026-03-11', dueAt: at('2026-03-12') });
    expect(scenario.told()).toEqual(['clue-reported@yangping']);
  });

  it('by the township’s own people, and lies with the centre', () => {
    const scenario = reported({}, people.coordinator);
    expect(scenario.awaited()).toEqual(['sort@qingxi']);
  });

  it('by an informant of an organisation that does not sort, and lies with the township’s centre', () => {
    const informant = { userId: 'informant', organisationId: 'qingxi-women', role: 'grid-worker' } as const;
    const scenario = reported({}, informant);
    expect(scenario.awaited()).toEqual(['sort@qingxi']);
    expect(mayView(informant, scenario.open, county)).toBe(true);
    expect(scenario.readers()).toContain('qingxi-women');
    const stranger = { ...informant, organisationId: 'studio' };
    clueAt().when(reporting(), stranger).thenRefused('not-permitted');
  });

  it('only by those who go through the villages', () => {
    const may = all.filter((who) => clueAt().when(reporting(), people[who]).refusal === null);
    expect(may.sort()).toEqual(['coordinator', 'coordinatorBeiling', 'grid', 'hekou', 'shanqian', 'yangping']);
  });

  it('once', () => {
    reported().when(reporting(), people.grid).thenRefused('not-possible-now');
  });

  it('with photos of kinds, sizes and numbers that policy takes', () => {
    const given = (photos: (typeof photo)[]) => clueAt().when(reporting({ photos }), people.grid);
    given(Array(9).fill(photo)).thenEvents('reported');
    given(Array(10).fill(photo)).thenRefused('invalid', 'photos');
    given([photo, { ...photo, mediaType: 'application/pdf' }]).thenRefused('invalid', 'photos.1');
    given([{ ...photo, bytes: 11 * 1024 * 1024 }]).thenRefused('invalid', 'photos.0');
  });

  it('in a screening round, which is told in the same step', () => {
    const scenario = reported({ roundId: 'round-1' });
    const command = { type: 'note-clue', clueId: 'clue-1', organisationId: 'yangping' };
    expect(scenario.consequences()).toEqual([{ kind: 'screening-round', streamId: 'round-1', command }]);
    expect(reported().consequences()).toEqual([]);
  });
});

describe('甄别期限: a clue lies in nobody’s hands at no time', () => {
  it('is alarmed upward, to the township and then to the county, and stays where it is', () => {
    const scenario = reported().throughDue('sort').thenEvents('sorting-overdue');
    expect(scenario.told()).toEqual(['clue-sorting-overdue@qingxi', 'clue-sorting-overdue@yangping']);
    expect(scenario.awaited()).toEqual(['sort@yangping', 'sort@qingxi']);
    expect(scenario.deadline('sort-alarm').lastDay).toBe('2026-03-16');

    scenario.throughDue('sort-alarm');
    expect(scenario.told()).toEqual(['clue-sorting-overdue@county', 'clue-sorting-overdue@yangping']);
    expect(scenario.awaited()).toEqual(['sort@yangping', 'sort@qingxi', 'press-sorting@county']);
  });

  it('never falls silent: the county hears of it again and again', () => {
    const scenario = reported().throughDue('sort').throughDue('sort-alarm');
    const first = scenario.deadline('sort-alarm').dueAt;
    scenario.throughDue('sort-alarm').thenEvents('sorting-overdue');
    expect(scenario.told()).toContain('clue-sorting-overdue@county');
    expect(scenario.open.alarmed).toEqual(['qingxi', 'county']);
    expect(scenario.deadline('sort-alarm').dueAt > first).toBe(true);
  });

  it('goes from a centre straight to the county', () => {
    const scenario = reported({}, people.coordinator).throughDue('sort');
    expect(scenario.awaited()).toEqual(['sort@qingxi', 'press-sorting@county']);
  });

  it('counts working days: reported before National Day, sorted by the make-up Saturday', () => {
    const scenario = clueAt(at('2026-09-30', '16:00')).given(reporting(), people.grid);
    expect(scenario.deadline('sort').lastDay).toBe('2026-10-09');
  });

  it('is dated again when the calendar of the next year is out', () => {
    const scenario = clueAt(at('2026-12-31', '09:00')).given(reporting(), people.grid);
    expect(scenario.deadline('sort').provisional).toBe(true);
    const published = { published: true, holidays: ['2027-01-01', '2027-01-04'], makeUpWorkdays: [] };
    scenario.world.calendar = { version: '2027', years: { ...calendar2026.years, 2027: published } };
    scenario.given({ type: 'recalculate' }, system).thenEvents('deadlines-redated');
    expect(scenario.deadline('sort')).toMatchObject({ lastDay: '2027-01-06', provisional: false });
    scenario.when({ type: 'recalculate' }, system).thenEvents();
  });

  it('does nothing early, late or twice', () => {
    const scenario = reported();
    scenario.when({ type: 'act-on-deadlines' }, system).thenEvents();
    scenario.when({ type: 'act-on-deadlines' }, system, at('2026-05-20')).thenEvents('sorting-overdue');
    scenario.when({ type: 'act-on-deadlines' }, system).thenEvents();
  });
});

describe('甄别: a clue is sorted', () => {
  it('as not ours, with the authority it goes to and why; the reporter hears of it', () => {
    const scenario = reported().when(notOurs, people.yangping).thenEvents('sorted');
    expect(scenario.open).toMatchObject({
      status: 'sorted',
      sorting: { as: 'not-ours', toAuthority: { textId: 'authority' }, byUserId: 'mediator.yangping' },
      deadlines: [],
    });
    expect(scenario.tasks()).toEqual([]);
    expect(scenario.notices()).toEqual([
      { what: 'clue-sorted-not-ours', organisationId: 'yangping', roles: ['grid-worker'] },
    ]);
  });

  it('as the same as another clue, which notes it in the same step', () => {
    const scenario = reported().when(merging(intoClue), people.yangping).thenEvents('sorted');
    expect(scenario.consequences()).toEqual([
      { kind: 'clue', streamId: 'clue-2', command: { type: 'note-merged', clueId: 'clue-1' } },
    ]);
    const other = reported({ id: 'clue-2' }).given({ type: 'note-merged', clueId: 'clue-1' }, system);
    expect(other.open).toMatchObject({ status: 'reported', mergedIds: ['clue-1'] });
    expect(other.deadline('sort').lastDay).toBe('2026-03-11');
  });

  it('not into itself, nor into a clue that is sorted', () => {
    reported()
      .when(merging({ ...intoClue, id: 'clue-1' }), people.yangping)
      .thenRefused('invalid', 'clueId');
    reported()
      .given(notOurs, people.yangping)
      .when({ type: 'note-merged', clueId: 'x' }, system)
      .thenRefused('not-possible-now');
  });

  it('as part of a dispute, whose owner may then read it', () => {
    const scenario = reported();
    expect(mayView(people.township, scenario.open, county)).toBe(false);
    scenario.given(merging(intoDispute), people.yangping);
    expect(scenario.consequences()).toEqual([
      { kind: 'dispute', streamId: 'case-1', command: { type: 'note-clue', clueId: 'clue-1' } },
    ]);
    expect(mayView(people.township, scenario.open, county)).toBe(true);
    expect(scenario.readers()).toContain('qingxi-committee');
  });

  it('as a dispute, by the registration of that dispute', () => {
    const scenario = reported().when(becoming('yangping'), system).thenEvents('sorted');
    expect(scenario.open.sorting).toMatchObject({
      as: 'dispute',
      disputeNumber: '云河2026-9',
      byOrganisationId: 'yangping',
    });
    reported().when(becoming('qingxi'), system).thenEvents('sorted');
  });

  it('not by the registration of anybody who does not have it, nor by hand', () => {
    reported().when(becoming('hekou'), system).thenRefused('rule-broken');
    reported().when(becoming('beiling'), system).thenRefused('rule-broken');
    reported().when(becoming('yangping'), people.yangping).thenRefused('not-permitted');
  });

  it('by the village or its township, once, and by nobody else', () => {
    const may = all.filter((who) => reported().when(notOurs, people[who]).refusal === null);
    expect(may.sort()).toEqual(['coordinator', 'yangping']);
    const scenario = reported().given(notOurs, people.coordinator).when(notOurs, people.yangping);
    scenario.thenRefused('not-possible-now');
    expect(scenario.refusal?.allowed).toEqual([]);
  });
});

describe('线索权限: who sees a clue', () => {
  it.each<[string, Who, Who[]]>([
    ['of a grid worker', 'grid', ['grid', 'yangping', 'coordinator', 'supervisor', 'auditor']],
    [
      'of the village’s mediator, which its grid worker does not see',
      'yangping',
      ['yangping', 'coordinator', 'supervisor', 'auditor'],
    ],
    ['of the township', 'coordinator', ['coordinator', 'supervisor', 'auditor']],
  ])('%s', (_, by, seeing) => {
    const scenario = reported({}, people[by]);
    const see = all.filter((who) => mayView(people[who], scenario.open, county));
    expect(see.sort()).toEqual([...seeing].sort());
    for (const who of see) expect(scenario.readers()).toContain(people[who].organisationId);
  });

  it('buttons are for whom they do something', () => {
    const scenario = reported();
    const actions = (who: Who) => availableActions(scenario.open, people[who], scenario.world);
    expect(actions('yangping')).toEqual(['sort']);
    expect(actions('coordinator')).toEqual(['sort']);
    for (const who of ['grid', 'hekou', 'supervisor', 'coordinatorBeiling'] as const) expect(actions(who)).toEqual([]);
    scenario.given(notOurs, people.yangping, MONDAY);
    expect(actions('yangping')).toEqual([]);
  });
});
