import type { ReviewAnswer } from '../../api/reviews/review-schema.ts';
import type { listedDocuments } from '../../api/documents/listed-documents.ts';
import { levelOf, personOf, type StationAround } from '../households/around.ts';
import { dayOf, whenOf } from '../layout/time.ts';
import { filled } from '../layout/words.ts';
import { decisionText } from './agenda.ts';

/** 历次会议, the newest first: who was there, what was decided and why, and the record to print. */
export function meetingsOf(
  { meetings }: ReviewAnswer,
  documents: Awaited<ReturnType<typeof listedDocuments>>,
  around: StationAround,
) {
  const { say, language, now } = around;
  return meetings.map(({ no, quarter, heldAt, recordedBy, attendees, agenda, decisions, seq }) => {
    const paper = documents.find((each) => each.seq === seq && each.status === 'ready');
    return {
      when: whenOf(heldAt, language, now),
      quarter: filled(say.review.quarter, { from: dayOf(quarter.from, language), to: dayOf(quarter.to, language) }),
      isOutOfTurn: no === null,
      by: personOf(around, recordedBy),
      attendees: attendees.join('、'),
      decisions: decisions.map(({ householdId, decision, level, reason }) => {
        const item = agenda.find((each) => each.householdId === householdId);
        return {
          path: `/console/households/${householdId}`,
          number: item?.number ?? householdId,
          colour: item === undefined ? null : levelOf(around, item.level),
          text: decisionText(decision, level, around),
          reason,
        };
      }),
      paper: paper === undefined ? null : `/console/documents/${paper.id}`,
    };
  });
}
