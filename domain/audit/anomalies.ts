import type { Role } from '../organisation/actor.ts';
import type { AuditPolicy } from '../policy/audit-policy.ts';
import { type Calendar, isWorkday } from '../time/calendar.ts';
import { addHours, dateOf, epochMsOf, type Instant, instantOf } from '../time/instant.ts';
import type { EntryKind, EntryOutcome } from './entry.ts';

/** One line of the trail with what makes it stand out or not. */
export interface Look {
  /** Its number in the trail. */
  n: number;
  kind: EntryKind;
  outcome: EntryOutcome;
  /** By the record's clock. */
  at: Instant;
  userId: string;
  role: Role;
  caseId: string | null;
  personId: string | null;
  /** The looker's house has a part in the case, or is the one right above its owner; null where there is no dispute. */
  isOfOwnArea: boolean | null;
  /** When the case left the looker's house for good; null if it has not, or never was its own. */
  leftAt: Instant | null;
  /** Somebody of the case bears the looker's own name, or that of somebody of the same house. */
  namesake: 'self' | 'colleague' | null;
}

export type AnomalyKind =
  | 'many-reveals-in-an-hour'
  | 'many-reveals-in-a-day'
  | 'out-of-hours'
  | 'outside-own-area'
  | 'many-refusals'
  | 'one-looked-at-by-many'
  | 'own-name'
  | 'colleague'
  | 'after-leaving';

/** 异常: what stands out, and the rows that make it so. Whether it was wrong is for the auditor to find out. */
export interface Anomaly {
  kind: AnomalyKind;
  /** Null where it is what was looked at that stands out. */
  userId: string | null;
  caseId: string | null;
  personId: string | null;
  from: Instant;
  to: Instant;
  rows: number[];
}

/** Everything that stands out among `looks`, which are in the order of time; what stands out last comes first. */
export function anomaliesIn(looks: readonly Look[], policy: AuditPolicy, calendar: Calendar): Anomaly[] {
  const seen = looks.filter(({ outcome }) => outcome === 'seen');
  const refused = looks.filter(({ outcome }) => outcome === 'not-permitted' || outcome === 'not-found');
  const reveals = seen.filter(({ kind }) => kind === 'reveal');
  return [
    ...withinAnHour(reveals, policy.reveals.anHour),
    ...manyADay('many-reveals-in-a-day', reveals, policy.reveals.aDay),
    ...manyADay('out-of-hours', seen.filter(isOutOfHours(policy, calendar)), policy.outOfHours.looks),
    ...manyADay('outside-own-area', seen.filter(isOutsideOwnArea(policy)), policy.outsideOwnArea.looksADay),
    ...manyADay('many-refusals', refused, policy.refusedADay),
    ...lookedAtByMany(seen, policy.lookersADay),
    ...atCases(
      'own-name',
      seen.filter(({ namesake }) => namesake === 'self'),
    ),
    ...atCases(
      'colleague',
      seen.filter(({ namesake }) => namesake === 'colleague'),
    ),
    ...atCases('after-leaving', seen.filter(isAfterLeaving(policy))),
  ].sort((a, b) => (a.to < b.to ? 1 : -1));
}

/** Every hour that is too full, those that overlap as one. */
function withinAnHour(reveals: readonly Look[], tooMany: number): Anomaly[] {
  return grouped(reveals, ({ userId }) => userId).flatMap((own) => {
    const runs: Look[][] = [];
    let first = 0;
    for (const [index, look] of own.entries()) {
      while (addHours(own[first]?.at ?? look.at, 1) <= look.at) first += 1;
      if (index - first + 1 < tooMany) continue;
      const hour = own.slice(first, index + 1);
      const run = runs.at(-1);
      const overlaps = run !== undefined && hour.some((each) => run.includes(each));
      if (overlaps) run.push(...hour.filter((each) => !run.includes(each)));
      else runs.push(hour);
    }
    return runs.map((run) => anomaly('many-reveals-in-an-hour', run));
  });
}

function manyADay(kind: AnomalyKind, looks: readonly Look[], tooMany: number): Anomaly[] {
  return grouped(looks, ({ userId, at }) => `${userId} ${dateOf(at)}`)
    .filter((day) => day.length >= tooMany)
    .map((day) => anomaly(kind, day));
}

function lookedAtByMany(seen: readonly Look[], tooMany: number): Anomaly[] {
  const one = ({ personId, caseId }: Look) => personId ?? caseId;
  return grouped(
    seen.filter((look) => one(look) !== null),
    (look) => `${one(look)} ${dateOf(look.at)}`,
  )
    .filter((day) => new Set(day.map(({ userId }) => userId)).size >= tooMany)
    .map((day) => ({ ...anomaly('one-looked-at-by-many', day), userId: null }));
}

/** Each user at each case once. */
function atCases(kind: AnomalyKind, looks: readonly Look[]): Anomaly[] {
  return grouped(looks, ({ userId, caseId }) => `${userId} ${caseId}`).map((own) => anomaly(kind, own));
}

function isOutOfHours({ outOfHours }: AuditPolicy, calendar: Calendar) {
  const { from, to, exempt } = outOfHours;
  return ({ at, role }: Look) => {
    if (exempt.includes(role)) return false;
    const time = instantOf(epochMsOf(at)).slice(11, 16);
    return time < from || time >= to || !isWorkday(dateOf(at), calendar);
  };
}

function isOutsideOwnArea({ outsideOwnArea }: AuditPolicy) {
  return ({ isOfOwnArea, role }: Look) => isOfOwnArea === false && !outsideOwnArea.exempt.includes(role);
}

function isAfterLeaving({ graceDaysAfterLeaving }: AuditPolicy) {
  return ({ leftAt, at }: Look) => leftAt !== null && at >= addHours(leftAt, 24 * graceDaysAfterLeaving);
}

/** The looks of each key, in the order in which they came. */
function grouped(looks: readonly Look[], keyOf: (look: Look) => string): Look[][] {
  const groups = new Map<string, Look[]>();
  for (const look of looks) {
    const key = keyOf(look);
    const group = groups.get(key);
    if (group) group.push(look);
    else groups.set(key, [look]);
  }
  return [...groups.values()];
}

/** The case and the person are named if all the rows are about the same. */
function anomaly(kind: AnomalyKind, looks: readonly Look[]): Anomaly {
  const [first] = looks;
  const last = looks.at(-1);
  if (!first || !last) throw new RangeError('nothing stands out of nothing');
  const same = (of: (look: Look) => string | null) =>
    looks.every((look) => of(look) === of(first)) ? of(first) : null;
  return {
    kind,
    userId: first.userId,
    caseId: same(({ caseId }) => caseId),
    personId: same(({ personId }) => personId),
    from: first.at,
    to: last.at,
    rows: looks.map(({ n }) => n),
  };
}
