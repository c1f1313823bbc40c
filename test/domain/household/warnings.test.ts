import { describe, expect, it } from 'vitest';
import { standingToward } from '../../../domain/household/standing-toward.ts';
import { at, people, system, text } from '../../support/dispute-world.ts';
import {
  chief,
  decision,
  deputy,
  evidence,
  type Home,
  incident,
  MONDAY,
  officer,
  opened,
  order,
  revisit,
  visitedOnce,
  warning,
} from './household-world.ts';

const noon = (day: string) => at(day, '12:00');
const accepted = at('2026-03-10', '10:00');
const visitOn = (home: Home, day: string, by = officer) => home.given(revisit(noon(day)), by, noon(day));
const isWarned = (home: Home) => standingToward(home.open, [], { id: 'd', now: home.now }).warning;

/** Issued and handed over on 11 March. */
function warned(level = 'orange'): Home {
  const home = visitedOnce(level).given(warning(accepted), officer, noon('2026-03-11'));
  return home.given({ type: 'deliver-warning', deliveredAt: noon('2026-03-11'), refused: false }, officer);
}

describe('告诫书 issue-warning: evidence (公通字〔2024〕34号 3)', () => {
  it.each([
    ['admitted: both sides', true, ['perpetrator-statement', 'victim-statement'], true],
    ['admitted: perpetrator and witness', true, ['perpetrator-statement', 'witness-statement'], true],
    ['admitted: the perpetrator alone', true, ['perpetrator-statement'], false],
    ['admitted: the victim and a record, without the admission', true, ['victim-statement', 'medical-record'], false],
    ['denied: the victim and one piece', false, ['victim-statement', 'injury-photo'], true],
    ['denied: a witness and one piece', false, ['witness-statement', 'police-record'], true],
    ['denied: the victim alone', false, ['victim-statement'], false],
    ['denied: victim and witness', false, ['victim-statement', 'witness-statement'], false],
    ['denied: pieces alone', false, ['injury-photo', 'medical-record'], false],
  ])('%s', (_, admitted, kinds, isEnough) => {
    const home = visitedOnce('orange').when(warning(accepted, { admitted, evidence: evidence(...kinds) }), officer);
    if (isEnough) home.thenEvents('warning-issued');
    else home.thenRefused('rule-broken', { path: 'evidence', says: '第三条' });
  });

  it('knows kinds and circumstances (6)', () => {
    const home = visitedOnce('orange');
    home.when(warning(accepted, { evidence: evidence('rumour') }), officer);
    home.thenRefused('invalid', { path: 'evidence.0.kind' });
    home.when(warning(accepted, { circumstances: ['full-moon'] }), officer);
    home.thenRefused('invalid', { path: 'circumstances.0' });
    home.given(warning(accepted, { circumstances: ['earlier-education', 'victim-minor', 'public-place'] }), officer);
  });
});

describe('告诫书: who is warned, whom it protects, and of what (公通字〔2024〕34号 9)', () => {
  it('names the one perpetrator and every victim of the file, and the incident’s facts', () => {
    const home = visitedOnce('orange').given(incident(accepted), officer, accepted);
    home.given(warning(accepted), officer, noon('2026-03-11'));
    expect(home.open.warnings[0]).toMatchObject({
      perpetratorId: 'husband',
      victimIds: ['wife'],
      facts: text('detail'),
      incidentIds: [`incident-${accepted}`],
    });
  });

  it('not while it is unknown who is who, nor of somebody in another role', () => {
    const home = visitedOnce('orange').given({ type: 'change-member', memberId: 'wife', role: 'other' }, officer);
    home.when(warning(accepted), officer).thenRefused('invalid', { path: 'victimIds', says: '第九条' });
    home.when(warning(accepted, { perpetratorId: 'wife' }), officer);
    home.thenRefused('invalid', { path: 'perpetratorId', says: '第九条' });
  });

  it('in three copies: the victim’s is awaited until it is handed over', () => {
    const home = visitedOnce('orange').given(warning(accepted), officer, noon('2026-03-11'));
    expect(home.awaited()).toContain('hand-warning-copy@community-officer');
    home.when({ type: 'hand-warning-copy', handedAt: accepted }, officer).thenRefused('invalid', { path: 'at' });
    home.given({ type: 'hand-warning-copy', handedAt: home.now }, officer);
    expect(home.awaited()).not.toContain('hand-warning-copy@community-officer');
    expect(home.actions(officer)).not.toContain('hand-warning-copy');
  });
});

