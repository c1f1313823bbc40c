import { describe, expect, it } from 'vitest';
import { availableActions } from '../../../domain/analysis/available-actions.ts';
import { mayView } from '../../../domain/analysis/relations.ts';
import { at, calendar2026, county, people, system } from '../../support/dispute-world.ts';
import { agenda, analysisAt, beginning, begun, holding, preparing } from './analysis-scenario.ts';

type Who = keyof typeof people;
const all = Object.keys(people) as Who[];

describe('每周定期分析研判: a centre’s analysis', () => {
  it('is begun by the engine for a township’s centre, and by nobody else for nothing else', () => {
    const scenario = begun().thenEvents('begun');
    expect(scenario.awaited()).toEqual(['next-meeting@qingxi']);
    for (const who of all)
      analysisAt(at('2026-03-09')).when(beginning('qingxi'), people[who]).thenRefused('not-permitted');
    analysisAt(at('2026-03-09')).when(beginning('yangping'), system).thenRefused('invalid');
    scenario.when(beginning('qingxi'), system).thenRefused('not-possible-now');
  });

  it('has a meeting fall due every Monday at eight, whose agenda the engine then reads from the lists', () => {
    const scenario = begun();
    expect(scenario.deadline('prepare')).toMatchObject({ dueAt: at('2026-03-16', '08:00'), then: 'prepare-agenda' });
    scenario.throughDue('prepare').thenEvents('meeting-due');
    expect(scenario.reactions()).toEqual(['prepare-agenda']);
    expect(scenario.open).toMatchObject({ status: 'meeting-due', meeting: { no: 1, agenda: null } });

    scenario.given(preparing(1), system).thenEvents('agenda-prepared');
    expect(scenario.told()).toEqual(['analysis-agenda-prepared@qingxi']);
    expect(scenario.open.meeting?.agenda).toEqual(agenda);
    expect(scenario.awaited()).toEqual(['hold-meeting@qingxi']);
    expect(scenario.open.deadlines.map(({ kind, dueAt }) => [kind, dueAt.slice(0, 16)])).toEqual([
      ['hold', '2026-03-19T00:00'],
      ['prepare', '2026-03-23T08:00'],
    ]);
  });

  it('takes an agenda once, and none of another week', () => {
    const scenario = begun().throughDue('prepare');
    scenario.when(preparing(2), system).thenEvents();
    scenario.given(preparing(1), system).when(preparing(1), system).thenEvents();
    begun().when(preparing(1), system).thenEvents();
    begun().throughDue('prepare').when(preparing(1), people.coordinator).thenRefused('not-permitted');
  });
});

