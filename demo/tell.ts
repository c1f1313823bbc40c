import { randomUUID } from 'node:crypto';
import type { DisputeCommand } from '../domain/dispute/commands.ts';
import { disputeDecider } from '../domain/dispute/decider.ts';
import type { DisputeEvent } from '../domain/dispute/events.ts';
import type { DisputeState } from '../domain/dispute/state.ts';
import type { Actor } from '../domain/organisation/actor.ts';
import { organisationOf } from '../domain/organisation/tree.ts';
import { addDays } from '../domain/time/civil-date.ts';
import { addHours, dateOf, type Instant, startOfDay } from '../domain/time/instant.ts';
import { nextCaseNumber } from '../record/case-number.ts';
import type { RecordContext } from '../record/context.ts';
import { execute } from '../record/execute.ts';
import type { Seal } from '../record/seal.ts';
import { SYSTEM } from '../record/transaction.ts';
import { tellRoll } from './tell-roll.ts';
import { demoUsers } from './users.ts';
import type { Story, StoryMatter, StoryStep } from './story.ts';

/**
 * Tells one story to the record through the same commands that people send, each at its own moment before `start`, with
 * every deadline in between acted on when it fell due. What would lie after `start` has not happened yet.
 */
export async function tell(record: RecordContext, story: Story, start: Instant): Promise<void> {
  const streamId = randomUUID();
  const partyIds = new Map(story.matter.parties.map((party) => [party.key, randomUUID()]));
  const opened = openingOf(story, start);
  let state = await perform(record, streamId, actorNamed(story.registrar), opened, true, async (seal) =>
    registration(story.matter, partyIds, seal, await numberFor(record, opened)),
  );
  let now = opened;
  for (const step of story.steps) {
    const next = await takeStep(record, { streamId, partyIds, state, now, start }, step);
    if (next === null) break;
    ({ state, now } = next);
  }
  await runClocks(record, state, start);
}

interface Course {
  streamId: string;
  partyIds: Map<string, string>;
  state: DisputeState;
  now: Instant;
  start: Instant;
}

/** The case and the moment after the step; null where that would be after the clock's start. */
async function takeStep(
  record: RecordContext,
  course: Course,
  step: StoryStep,
): Promise<{ state: DisputeState; now: Instant } | null> {
  if ('until' in step) return waitFor(record, course, step.until);
  const now = addHours(course.now, step.afterHours);
  if (now >= course.start) return null;
  await runClocks(record, course.state, now);
  if ('roll' in step) {
    return { state: await tellRoll(record, course.streamId, actorNamed(step.by), now, step.roll), now };
  }
  const state = await perform(record, course.streamId, actorNamed(step.by), now, false, (seal) =>
    step.command({
      seal,
      now,
      party: (key) => partyId(course.partyIds, key),
      everyoneConsents: (wishing = []) =>
        [...course.partyIds].map(([key, id]) => ({
          partyId: id,
          consented: true,
          ...(wishing.includes(key) ? { courtIfFailed: true } : {}),
        })),
    }),
  );
  return { state, now };
}

/** Lets deadline after deadline pass until one of them brings the event about. */
async function waitFor(
  record: RecordContext,
  course: Course,
  type: DisputeEvent['type'],
): Promise<{ state: DisputeState; now: Instant } | null> {
  let { state } = course;
  for (;;) {
    const due = state.deadlines[0]?.dueAt;
    if (due === undefined || due >= course.start) return null;
    const acted = await actOnDeadlines(record, state.id, due);
    state = acted.state;
    // Deadlines fall at midnight: people take the case up in the morning.
    if (acted.events.some((event) => event.type === type)) return { state, now: addHours(due, 9) };
  }
}

/** Acts on every deadline up to `until`, each at its own moment. */
async function runClocks(record: RecordContext, state: DisputeState, until: Instant): Promise<DisputeState> {
  let current = state;
  for (;;) {
    const due = current.deadlines[0]?.dueAt;
    if (due === undefined || due >= until) return current;
    current = (await actOnDeadlines(record, current.id, due)).state;
  }
}

function actOnDeadlines(record: RecordContext, streamId: string, now: Instant) {
  return execute(record, disputeDecider, {
    streamId,
    actor: SYSTEM,
    now,
    build: () => ({ type: 'act-on-deadlines' }),
  });
}

async function perform(
  record: RecordContext,
  streamId: string,
  actor: Actor,
  now: Instant,
  opens: boolean,
  build: (seal: Seal) => DisputeCommand | Promise<DisputeCommand>,
): Promise<DisputeState> {
  const { state } = await execute(record, disputeDecider, { streamId, actor, now, opens, build });
  return state;
}

async function numberFor(record: RecordContext, at: Instant): Promise<string> {
  return nextCaseNumber(record.db, organisationOf(await record.organisations(), 'county'), at);
}

function registration(matter: StoryMatter, partyIds: Map<string, string>, seal: Seal, number: string): DisputeCommand {
  const { type, title, facts, place, letterNumber, parties, ...plain } = matter;
  return {
    type: 'register',
    id: seal.streamId,
    number,
    disputeType: type,
    ...plain,
    title: seal.text('title', title),
    facts: seal.text('facts', facts),
    place: seal.text('place', place),
    letterNumber: letterNumber === undefined ? undefined : seal.text('letterNumber', letterNumber),
    parties: parties.map(({ key, side, kind, facts: person }) => ({
      partyId: partyId(partyIds, key),
      side,
      kind,
      protected: false,
      ...seal.person(person),
    })),
  };
}

/** The hour of the day so many days back, but never within the last minutes before the clock starts. */
function openingOf(story: Story, start: Instant): Instant {
  const wished = addHours(startOfDay(addDays(dateOf(start), -story.daysAgo)), story.hour);
  const latest = addHours(start, -0.25);
  return wished < latest ? wished : latest;
}

function partyId(partyIds: Map<string, string>, key: string): string {
  const id = partyIds.get(key);
  if (id === undefined) throw new Error(`the story has no party ${key}`);
  return id;
}

function actorNamed(username: string): Actor {
  const user = demoUsers.find((candidate) => candidate.username === username);
  if (!user) throw new Error(`the demo county has no user ${username}`);
  return { userId: user.username, organisationId: user.organisationId, role: user.role };
}
