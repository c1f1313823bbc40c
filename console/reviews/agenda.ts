import type { ReviewAnswer } from '../../api/reviews/review-schema.ts';
import { levelOf, officerOf, personOf, type StationAround } from '../households/around.ts';
import { dayOf, whenOf } from '../layout/time.ts';
import { filled, labelOf } from '../layout/words.ts';

type Item = ReviewAnswer['agenda'][number];

/** 议题: each household as the meeting looks at it, the gravest first, with what is suggested and what stands against it. */
export function agendaOf({ agenda }: ReviewAnswer, around: StationAround) {
  return agenda.map((item, index) => itemOf(item, { index, of: agenda.length }, around));
}

function itemOf(item: Item, { index, of }: { index: number; of: number }, around: StationAround) {
  const { say, language, now } = around;
  const { review: words } = say;
  return {
    id: item.householdId,
    anchor: `h-${index + 1}`,
    place: filled(words.household, { n: index + 1, of }),
    path: `/console/households/${item.householdId}`,
    number: item.number,
    address: item.address,
    colour: levelOf(around, item.level),
    level: item.level,
    since: whenOf(item.levelSince, language, now),
    owner: officerOf(around, item.owner),
    next: item.nextRevisitOn === null ? null : dayOf(item.nextRevisitOn, language, now),
    isOverdue: item.overdueSince !== null,
    against: item.against === null ? null : labelOf(words.againstOf, item.against),
    suggestion: suggestionOf(item, around),
    visits: item.visits.map(({ visitedAt, byUserId, complete, violenceRecurred, feedback }) => ({
      when: whenOf(visitedAt, language, now),
      by: personOf(around, byUserId),
      standing: complete ? words.visitCounts : words.visitCountsNot,
      counts: complete,
      recurred: violenceRecurred,
      feedback,
    })),
    incidents: item.incidents.map(({ occurredAt }) => whenOf(occurredAt, language, now)),
  };
}

/** 提级为红: with why. */
function suggestionOf({ suggestion }: Item, around: StationAround) {
  const { decision, level, because } = suggestion;
  return {
    decision,
    text: decisionText(decision, level, around),
    because: labelOf(around.say.review.because, because),
  };
}

export function decisionText(decision: string, level: string | undefined, around: StationAround): string {
  const { review: words } = around.say;
  const named = labelOf(words.decision, decision);
  return level === undefined ? named : filled(words.to, { decision: named, level: levelOf(around, level).label });
}
