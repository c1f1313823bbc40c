import type { EnforcementAnswer } from '../../api/enforcements/enforcement-schema.ts';
import type { Around } from '../dispute/around.ts';
import { whenOf } from '../layout/time.ts';
import { filled, labelOf } from '../layout/words.ts';
import { measureName } from './track.ts';

/** What the court did and found; null for who only mediated. */
export function fileOf({ file, parties }: EnforcementAnswer, around: Around) {
  if (file === null) return null;
  const { say, language, now } = around;
  const { enforcement: words } = say;
  const nameOf = (partyId: string) => parties.find((each) => each.partyId === partyId)?.name ?? '';
  const { inquiry, disposal, measures, aid, closing, hardship, endingReason } = file;
  return {
    measures: measures.map(({ kind, partyId, about, takenAt, liftedAt }) => ({
      name: measureName(kind, around),
      who: nameOf(partyId),
      about,
      taken: whenOf(takenAt, language, now),
      lifted: liftedAt === undefined ? null : whenOf(liftedAt, language, now),
    })),
    notes: [
      ...(inquiry === null
        ? []
        : [{ name: `${words.inquiry}: ${labelOf(words.found, inquiry.found)}`, text: inquiry.result, at: inquiry.at }]),
      ...(disposal === null ? [] : [{ name: words.disposal, text: disposal.result, at: disposal.at }]),
      ...aid.map(({ partyId, by, grounds, at }) => ({
        name: filled(words.aid, { by: labelOf(words.aidBy, by), name: nameOf(partyId) }),
        text: grounds,
        at,
      })),
      ...(hardship === null ? [] : [{ name: words.hardship, text: hardship, at: null }]),
      ...(closing === null
        ? []
        : [
            {
              name: `${words.closing}: ${labelOf(say.enforcementOutcome, closing.outcome)}`,
              text: closing.reason,
              at: closing.at,
            },
          ]),
      ...(endingReason === null ? [] : [{ name: words.endingReason, text: endingReason, at: null }]),
    ].map(({ name, text, at }) => ({ name, text, when: at === null ? null : whenOf(at, language, now) })),
  };
}
