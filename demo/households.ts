import { randomUUID } from 'node:crypto';
import { householdDecider } from '../domain/household/decider.ts';
import type { HouseholdCommand } from '../domain/household/commands.ts';
import type { HouseholdState, VisitReport } from '../domain/household/state.ts';
import { organisationOf } from '../domain/organisation/tree.ts';
import { reviewIdOf } from '../domain/review/of-station.ts';
import { addDays } from '../domain/time/civil-date.ts';
import { addHours, dateOf, type Instant, startOfDay } from '../domain/time/instant.ts';
import { nextCaseNumber } from '../record/case-number.ts';
import type { RecordContext } from '../record/context.ts';
import { execute } from '../record/execute.ts';
import { sealedReach } from '../record/reach.ts';
import type { Seal } from '../record/seal.ts';
import { inTransaction, SYSTEM } from '../record/transaction.ts';
import { savedState } from '../record/views/saved-state.ts';
import { runClocks, untilHappened } from './clocks.ts';
import { holdMeeting } from './simulation/meetings.ts';
import { officerAs, STATION, staff } from './simulation/station.ts';
import type { HouseholdStory } from './stories/households.ts';

/** 回访 is made on the day before the last that is in time, at ten. */
const VISIT_HOUR = 10;

/**
 * Tells one family's course to the record, as officers and the quarter's meeting moved it before `start`. Every visit that fell
 * due was made, and every meeting kept its level.
 */
export async function tellHousehold(record: RecordContext, story: HouseholdStory, start: Instant): Promise<void> {
  const openedAt = addHours(startOfDay(addDays(dateOf(start), -story.daysAgo)), 9);
  const id = await opened(record, story, openedAt);
  if (story.warned) await warned(record, id, openedAt, story.warned);
  for (;;) {
    const state = await fileOf(record, id);
    if (state.next === null) break;
    const visitAt = addHours(startOfDay(addDays(state.next.dueOn, -1)), VISIT_HOUR);
    if (visitAt >= start) break;
    await meetingsBefore(record, visitAt);
    await runClocks(record, id, visitAt);
    const by = state.next.by;
    await perform(record, id, officerAs(by), visitAt, (seal) => ({
      type: 'record-revisit',
      report: visit(seal, addHours(visitAt, -1), story),
      staff,
    }));
  }
  await meetingsBefore(record, start);
  await runClocks(record, id, start);
}

async function opened(record: RecordContext, story: HouseholdStory, now: Instant): Promise<string> {
  const id = randomUUID();
  const station = organisationOf(await record.organisations(), STATION);
  const number = await nextCaseNumber(record.db, station, now);
  const { level, reason, address, villageId, plan, members } = story;
  await execute(record, householdDecider, {
    streamId: id,
    actor: officerAs(level === 'red' ? 'deputy-chief' : 'community-officer'),
    now,
    opens: true,
    build: (seal): HouseholdCommand => ({
      type: 'open',
      ...{ id, number, stationId: STATION, level, villageId, staff },
      reason: seal.text('reason', reason),
      address: seal.text('address', address),
      plan: seal.text('plan', plan),
      members: members.map(({ role, relation, reach, ...person }) => ({
        memberId: randomUUID(),
        role,
        relation: seal.text('relation', relation),
        confidential: role === 'victim',
        ...seal.person(person),
        reach: reach && sealedReach(reach, seal),
      })),
      incident: story.warned && {
        incidentId: randomUUID(),
        occurredAt: addHours(now, -11),
        acceptedAt: addHours(now, -10),
        detail: seal.text('incident', story.warned.facts),
      },
    }),
  });
  return id;
}

/** 告诫: written the same day, read out and handed over in the afternoon (公通字〔2024〕34号 8–10). */
async function warned(
  record: RecordContext,
  id: string,
  openedAt: Instant,
  { facts, relationship, evidence }: NonNullable<HouseholdStory['warned']>,
): Promise<void> {
  const deputy = officerAs('deputy-chief');
  await perform(record, id, deputy, addHours(openedAt, 3), (seal) => ({
    type: 'issue-warning',
    warningId: randomUUID(),
    acceptedAt: addHours(openedAt, -10),
    admitted: true,
    circumstances: ['victim-asks'],
    relationship: seal.text('relationship', relationship),
    facts: seal.text('warning-facts', facts),
    evidence: evidence.map(({ kind, note }) => ({ kind, note: seal.text('evidence', note) })),
  }));
  const deliveredAt = addHours(openedAt, 6);
  await perform(record, id, deputy, deliveredAt, () => ({ type: 'deliver-warning', deliveredAt, refused: false }));
  await perform(record, id, deputy, addHours(openedAt, 7), () => ({
    type: 'hand-warning-copy',
    handedAt: addHours(openedAt, 7),
  }));
}

function visit(seal: Seal, visitedAt: Instant, { visits: told }: HouseholdStory): VisitReport {
  const done = (note: string) => ({ done: true, note: seal.text('visit', note) });
  return {
    visitId: randomUUID(),
    visitedAt,
    listened: done('在另室单独听取她的诉说'),
    policyExplained: done('讲解反家庭暴力法和求助途径'),
    warnedByCases: done('通报邻县一起判决'),
    counselled: done('分别疏导,介绍镇妇联的咨询'),
    personsSeen: seal.text('persons-seen', told.personsSeen),
    victimAlone: true,
    means: 'visit',
    violenceRecurred: false,
    childrenSeen: told.childrenSeen,
    feedback: seal.text('feedback', told.feedback),
  };
}

/** 季度研判会: each that was called is held three days later; for now everybody keeps their level. */
async function meetingsBefore(record: RecordContext, until: Instant): Promise<void> {
  const reviewId = reviewIdOf(STATION);
  for (;;) {
    const calledAt = await untilHappened(record, reviewId, 'meeting-called', addHours(until, -73));
    if (calledAt === null) return;
    await holdMeeting(record, addHours(calledAt, 74), () => 'keep', addHours(calledAt, 72));
  }
}

function perform(
  record: RecordContext,
  streamId: string,
  actor: ReturnType<typeof officerAs>,
  now: Instant,
  build: (seal: Seal) => HouseholdCommand,
) {
  return execute(record, householdDecider, { streamId, actor, now, build });
}

async function fileOf(record: RecordContext, id: string): Promise<HouseholdState> {
  const saved = await inTransaction(record.db, SYSTEM, (tx) => savedState<HouseholdState>(tx, 'household', id));
  if (saved === null) throw new Error(`there is no household ${id}`);
  return saved.state;
}
