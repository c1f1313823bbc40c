import { type Programme, programmeOf } from '../../domain/assessment/programme.ts';
import { deciderOf } from '../../domain/deciders.ts';
import type { HouseholdState } from '../../domain/household/state.ts';
import { policyVersion1 } from '../../domain/policy/version-1.ts';
import type { LevelDecision } from '../../domain/review/state.ts';
import { addDays, type CivilDate, daysBetween } from '../../domain/time/civil-date.ts';
import { addHours, dateOf, type Instant, startOfDay } from '../../domain/time/instant.ts';
import type { RecordContext } from '../../record/context.ts';
import { execute } from '../../record/execute.ts';
import { dueStreams, nextDue } from '../../record/outbox.ts';
import { publishPolicy } from '../../record/policies.ts';
import { pendingReactions } from '../../record/reactions.ts';
import { ENGINE } from '../../record/system-actors.ts';
import { inTransaction } from '../../record/transaction.ts';
import { countHouseholds } from '../../record/views/household-statistics.ts';
import { savedState } from '../../record/views/saved-state.ts';
import { Course } from './course.ts';
import { familiesOf } from './families.ts';
import { holdMeeting, meetingAfter } from './meetings.ts';
import { type SimulatedProgramme, turnsOf } from './programme.ts';
import { Random } from './random.ts';
import { STATION } from './station.ts';

/** When officers go out, and when the meeting sits. */
const WORK_HOUR = 10;
const MEETING_HOUR = 15;
/** How often the meeting is more careful than it need be, as long as there is time. */
const CAREFUL = 0.6;

export interface Simulated extends Programme {
  householdYears: number;
}

/** What the engine does because of an event, done here in its stead. */
export type React = (reaction: { streamId: string; seq: number; kind: string; form: string }) => Promise<void>;

/**
 * 推演: runs years of households on the demo clock. Officers' and the meeting's commands go through the record, every deadline is
 * acted on at its own instant with the command that the engine would propose, and the figures are counted from what then happened.
 * The database must be an empty demo one with the demo county's people, its clock before the first day.
 */
export async function simulate(
  record: RecordContext,
  programme: SimulatedProgramme,
  react: React,
  say: (line: string) => void,
): Promise<Simulated> {
  await publishBefore(record, programme.from);
  const random = new Random(programme.seed);
  const levels = [...policyVersion1.household.levels].sort((a, b) => b.order - a.order).map(({ key }) => key);
  const turns = turnsOf(programme);
  const courses = familiesOf(programme, levels, random).map((family) => new Course(record, family, turns, random));
  const byId = new Map<string, Course>();
  let meetsOn = meetingAfter(programme.from);
  let nextClock: Instant | null = null;

  for (let day = programme.from; day <= programme.to; day = addDays(day, 1)) {
    const now = addHours(startOfDay(day), WORK_HOUR);
    if (nextClock !== null && nextClock <= now) {
      nextClock = await runClocks(record, now, (id, state) => byId.get(id)?.moved(state, day, meetsOn));
      await reactAll(record, react);
    }
    const today = courses.filter(({ nextOn }) => nextOn !== null && nextOn <= day);
    // Most days nothing is to be done in a small place.
    if (today.length === 0 && day !== meetsOn) continue;
    await record.clock.setClock(now);
    for (const course of today) {
      if (course.state !== null) await course.act(now, meetsOn);
      else byId.set(await course.open(now, meetsOn), course);
    }
    if (day === meetsOn) {
      const next = meetingAfter(day);
      if (await meet(record, day, byId, (stays) => stays === null && day < turns.quiet && random.chance(CAREFUL))) {
        await Promise.all([...byId].map(async ([id, course]) => course.moved(await stateOf(record, id), day, next)));
      }
      meetsOn = next;
      const controlled = courses.filter(({ state }) => state?.status === 'controlled').length;
      say(`${day}: ${byId.size} of ${courses.length} households have entered, ${controlled} are under control`);
    }
    await reactAll(record, react);
    nextClock = await nextDue(record.db);
  }
  await record.clock.setClock(addHours(startOfDay(programme.to), 23));
  const now = await record.clock.now();
  const [counts = []] = await inTransaction(record.db, ENGINE, (tx) =>
    countHouseholds(tx, { stationId: STATION, periods: [programme], now }),
  );
  return { ...programmeOf(counts, levels), householdYears: yearsOf(courses, programme.to) };
}

/** The shipped policy, also for years before it was written down: a version of its own, with the same content. */
async function publishBefore(record: RecordContext, from: CivilDate): Promise<void> {
  if (from >= policyVersion1.effectiveFrom) return;
  await inTransaction(record.db, ENGINE, (tx) =>
    publishPolicy(tx, { ...policyVersion1, version: 0, effectiveFrom: from }),
  );
}

/** Every deadline up to `until`, at the instant at which it falls due; answers the next one. */
async function runClocks(
  record: RecordContext,
  until: Instant,
  moved: (streamId: string, state: HouseholdState) => void,
): Promise<Instant | null> {
  let due = await nextDue(record.db);
  for (; due !== null && due <= until; due = await nextDue(record.db)) {
    await record.clock.setClock(due);
    for (const { streamId, kind } of await dueStreams(record.db, due)) {
      const build = () => ({ type: 'act-on-deadlines' });
      const { state } = await execute(record, deciderOf(kind), { streamId, actor: ENGINE, build });
      if (kind === 'household') moved(streamId, state as unknown as HouseholdState);
    }
  }
  return due;
}

/** The quarter's meeting, if there is anybody to speak of. */
async function meet(
  record: RecordContext,
  day: CivilDate,
  courses: ReadonlyMap<string, Course>,
  isCareful: (staysAt: string | null) => boolean,
): Promise<boolean> {
  if (![...courses.values()].some(({ state }) => state?.status === 'controlled')) return false;
  const now = addHours(startOfDay(day), MEETING_HOUR);
  await record.clock.setClock(now);
  await holdMeeting(record, now, ({ householdId, level, suggestion }): LevelDecision => {
    const staysAt = courses.get(householdId)?.family.staysAt ?? null;
    const isRelaxed = suggestion.decision === 'lower' || suggestion.decision === 'exit';
    return isRelaxed && (staysAt === level || isCareful(staysAt)) ? 'keep' : suggestion.decision;
  });
  return true;
}

/** Papers are left to the engine and its browser, should the instance be started. */
async function reactAll(record: RecordContext, react: React): Promise<void> {
  for (const { recordKind: _, ...reaction } of await pendingReactions(record.db, 1_000)) {
    if (reaction.kind !== 'render-document') await react(reaction);
  }
}

async function stateOf(record: RecordContext, id: string): Promise<HouseholdState> {
  const saved = await inTransaction(record.db, ENGINE, (tx) => savedState<HouseholdState>(tx, 'household', id));
  if (saved === null) throw new RangeError(`there is no household ${id}`);
  return saved.state;
}

function yearsOf(courses: readonly Course[], to: CivilDate): number {
  const days = courses
    .flatMap(({ state }) => state?.episodes ?? [])
    .reduce((sum, { from, to: left }) => sum + daysBetween(dateOf(from), left === undefined ? to : dateOf(left)), 0);
  return Math.round(days / 365.25);
}