describe('七十二小时: a report that was accepted is decided (公通字〔2024〕34号 8)', () => {
  const reported = () => visitedOnce('orange').given(incident(accepted), officer, accepted);

  it('the clock runs from acceptance, and reminds a day before', () => {
    const home = reported();
    expect(home.deadline('decide-warning')).toMatchObject({
      startedAt: accepted,
      dueAt: at('2026-03-13', '10:00'),
      source: '公通字〔2024〕34号 8',
      then: 'press-station-chief',
    });
    expect(home.awaited()).toContain('decide-warning@deputy-chief');
    expect(home.until(at('2026-03-12', '10:00')).told()).toContain('decide-warning-reminder@deputy-chief');
  });

  it('from when it was accepted, not from when it was entered', () => {
    const report = { incidentId: 'i', occurredAt: at('2026-03-10', '08:00'), detail: text('detail') };
    const entered = (acceptedAt: string) =>
      visitedOnce('orange').when(
        { type: 'report-incident', report: { ...report, acceptedAt }, staff: [] },
        officer,
        noon('2026-03-10'),
      );
    expect(entered(at('2026-03-10', '09:00')).deadline('decide-warning').dueAt).toBe(at('2026-03-13', '09:00'));
    entered(at('2026-03-10', '07:00')).thenRefused('invalid', { path: 'acceptedAt' });
    entered(at('2026-03-10', '13:00')).thenRefused('invalid', { path: 'acceptedAt' });
  });

  it('lapses: the chief presses, no warning decides it any more, anything else does', () => {
    const home = reported().given(revisit(noon('2026-03-11')), deputy, noon('2026-03-11'));
    home.until(at('2026-03-13', '10:00')).thenEvents('warning-decision-overdue');
    expect(home.told()).toEqual(['warning-decision-overdue@deputy-chief+station-chief']);
    expect(home.awaited()).toEqual(
      expect.arrayContaining(['decide-warning@deputy-chief', 'press-decide-warning@station-chief']),
    );
    const incidentId = `incident-${accepted}`;
    home
      .when(warning(home.now, { incidentId }), deputy)
      .thenRefused('rule-broken', { path: 'incidentId', says: '第八条' });
    // Nor does one that names no report and says that it was accepted just now.
    home.when(warning(home.now), deputy).thenRefused('rule-broken', { path: 'incidentId', says: '第八条' });
    home.given({ type: 'decide-without-warning', incidentId, as: 'punished', note: text('why') }, chief);
    expect(home.open.incidents[0]?.decision).toMatchObject({ as: 'punished', byUserId: chief.userId });
    expect(home.awaited().join()).not.toContain('decide-warning');
    expect(home.actions(officer)).not.toContain('decide-without-warning');
    home.when({ type: 'decide-without-warning', incidentId, as: 'education', note: text('why') }, chief);
    home.thenRefused('not-possible-now');
  });

  it('a warning stops it; its own hours are those of the report that it decides, whatever it says', () => {
    const home = reported().given(warning(at('2026-03-12')), deputy, at('2026-03-13', '10:00'));
    expect(home.open.warnings[0]?.acceptedAt).toBe(accepted);
    expect(home.open.incidents[0]?.decision?.as).toBe('warned');
    expect(home.open.deadlines.map(({ kind }) => kind)).not.toContain('decide-warning');
  });

  it('violence that opened the file or that a visit found starts it too', () => {
    const report = { incidentId: 'i', occurredAt: MONDAY, detail: text('detail') };
    expect(opened('red', MONDAY, { incident: report }).deadline('decide-warning').startedAt).toBe(MONDAY);
    const found = visitedOnce('blue').given(
      revisit(noon('2026-03-20'), { violenceRecurred: true }),
      officer,
      at('2026-03-20', '13:00'),
    );
    expect(found.deadline('decide-warning').startedAt).toBe(at('2026-03-20', '13:00'));
  });

  it('whoever was punished for violence before is not warned instead (20)', () => {
    const home = reported();
    const incidentId = `incident-${accepted}`;
    home.given({ type: 'decide-without-warning', incidentId, as: 'punished', note: text('why') }, deputy);
    home.given(incident(noon('2026-03-11')), deputy, noon('2026-03-11'));
    home
      .when(warning(noon('2026-03-11')), deputy)
      .thenRefused('rule-broken', { path: 'circumstances', says: '第二十条' });
  });
});

describe('告诫书: in time, and not in place of punishment', () => {
  it('within 72 hours of acceptance (8)', () => {
    const late = (moment: string) => visitedOnce('orange').when(warning(accepted), officer, moment);
    late(at('2026-03-13', '10:00')).thenEvents('warning-issued');
    late(at('2026-03-13', '10:01')).thenRefused('rule-broken', { path: 'acceptedAt', says: '第八条' });
    visitedOnce('orange')
      .when(warning(noon('2026-03-12')), officer)
      .thenRefused('invalid', { path: 'acceptedAt' });
  });

  it.each(['continued-on-scene', 'again-during-mediation', 'again-after-warning', 'several-victims', 'several-times'])(
    'not when %s (20)',
    (code) => {
      visitedOnce('orange')
        .when(warning(accepted, { circumstances: [code] }), officer)
        .thenRefused('rule-broken', { path: 'circumstances', says: '第二十条' });
    },
  );

  it('not a second time (20)', () => {
    const again = warning(noon('2026-03-12'));
    warned().when(again, officer, noon('2026-03-12')).thenRefused('rule-broken', { path: 'circumstances' });
  });

  it('only by the station', () => {
    visitedOnce('orange').when(warning(accepted), people.coordinator).thenRefused('not-permitted');
  });
});

