import type { Officer } from '../../domain/household/commands.ts';
import { agendaOf, type Reviewed } from '../../domain/review/agenda.ts';
import { reviewDecider } from '../../domain/review/decider.ts';
import { reviewIdOf } from '../../domain/review/of-station.ts';
import { nextMeeting } from '../../domain/review/schedule.ts';
import type { AgendaItem, LevelDecision } from '../../domain/review/state.ts';
import { policyVersion1 } from '../../domain/policy/version-1.ts';
import { addDays, type CivilDate } from '../../domain/time/civil-date.ts';
import { addHours, type Instant, startOfDay } from '../../domain/time/instant.ts';
import type { RecordContext } from '../../record/context.ts';
import { execute } from '../../record/execute.ts';
import { officersOf } from '../../record/officers.ts';
import { controlledHouseholds } from '../../record/views/controlled-households.ts';
import { officerAs, STATION } from './station.ts';

/** The meeting sits so many days before its quarter is over, a few days after it was called. */
const DAYS_BEFORE_END = 9;

/** The day of the first meeting that is called after that day began. */
export function meetingAfter(day: CivilDate): CivilDate {
  return addDays(nextMeeting(startOfDay(day), policyVersion1.household.review).quarter.to, -DAYS_BEFORE_END);
}

/** What the meeting makes of the agenda's suggestion. */
export type Decides = (item: AgendaItem) => LevelDecision;

/**
 * 季度研判会: held by the chief through the station's review. What is suggested is decided, unless the meeting is more careful;
 * one household that refused its decision would undo all.
 */
export async function holdMeeting(
  record: RecordContext,
  now: Instant,
  decides: Decides,
  heldAt: Instant = addHours(now, -1),
): Promise<AgendaItem[]> {
  const read: { households: Reviewed[]; staff: Officer[] } = { households: [], staff: [] };
  let agenda: AgendaItem[] = [];
  await execute(record, reviewDecider, {
    streamId: reviewIdOf(STATION),
    actor: officerAs('station-chief'),
    now,
    async prepare(tx) {
      read.households = await controlledHouseholds(tx, record.policies, STATION, 'locked');
      read.staff = await officersOf(tx, STATION);
    },
    build(seal, state, at) {
      agenda = agendaOf(read.households, state?.held?.heldAt ?? state?.begunAt ?? at, at);
      return {
        type: 'decide' as const,
        heldAt,
        attendees: ['常胜(所长)', '杜卫(副所长)', '欧阳强(社区民警)'].map((name) => seal.text('attendee', name)),
        agenda,
        staff: read.staff,
        decisions: agenda.map((item) => {
          const file = seal.forOther(item.householdId, 'household');
          const decision = decides(item);
          const why = decision === 'keep' ? '尚需观察,维持现等级。' : '本季度回访未再发生暴力,受害人反映平稳。';
          return {
            householdId: item.householdId,
            decision,
            reason: seal.text('reason', why),
            inFile: { reason: file.text('reason', why), plan: file.text('plan', '按新等级回访。') },
          };
        }),
      };
    },
  });
  return agenda;
}
