import type { AnalysisAnswer } from '../../api/analysis/analysis-schema.ts';
import type { listedDocuments } from '../../api/documents/listed-documents.ts';
import type { Around } from '../dispute/around.ts';
import { whenOf } from '../layout/time.ts';
import { filled } from '../layout/words.ts';
import { countsOf } from './agenda.ts';

interface Beside {
  documents: Awaited<ReturnType<typeof listedDocuments>>;
  names: ReadonlyMap<string, { name: string }>;
}

/** 历次会议, the newest first: who was there, what was decided, and the record to print. */
export function heldOf({ meetings }: AnalysisAnswer, { documents, names }: Beside, around: Around) {
  const { say, language, now } = around;
  return meetings.map(({ no, heldAt, recordedBy, attendees, counts, decisions, seq }) => {
    const paper = documents.find((each) => each.seq === seq && each.status === 'ready');
    return {
      name: no === null ? say.analysis.outOfTurn : filled(say.analysis.meetingNo, { n: no }),
      when: whenOf(heldAt, language, now),
      by: names.get(recordedBy)?.name ?? recordedBy,
      attendees: attendees.join('、'),
      counts: counts === null ? [] : countsOf(counts, around),
      decisions: decisions.map(({ disputeId, number, decision }) => ({
        path: `/console/disputes/${disputeId}`,
        number,
        decision,
      })),
      paper: paper === undefined ? null : `/console/documents/${paper.id}`,
    };
  });
}
