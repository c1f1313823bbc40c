import { epochMsOf } from '../../domain/time/instant.ts';
import type { HouseholdListItem } from '../../record/views/household-list.ts';
import { dayOf, spanOf } from '../layout/time.ts';
import { filled } from '../layout/words.ts';
import { levelOf, officerOf, type StationAround } from './around.ts';

/** One household on the board: where it is, who answers for it, and until when somebody must go. */
export function cardOf(household: HouseholdListItem, around: StationAround) {
  const { say, now, language } = around;
  const { household: words } = say;
  const { id, number, address, level, owner, status, nextRevisitOn, overdueSince } = household;
  return {
    path: `/console/households/${id}`,
    number,
    address,
    colour: levelOf(around, level),
    owner: officerOf(around, owner),
    next: nextRevisitOn === null ? words.noNext : filled(words.by, { day: dayOf(nextRevisitOn, language, now) }),
    overdue:
      overdueSince === null
        ? null
        : filled(words.overdueSince, { time: spanOf(epochMsOf(overdueSince), epochMsOf(now), say) }),
    isExited: status === 'exited',
  };
}
