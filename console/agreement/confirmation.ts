import type { AgreementAnswer } from '../../api/agreements/agreement-schema.ts';
import { daysBetween } from '../../domain/time/civil-date.ts';
import { dateOf } from '../../domain/time/instant.ts';
import { onDay, whenOf } from '../layout/time.ts';
import { filled, labelOf, type Words } from '../layout/words.ts';
import type { AroundAgreement } from './around.ts';

type Confirmation = AgreementAnswer['confirmation'];

/** Until then one can still apply: whoever has applied no longer asks for the last day. */
const OPEN: readonly Confirmation['status'][] = ['none', 'proposed', 'not-accepted', 'withdrawn'];

/** 司法确认: until which day it can be applied for, with which court it lies, and what became of it. */
export function confirmationOf({ confirmation, parties }: AgreementAnswer, around: AroundAgreement) {
  const { say, language, now, party } = around;
  const { agreement: words } = say;
  const { status, decision, objection, partyIds } = confirmation;
  const facts: [string, string | undefined][] = [
    [words.court, confirmation.courtName],
    [words.basis, confirmation.basis && labelOf(words.bases, confirmation.basis)],
    [words.applicants, partyIds.map(party).join('、')],
    [words.appliedAt, confirmation.appliedAt ? whenOf(confirmation.appliedAt, language, now).text : undefined],
    [words.acceptedAt, confirmation.acceptedAt ? whenOf(confirmation.acceptedAt, language, now).text : undefined],
    [words.caseNumber, confirmation.caseNumber],
    [words.decided, decision ? labelOf(words.decisions, decision.decision) : undefined],
    [words.ground, decision?.ground && labelOf(words.grounds, decision.ground)],
    [words.objection, objection ? `${labelOf(words.objectors, objection.by)}: ${objection.detail}` : undefined],
  ];
  return {
    status: labelOf(say.confirmation, status),
    tone: status === 'confirmed' ? 'good' : ['rejected', 'revoked', 'not-accepted'].includes(status) ? 'bad' : 'plain',
    window: parties.length > 0 && OPEN.includes(status) ? windowOf(confirmation.window, around) : null,
    facts: facts.flatMap(([name, value]) => (value ? [{ name, value }] : [])),
    notes: [
      ...(confirmation.extendedDays > 0 ? [filled(words.extended, { n: confirmation.extendedDays })] : []),
      ...confirmation.overdue.map((limit) => filled(words.limitOver, { limit: labelOf(words.deadline, limit) })),
      ...confirmation.refusals.map((refusal) => refusalOf(refusal, around)),
    ],
  };
}

/** 申请期间: its last day, and how many days are left of it. */
function windowOf(window: Confirmation['window'], { say, language, now }: AroundAgreement) {
  const { agreement: words } = say;
  if (window === null) return { day: null, left: words.windowNone, tone: 'plain', note: null };
  const day = onDay(window.lastDay, language, now);
  if (window.closed) return { day, left: words.windowClosed, tone: 'over', note: null };
  const left = daysBetween(dateOf(now), window.lastDay);
  const note = window.provisional ? words.windowProvisional : null;
  return { day, left: daysLeft(left, words), tone: left <= 3 ? 'soon' : 'plain', note };
}

function daysLeft(n: number, words: Words['agreement']): string {
  if (n < 0) return words.windowClosed;
  if (n === 0) return words.windowToday;
  return n === 1 ? words.windowTomorrow : filled(words.windowLeft, { n });
}

function refusalOf({ courtId, ground }: Confirmation['refusals'][number], { say, organisations }: AroundAgreement) {
  const court = organisations[courtId]?.name ?? courtId;
  return filled(say.agreement.refused, { court, ground: labelOf(say.agreement.grounds, ground) });
}
