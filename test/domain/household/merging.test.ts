import { describe, expect, it } from 'vitest';
import { householdDecider } from '../../../domain/household/decider.ts';
import type { MemberRole } from '../../../domain/household/state.ts';
import { at, system, text } from '../../support/dispute-world.ts';
import {
  chief,
  decision,
  deputy,
  Home,
  incident,
  member,
  officer,
  opened,
  opening,
  order,
  revisit,
  staff,
  visitedOnce,
  warning,
} from './household-world.ts';

const noon = (day: string) => at(day, '12:00');
const TODAY = noon('2026-03-12');

/** Another file of the same family: the wife stands in both, under another member id; the son only here. */
function other(level: string, son: MemberRole = 'other'): Home {
  const members = [member('she', 'victim'), member('son', son)];
  const facts = { id: 'household-2', number: '清溪所2026-000002', members, plan: text('other-plan') };
  return new Home(at('2026-03-10', '09:00')).given(opening(level, facts), deputy);
}

const merge = (file: Home) => ({
  type: 'merge' as const,
  other: file.open,
  same: [{ memberId: 'she', as: 'wife' }],
  staff,
});

describe('并档: two files that prove to be one family', () => {
  it('the graver level, its owner, its plan and the earlier visit hold', () => {
    const home = visitedOnce('blue').when(merge(other('red')), officer, TODAY);
    home.thenEvents('merged-in', 'level-changed', 'visit-scheduled');
    expect(home.open).toMatchObject({
      level: 'red',
      owner: { role: 'deputy-chief' },
      plan: text('other-plan'),
      next: { by: 'deputy-chief', dueOn: '2026-03-17', because: 'opened' },
      mergedFrom: ['household-2'],
    });
    expect(home.open.levels.at(-1)).toMatchObject({ level: 'red', cause: 'merged' });
  });

  it('a milder file changes neither level nor plan; only its visit may be sooner', () => {
    const later = opened('red')
      .when(merge(other('blue')), chief, TODAY)
      .thenEvents('merged-in');
    expect(later.open).toMatchObject({ level: 'red', next: { dueOn: '2026-03-16', by: 'deputy-chief' } });
    const sooner = visitedOnce('red').when(merge(other('blue')), chief, TODAY);
    sooner.thenEvents('merged-in', 'visit-scheduled');
    expect(sooner.open).toMatchObject({ level: 'red', next: { dueOn: '2026-03-17', by: 'deputy-chief' } });
  });

  it('both histories are one, in order of time; whoever stands in both stands there once, by the worse that is said', () => {
    const file = other('orange', 'perpetrator')
      .given(incident(noon('2026-03-10'), { level: 'red' }), officer, noon('2026-03-10'))
      .given(order('2026-03-10', 2), officer)
      .given(warning(noon('2026-03-10'), { warningId: 'theirs', victimIds: ['she'], perpetratorId: 'son' }), deputy);
    const home = opened('blue', undefined, { members: [member('husband', 'perpetrator'), member('wife', 'other')] })
      .given(revisit(noon('2026-03-11')), officer, noon('2026-03-11'))
      .given(merge(file), officer, TODAY);
    expect(home.open.members.map(({ memberId, role, confidential }) => [memberId, role, confidential])).toEqual([
      ['husband', 'perpetrator', false],
      ['wife', 'victim', true],
      ['son', 'perpetrator', false],
    ]);
    expect(home.open.incidents).toHaveLength(1);
    expect(home.open.orders).toHaveLength(1);
    expect(home.open.warnings).toMatchObject([{ warningId: 'theirs', victimIds: ['wife'], perpetratorId: 'son' }]);
    expect(home.deadline('protection-order').about).toBe('order-2026-03-10');
    // Their violence bars this household's release as its own would.
    expect(home.when(decision('lower'), system).refusal?.message).toContain('暴力');
  });

  it('what runs in the other file runs on: its hours, its court’s, its village, where she is, what a court was given', () => {
    const reach = { personId: 'person-reach', hmac: 'h-reach' };
    const document = { streamId: 'household-2', form: 'warning-letter', isReady: true };
    const given = { type: 'disclose' as const, documentId: 'paper', to: 'court', purpose: text('purpose'), document };
    const applied = { applicationId: 'application', courtId: 'court', acceptedAt: TODAY, urgent: false };
    const file = other('orange')
      .given({ type: 'change-reach', memberId: 'she', reach }, officer)
      .given({ type: 'name-village', villageId: 'yangping' }, officer)
      .given(incident(noon('2026-03-11')), officer, noon('2026-03-11'))
      .given({ type: 'apply-for-protection-order', ...applied, applicant: 'victim' }, officer, TODAY)
      .given({ ...given, disclosureId: 'theirs' }, chief);
    const home = visitedOnce('orange').given(merge(file), officer, TODAY);
    expect(home.deadline('decide-warning')).toMatchObject({ dueAt: noon('2026-03-14') });
    expect(home.deadline('protection-order-decision')).toMatchObject({
      about: 'application',
      dueAt: noon('2026-03-15'),
    });
    expect(home.awaited()).toEqual(
      expect.arrayContaining(['decide-warning@deputy-chief', 'await-protection-order@deputy-chief']),
    );
    expect(home.open).toMatchObject({ villageId: 'yangping', members: [{}, { memberId: 'wife', reach }, {}] });
    expect(home.open.disclosures).toMatchObject([{ disclosureId: 'theirs', householdId: 'household-2' }]);
    // Its papers lie there, and are given to a court from here; a stranger's are not.
    home.given({ ...given, disclosureId: 'ours' }, chief);
    expect(home.open.disclosures.at(-1)).toMatchObject({ disclosureId: 'ours', householdId: 'household-2' });
    home.when({ ...given, disclosureId: 'no', document: { ...document, streamId: 'household-3' } }, chief);
    home.thenRefused('invalid', { path: 'documentId' });
    // Nobody decided in either file: it lapses here, and the warning that comes too late is refused.
    home.until(noon('2026-03-14'));
    expect(home.awaited()).toContain('press-decide-warning@station-chief');
  });

  it('violence that one file alone knew of starts the other’s warning again and ends what was cleared before it', () => {
    const warned = (file: Home, facts: object) =>
      file
        .given(warning(noon('2026-03-11'), facts), officer, noon('2026-03-11'))
        .given({ type: 'deliver-warning', deliveredAt: noon('2026-03-11'), refused: false }, officer);
    const home = warned(visitedOnce('orange'), { warningId: 'ours' });
    home.given(revisit(noon('2026-03-18')), officer, noon('2026-03-18'));
    home.given(revisit(noon('2026-06-18')), officer, noon('2026-06-18'));
    home.given({ type: 'clear-mediation', disputeId: 'cleared', note: text('note') }, officer);
    expect(home.open.warnings[0]).toMatchObject({ clean: 1 });
    const violent = other('orange').given(incident(noon('2026-06-20')), officer, noon('2026-06-20'));
    const later = noon('2026-06-21');
    home.given(merge(violent), officer, later);
    expect(home.open.warnings).toMatchObject([{ warningId: 'ours', clean: 0, countedOn: null }]);
    expect(home.open.clearances).toEqual([]);
    expect(home.reactions()).toEqual(expect.arrayContaining([{ kind: 'guard-disputes' }, { kind: 'tell-others' }]));
  });

  it('a visit to the one family counts for the warnings of both files', () => {
    const theirs = other('orange', 'perpetrator')
      .given(warning(noon('2026-03-11'), { warningId: 'theirs', victimIds: ['she'] }), officer, noon('2026-03-11'))
      .given({ type: 'deliver-warning', deliveredAt: noon('2026-03-11'), refused: false }, officer);
    const home = visitedOnce('orange')
      .given(warning(noon('2026-03-11'), { warningId: 'ours' }), officer, noon('2026-03-11'))
      .given({ type: 'deliver-warning', deliveredAt: noon('2026-03-11'), refused: false }, officer)
      .given(merge(theirs), officer, TODAY);
    for (const day of ['2026-03-16', '2026-05-16', '2026-07-16', '2026-09-16', '2026-11-16', '2027-01-16']) {
      home.given(revisit(noon(day)), officer, noon(day));
    }
    expect(home.open.warnings.map(({ clean, endedAt }) => [clean, endedAt === undefined])).toEqual([
      [2, true],
      [2, true],
    ]);
    home.given(revisit(noon('2027-03-16')), officer, noon('2027-03-16'));
    expect(home.open.warnings.every(({ endedAt }) => endedAt !== undefined)).toBe(true);
  });

  it('an overdue visit of either stays overdue', () => {
    const file = other('blue').until(noon('2026-03-20'));
    const home = visitedOnce('orange').given(merge(file), officer, noon('2026-03-20'));
    home.given({ type: 'act-on-deadlines' }, system);
    expect(home.open.overdue).toMatchObject({ since: at('2026-03-18', '00:00') });
  });

  it('a file that has left control brings its history and nothing that is due', () => {
    const left = other('blue').given(revisit(noon('2026-03-11')), officer, noon('2026-03-11'));
    left.given(decision('exit'), system, noon('2026-03-30'));
    const home = visitedOnce('blue');
    const { next } = home.open;
    home.when(merge(left), officer, noon('2026-03-31')).thenEvents('merged-in');
    expect(home.open).toMatchObject({ next, level: 'blue' });
    expect(home.open.visits).toHaveLength(2);
  });

  it('ends the other file in the same transaction: nothing is due, asked or possible there any more', () => {
    const file = other('red');
    const home = visitedOnce('blue').given(merge(file), officer, TODAY);
    const [consequence] = home.lastEvents.flatMap(
      (event) => householdDecider.consequences?.(event, home.open, merge(file)) ?? [],
    );
    expect(consequence).toEqual({
      kind: 'household',
      streamId: 'household-2',
      command: { type: 'close-merged', intoId: 'household-1' },
    });
    file.when({ type: 'close-merged', intoId: 'household-1' }, system, TODAY).thenEvents('merged-into');
    expect(file.open).toMatchObject({ status: 'exited', next: null, deadlines: [], mergedInto: 'household-1' });
    expect(file.tasks()).toEqual([]);
    expect(file.actions(chief)).toEqual([]);
    file.when(incident(TODAY), officer).thenRefused('not-possible-now', { says: '并入' });
  });

  it('not into itself, not across stations, not twice, and not into a file that has left control', () => {
    const home = visitedOnce('blue');
    const with_ = (changes: object) => ({ ...merge(other('red')), other: { ...other('red').open, ...changes } });
    home.when(with_({ id: 'household-1' }), officer, TODAY).thenRefused('invalid', { path: 'householdId' });
    home.when(with_({ stationId: 'beiling-station' }), officer).thenRefused('invalid', { path: 'householdId' });
    home.when(with_({ mergedInto: 'household-3' }), officer).thenRefused('not-possible-now', { says: '已并入' });
    home.given(decision('exit'), system, noon('2026-03-30'));
    home.when(merge(other('red')), officer).thenRefused('not-possible-now');
  });
});

describe('重新列管', () => {
  it('takes a household that had left under control again, in an episode of its own and with its history', () => {
    const home = visitedOnce('blue').given(decision('exit'), system, noon('2026-03-30'));
    home.when({ type: 'reopen', level: 'orange', reason: text('again'), staff }, officer, noon('2026-05-04'));
    home.thenEvents('reopened', 'visit-scheduled');
    expect(home.open).toMatchObject({ status: 'controlled', level: 'orange', plan: null });
    expect(home.nextOn).toBe('2026-05-11');
    expect(home.open.visits).toHaveLength(1);
    expect(home.open.episodes.map(({ level, to }) => [level, to])).toEqual([
      ['blue', noon('2026-03-30')],
      ['orange', undefined],
    ]);
    expect(home.open.levels.at(-1)).toEqual({
      level: 'orange',
      from: noon('2026-05-04'),
      cause: 'reopened',
      reason: text('again'),
    });
    home.when({ type: 'reopen', level: 'blue', reason: text('x'), staff }, officer).thenRefused('not-possible-now');
  });
});