describe('送达 deliver-warning', () => {
  it('is awaited of the owner; a refusal to sign counts as delivered (10)', () => {
    const home = visitedOnce('orange').given(warning(accepted), officer);
    expect(home.awaited()).toContain('deliver-warning@community-officer');
    expect(isWarned(home)).toBe(false);
    home.when({ type: 'deliver-warning', deliveredAt: accepted, refused: true }, officer);
    home.thenRefused('invalid', { path: 'at' });
    home.given({ type: 'deliver-warning', deliveredAt: home.now, refused: true }, officer);
    expect(isWarned(home)).toBe(true);
    expect(home.awaited()).not.toContain('deliver-warning@community-officer');
    expect(home.actions(officer)).not.toContain('deliver-warning');
  });

  it('is read out (10)', () => {
    const home = visitedOnce('orange').given(warning(accepted), officer);
    home.when({ type: 'deliver-warning', deliveredAt: home.now, readOut: false, refused: false }, officer);
    home.thenRefused('rule-broken', { path: 'readOut', says: '第十条' });
    const note = text('refusal');
    home.given({ type: 'deliver-warning', deliveredAt: home.now, refused: true, note }, officer);
    expect(home.open.warnings[0]?.delivered).toMatchObject({ refused: true, note });
  });

  it('calls for a visit within 7 days, unless one is due sooner (12)', () => {
    expect(warned().nextOn).toBe('2026-03-18');
    expect(warned().deadline('revisit').source).toBe('公通字〔2024〕34号 12');
    const home = visitedOnce('blue').given(incident(noon('2026-03-11')), officer, noon('2026-03-11'));
    home.given(warning(accepted), officer);
    home.given({ type: 'deliver-warning', deliveredAt: noon('2026-03-11'), refused: false }, officer);
    expect(home.deadline('revisit').dueAt).toBe(noon('2026-03-14'));
  });
});

describe('告诫后回访 (12)', () => {
  it('three clean quarters in a row after the first visit end it', () => {
    const home = visitOn(warned('blue'), '2026-03-18');
    for (const day of ['2026-06-18', '2026-09-18']) expect(isWarned(visitOn(home, day))).toBe(true);
    visitOn(home, '2026-12-18').thenEvents('visited', 'warning-visit-counted', 'warning-ended', 'visit-scheduled');
    expect(isWarned(home)).toBe(false);
    expect(home.told()).toEqual(['household-warning-ended@community-officer']);
    expect(home.reactions()).toEqual([{ kind: 'guard-disputes' }, { kind: 'tell-others' }]);
  });

  it('monthly visits do not end it sooner', () => {
    const home = visitOn(warned('red'), '2026-03-18', deputy);
    for (const month of ['04', '05', '06', '07', '08', '09', '10', '11']) visitOn(home, `2026-${month}-18`, deputy);
    expect(isWarned(home)).toBe(true);
    expect(isWarned(visitOn(home, '2026-12-18', deputy))).toBe(false);
  });

  it('violence again starts them anew', () => {
    const home = visitOn(visitOn(warned('blue'), '2026-03-18'), '2026-06-18');
    home.given(incident(noon('2026-08-01'), { level: 'orange' }), officer, noon('2026-08-01'));
    expect(home.open.warnings[0]).toMatchObject({ clean: 0, countedOn: null });
    visitOn(home, '2026-08-02', deputy);
    for (const day of ['2026-10-02', '2026-12-02', '2027-02-02', '2027-04-02'])
      expect(isWarned(visitOn(home, day))).toBe(true);
    visitOn(home, '2027-06-02');
    expect(home.open.warnings[0]?.clean).toBe(2);
  });

  it('while it runs the household is neither lowered nor let go', () => {
    const home = visitOn(warned('orange'), '2026-03-18');
    home.when(decision('lower'), system, noon('2026-03-30')).thenRefused('not-possible-now', { says: '告诫' });
    const issued = visitedOnce('blue').given(warning(accepted), officer);
    issued.when(decision('exit'), system).thenRefused('not-possible-now', { says: '告诫' });
  });

  it('mediation may be cleared while it runs, but not under an order', () => {
    const home = warned('orange');
    const clear = { type: 'clear-mediation', disputeId: 'd', note: text('note') } as const;
    home.given(clear, officer);
    home.given(order('2026-03-11', 1), officer).when(clear, officer).thenRefused('not-possible-now');
  });
});
