import { describe, expect, it } from 'vitest';
import { standingToward } from '../../../domain/household/standing-toward.ts';
import { at, people, system, text } from '../../support/dispute-world.ts';
import {
  decision,
  deputy,
  evidence,
  type Home,
  incident,
  officer,
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
    expect(home.reactions()).toEqual([{ kind: 'guard-disputes' }]);
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