describe('研判会议: a meeting', () => {
  const due = () => begun().throughDue('prepare').given(preparing(1), system);

  it('is held with its record, which becomes a paper; the next one is awaited', () => {
    const scenario = due().given(holding(at('2026-03-16', '14:30')), people.coordinator, at('2026-03-16', '17:00'));
    expect(scenario.open).toMatchObject({
      status: 'between-meetings',
      meeting: null,
      missedInARow: 0,
      held: {
        no: 1,
        since: at('2026-03-09', '09:00'),
        heldAt: at('2026-03-16', '14:30'),
        recordedAt: at('2026-03-16', '17:00'),
        recordedBy: 'coordinator.qingxi',
        agenda,
        decisions: [{ disputeId: 'case-1' }],
      },
    });
    expect(scenario.reactions()).toEqual(['render-document/analysis-record']);
    expect(scenario.awaited()).toEqual(['next-meeting@qingxi']);
    expect(scenario.open.deadlines.map(({ kind }) => kind)).toEqual(['prepare']);
  });

  it('may be recorded although the engine has not brought its agenda, which is then not wanted any more', () => {
    const scenario = begun().throughDue('prepare');
    scenario.given(holding(at('2026-03-16', '09:00')), people.coordinator, at('2026-03-16', '10:00'));
    expect(scenario.open.held).toMatchObject({ no: 1, agenda: null });
    scenario.when(preparing(1), system).thenEvents();
  });

  it('may be held out of turn', () => {
    const scenario = begun().given(holding(at('2026-03-11', '09:00')), people.coordinator, at('2026-03-11', '11:00'));
    expect(scenario.open.held).toMatchObject({ no: null, agenda: null });
    expect(scenario.deadline('prepare').dueAt).toBe(at('2026-03-16', '08:00'));
    scenario.when(holding(at('2026-03-10')), people.coordinator).thenRefused('invalid', 'heldAt');
  });

  it('is not held in the future, before its agenda, or by nobody', () => {
    const when = (command: ReturnType<typeof holding>) => due().when(command, people.coordinator, at('2026-03-17'));
    when(holding(at('2026-03-17', '00:01'))).thenRefused('invalid', 'heldAt');
    when(holding(at('2026-03-16', '07:59'))).thenRefused('invalid', 'heldAt');
    const empty = { ...holding(at('2026-03-16', '09:00')), attendees: [] } as ReturnType<typeof holding>;
    when(empty).thenRefused('invalid', 'attendees');
  });

  it('that is not held is alarmed at the county, every working day until it is', () => {
    const scenario = due().throughDue('hold').thenEvents('meeting-overdue');
    expect(scenario.told()).toEqual(['analysis-overdue@county', 'analysis-overdue@qingxi']);
    expect(scenario.awaited()).toEqual(['hold-meeting@qingxi', 'press-meeting@county']);
    scenario.throughDue('hold-alarm').thenEvents('meeting-overdue');
    expect(scenario.open.meeting?.alarmed).toEqual(['county']);
    scenario.given(holding(at('2026-03-20', '09:00')), people.coordinator, at('2026-03-20', '10:00'));
    expect(scenario.awaited()).toEqual(['next-meeting@qingxi']);
  });

  it('that was never held is on record as missed when the next falls due', () => {
    const scenario = due().throughDue('prepare').thenEvents('meeting-due');
    expect(scenario.told()).toEqual(['analysis-missed@county']);
    expect(scenario.open).toMatchObject({ missedInARow: 1, meeting: { no: 2, agenda: null, alarmed: [] } });
    scenario.given(holding(at('2026-03-23', '09:00')), people.coordinator, at('2026-03-23', '10:00'));
    expect(scenario.open.missedInARow).toBe(0);
  });

  it('is recorded by the centre’s coordinator only; only the county above sees it', () => {
    const held = holding(at('2026-03-16', '09:00'));
    const may = all.filter((who) => due().when(held, people[who], at('2026-03-16', '12:00')).refusal === null);
    expect(may).toEqual(['coordinator']);
    const scenario = due();
    const see = all.filter((who) => mayView(people[who], scenario.open, county));
    expect(see.sort()).toEqual(['auditor', 'coordinator', 'supervisor']);
    for (const who of see) expect(scenario.readers()).toContain(people[who].organisationId);
    expect(availableActions(scenario.open, people.coordinator, { organisations: county })).toEqual(['hold']);
    expect(availableActions(scenario.open, people.supervisor, { organisations: county })).toEqual([]);
  });
});

describe('a year that is not published', () => {
  it('is dated again', () => {
    const scenario = begun(at('2026-12-28', '09:00'));
    expect(scenario.deadline('prepare')).toMatchObject({ dueAt: at('2027-01-04', '08:00'), provisional: true });
    const published = { published: true, holidays: ['2027-01-04'], makeUpWorkdays: [] };
    scenario.world.calendar = { version: '2027', years: { ...calendar2026.years, 2027: published } };
    scenario.given({ type: 'recalculate' }, system).thenEvents('deadlines-redated');
    expect(scenario.deadline('prepare')).toMatchObject({ dueAt: at('2027-01-05', '08:00'), provisional: false });
  });
});
