import { describe, expect, it } from 'vitest';
import { type AnomalyKind, anomaliesIn, type Look } from '../../../domain/audit/anomalies.ts';
import { auditVersion1 } from '../../../domain/policy/version-1/audit.ts';
import { addHours } from '../../../domain/time/instant.ts';
import { buildCalendar } from '../../../record/calendar.ts';

const calendar = buildCalendar();
/** A Wednesday. */
const MORNING = '2026-03-04T09:00:00.000+08:00';

const look = (more: Partial<Look> = {}): Look => ({
  n: 0,
  kind: 'view',
  outcome: 'seen',
  at: MORNING,
  userId: 'zhou',
  role: 'village-mediator',
  caseId: 'case-1',
  personId: null,
  isOfOwnArea: true,
  leftAt: null,
  namesake: null,
  ...more,
});

/** `count` looks, one every so many hours, numbered from 1. */
const looks = (count: number, hoursApart: number, more: (index: number) => Partial<Look> = () => ({})): Look[] =>
  Array.from({ length: count }, (_, index) =>
    look({ at: addHours(more(index).at ?? MORNING, index * hoursApart), ...without(more(index)), n: index + 1 }),
  );

const without = ({ at: _, ...rest }: Partial<Look>) => rest;

const found = (given: Look[]) => anomaliesIn(given, auditVersion1, calendar);
const kinds = (given: Look[]): AnomalyKind[] => found(given).map(({ kind }) => kind);

const { reveals, outOfHours, outsideOwnArea, refusedADay, lookersADay, graceDaysAfterLeaving } = auditVersion1;

it('a day of ordinary work has nothing that stands out', () => {
  expect(found(looks(60, 0.1))).toEqual([]);
});

describe('facts in full (频繁查阅)', () => {
  const reveal = () => ({ kind: 'reveal' }) as const;

  it('that many within an hour stand out, with their rows; one fewer does not', () => {
    expect(found(looks(reveals.anHour, 0.05, reveal))).toEqual([
      {
        kind: 'many-reveals-in-an-hour',
        userId: 'zhou',
        caseId: 'case-1',
        personId: null,
        from: MORNING,
        to: addHours(MORNING, 0.05 * (reveals.anHour - 1)),
        rows: Array.from({ length: reveals.anHour }, (_, index) => index + 1),
      },
    ]);
    expect(found(looks(reveals.anHour - 1, 0.05, reveal))).toEqual([]);
  });

  it('an hour is sixty minutes and no minute more', () => {
    expect(kinds(looks(reveals.anHour, 1 / (reveals.anHour - 1), reveal))).toEqual([]);
    expect(kinds(looks(reveals.anHour, 0.99 / (reveals.anHour - 1), reveal))).toEqual(['many-reveals-in-an-hour']);
  });

  it('hours that overlap are one, hours apart are two', () => {
    const half = reveals.anHour;
    expect(found(looks(half + 5, 0.05, reveal)).map(({ rows }) => rows.length)).toEqual([half + 5]);
    const later = looks(half, 0.05, () => ({ ...reveal(), at: addHours(MORNING, 5) }));
    expect(kinds([...looks(half, 0.05, reveal), ...later])).toHaveLength(2);
  });

  it('spread over the day they stand out by the day; those of two people are not added up', () => {
    expect(kinds(looks(reveals.aDay, 0.3, reveal))).toEqual(['many-reveals-in-a-day']);
    const two = looks(reveals.anHour, 0.05, (index) => ({ ...reveal(), userId: index % 2 ? 'zhou' : 'wu' }));
    expect(kinds(two)).toEqual([]);
  });
});

