import type { EnforcementAnswer } from '../../api/enforcements/enforcement-schema.ts';
import type { Around } from '../dispute/around.ts';
import { dayOf, whenOf } from '../layout/time.ts';
import { labelOf } from '../layout/words.ts';
import { trackName } from './track.ts';

/** 基本情况: what stands at the head of the page, and the facts beside it. */
export function basicsOf(enforcement: EnforcementAnswer, colleagues: ReadonlyMap<string, string>, around: Around) {
  const { say, language, now } = around;
  const { enforcement: words } = say;
  const { judgeId, notice, acceptedAt, applicantPartyIds, parties } = enforcement;
  const applicants = parties.filter(({ partyId }) => applicantPartyIds.includes(partyId)).map(({ name }) => name);
  const facts: [string, string | undefined][] = [
    [words.court, enforcement.courtName],
    [words.judge, judgeId && (colleagues.get(judgeId) ?? judgeId)],
    [words.caseNumber, enforcement.courtCaseNumber],
    [words.track, trackName(enforcement.track.key, around)],
    [words.applicants, applicants.join('、')],
    [words.referred, whenOf(enforcement.referredAt, language, now).text],
    [words.accepted, acceptedAt === null ? undefined : whenOf(acceptedAt, language, now).text],
    [words.notice, notice === null ? undefined : whenOf(notice.servedAt, language, now).text],
    [words.payBy, notice === null ? undefined : dayOf(notice.payBy, language, now)],
  ];
  return {
    status: labelOf(say.enforcementStatus, enforcement.status),
    outcome: enforcement.outcome === undefined ? null : labelOf(say.enforcementOutcome, enforcement.outcome),
    isFast: enforcement.track.fast,
    track: trackName(enforcement.track.key, around),
    basics: facts.flatMap(([name, value]) => (value ? [{ name, value }] : [])),
  };
}
