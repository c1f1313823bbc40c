import { randomUUID } from 'node:crypto';
import { agreementDecider } from '../domain/agreement/decider.ts';
import type { AgreementState } from '../domain/agreement/state.ts';
import type { DisputeCommand } from '../domain/dispute/commands.ts';
import { disputeDecider } from '../domain/dispute/decider.ts';
import type { DisputeState } from '../domain/dispute/state.ts';
import { enforcementDecider } from '../domain/enforcement/decider.ts';
import type { EnforcementState } from '../domain/enforcement/state.ts';
import { organisationOf } from '../domain/organisation/tree.ts';
import { policyVersion1 } from '../domain/policy/version-1.ts';
import { addDays } from '../domain/time/civil-date.ts';
import { addHours, dateOf, type Instant, startOfDay } from '../domain/time/instant.ts';
import { nextCaseNumber } from '../record/case-number.ts';
import type { RecordContext } from '../record/context.ts';
import { execute } from '../record/execute.ts';
import { checkFile } from '../record/files.ts';
import type { Seal } from '../record/seal.ts';
import { inTransaction, SYSTEM } from '../record/transaction.ts';
import { savedState } from '../record/views/saved-state.ts';
import { runClocks, untilHappened } from './clocks.ts';
import { tellRoll } from './tell-roll.ts';
import { actorNamed } from './users.ts';
import type { Story, StoryMatter, StoryStep, Telling } from './story.ts';

/**
 * Tells one story to the record through the same commands that people send, each at its own moment before `start`, with
 * every deadline in between acted on when it fell due. What would lie after `start` has not happened yet.
 */
export async function tell(record: RecordContext, story: Story, start: Instant): Promise<void> {
  const course: Course = {
    streamId: randomUUID(),
    partyIds: new Map(story.matter.parties.map((party) => [party.key, randomUUID()])),
    now: openingOf(story, start),
    start,
  };
  const number = await numberFor(record, course.now);
  await execute(record, disputeDecider, {
    streamId: course.streamId,
    actor: actorNamed(story.registrar),
    now: course.now,
    opens: true,
    build: (seal) => registration(story.matter, course.partyIds, seal, number),
  });
  for (const step of story.steps) {
    const now = await takeStep(record, course, step);
    if (now === null) break;
    course.now = now;
  }
  await runClocks(record, course.streamId, start);
}

interface Course {
  streamId: string;
  partyIds: Map<string, string>;
  now: Instant;
  start: Instant;
}

/** The moment after the step; null where that would be after the clock's start. */
async function takeStep(record: RecordContext, course: Course, step: StoryStep): Promise<Instant | null> {
  const { streamId, start } = course;
  if ('until' in step) {
    const due = await untilHappened(record, streamId, step.until, start);
    // Deadlines fall at midnight: people take the case up in the morning.
    return due && addHours(due, 9);
  }
  const now = addHours(course.now, step.afterHours);
  if (now >= start) return null;
  await runClocks(record, streamId, now);
  await perform(record, course, step, now);
  return now;
}

type Deed = Exclude<StoryStep, { until: unknown }>;

async function perform(record: RecordContext, course: Course, step: Deed, now: Instant): Promise<void> {
  const { streamId } = course;
  const by = { actor: actorNamed(step.by), now };
  const telling = (seal: Seal) => tellingOf(course, seal, now);
  if ('roll' in step) {
    await tellRoll(record, streamId, by.actor, now, step.roll);
  } else if ('command' in step) {
    const build = (seal: Seal) => step.command(telling(seal));
    await execute(record, disputeDecider, { streamId, ...by, build });
  } else if ('evidence' in step) {
    const { title, party, file } = step.evidence;
    const checked = await checkFile(await file(), policyVersion1.evidence);
    const build = (seal: Seal): DisputeCommand => ({
      type: 'add-evidence',
      evidenceId: randomUUID(),
      title: seal.text('evidence-title', title),
      byPartyId: partyId(course.partyIds, party),
      ...seal.file(checked),
    });
    await execute(record, disputeDecider, { streamId, ...by, build });
  } else if ('agreement' in step) {
    const { id, state } = await agreementOf(record, streamId);
    const build = (seal: Seal) => step.agreement(telling(seal), state);
    await execute(record, agreementDecider, { streamId: id, ...by, build });
  } else {
    const { id, state } = await enforcementOf(record, streamId);
    const build = (seal: Seal) => step.enforcement(telling(seal), state);
    await execute(record, enforcementDecider, { streamId: id, ...by, build });
  }
}

function tellingOf({ partyIds }: Course, seal: Seal, now: Instant): Telling {
  return {
    seal,
    now,
    party: (key) => partyId(partyIds, key),
    everyoneConsents: (wishing = []) =>
      [...partyIds].map(([key, id]) => ({
        partyId: id,
        consented: true,
        ...(wishing.includes(key) ? { courtIfFailed: true } : {}),
      })),
  };
}

/** The agreement that was reached last. */
async function agreementOf(record: RecordContext, disputeId: string) {
  const dispute = await stateOf<DisputeState>(record, 'dispute', disputeId);
  const id = dispute.agreements.at(-1)?.agreementId ?? '';
  return { id, state: await stateOf<AgreementState>(record, 'agreement', id) };
}

async function enforcementOf(record: RecordContext, disputeId: string) {
  const { state: agreement } = await agreementOf(record, disputeId);
  const id = agreement.enforcements.at(-1)?.enforcementId ?? '';
  return { id, state: await stateOf<EnforcementState>(record, 'enforcement', id) };
}

async function stateOf<State>(record: RecordContext, kind: string, id: string): Promise<State> {
  const saved = await inTransaction(record.db, SYSTEM, (tx) => savedState<State>(tx, kind, id));
  if (saved === null) throw new Error(`the story has no ${kind}`);
  return saved.state;
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