describe('out of hours (非工作时间)', () => {
  const many = outOfHours.looks;

  it.each([
    ['at night', '2026-03-04T23:00:00.000+08:00', true],
    ['before seven', '2026-03-04T06:59:00.000+08:00', true],
    ['at seven', '2026-03-04T07:00:00.000+08:00', false],
    ['on a Sunday', '2026-03-08T10:00:00.000+08:00', true],
    ['on National Day', '2026-10-01T10:00:00.000+08:00', true],
    ['on a make-up Saturday', '2026-10-10T10:00:00.000+08:00', false],
    ['at nine, told in UTC', '2026-03-04T01:00:00.000Z', false],
  ])('%s', (_, at, standsOut) => {
    expect(kinds(looks(many, 0, () => ({ at })))).toEqual(standsOut ? ['out-of-hours'] : []);
  });

  it('not for police, who are on duty round the clock, and not for a look or two', () => {
    const at = '2026-03-04T23:00:00.000+08:00';
    expect(kinds(looks(many, 0, () => ({ at, role: 'station-chief' })))).toEqual([]);
    expect(kinds(looks(many - 1, 0, () => ({ at })))).toEqual([]);
  });
});

describe('where somebody has no business', () => {
  const elsewhere =
    (more: Partial<Look> = {}) =>
    () => ({ isOfOwnArea: false, ...more });

  it('cases that a centre has no part in, on one day (越区查阅); an auditor’s work is to look', () => {
    const far = looks(outsideOwnArea.looksADay, 0.1, elsewhere({ role: 'township-coordinator' }));
    expect(kinds(far)).toEqual(['outside-own-area']);
    expect(kinds(far.slice(1))).toEqual([]);
    expect(kinds(looks(outsideOwnArea.looksADay, 0.1, elsewhere({ role: 'auditor' })))).toEqual([]);
  });

  it('what is no dispute is in nobody’s area', () => {
    expect(kinds(looks(outsideOwnArea.looksADay, 0.1, () => ({ isOfOwnArea: null })))).toEqual([]);
  });

  it('refused again and again (多次被拒), whether told so or told that there is nothing', () => {
    const refused = looks(refusedADay, 0.1, (index) => ({ outcome: index % 2 ? 'not-found' : 'not-permitted' }));
    expect(found(refused)).toMatchObject([{ kind: 'many-refusals', rows: [1, 2, 3, 4, 5] }]);
    expect(kinds(refused.slice(1))).toEqual([]);
  });

  it('what was refused was not seen', () => {
    expect(kinds([look({ outcome: 'not-found', namesake: 'self' })])).toEqual([]);
  });
});

describe('who or what is looked at', () => {
  it('one case by many people on a day (多人查阅), however often each looks', () => {
    const by = (users: number) => looks(lookersADay * 2, 0.1, (index) => ({ userId: `user-${index % users}` }));
    expect(found(by(lookersADay))).toMatchObject([{ kind: 'one-looked-at-by-many', userId: null, caseId: 'case-1' }]);
    expect(kinds(by(lookersADay - 1))).toEqual([]);
    const ofPeople = looks(lookersADay, 0.1, (index) => ({ userId: `user-${index}`, personId: `person-${index}` }));
    expect(kinds(ofPeople)).toEqual([]);
  });

  it('somebody of one’s own name, and of a colleague’s, each case once', () => {
    const own = looks(3, 0.1, () => ({ namesake: 'self' }));
    expect(found(own)).toMatchObject([{ kind: 'own-name', userId: 'zhou', caseId: 'case-1', rows: [1, 2, 3] }]);
    const two = looks(2, 0.1, (index) => ({ namesake: 'colleague', caseId: `case-${index}` }));
    expect(kinds(two)).toEqual(['colleague', 'colleague']);
  });

  it('a case that went on long ago (离手后查阅), from the day that the time for handing over ends', () => {
    const leftAt = addHours(MORNING, -24 * graceDaysAfterLeaving);
    expect(kinds([look({ leftAt })])).toEqual(['after-leaving']);
    expect(kinds([look({ leftAt: addHours(leftAt, 1) })])).toEqual([]);
  });
});
