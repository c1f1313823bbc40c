import type { AgreementAnswer } from '../../api/agreements/agreement-schema.ts';
import { colourOf } from '../dispute/around.ts';
import { onDay, whenOf } from '../layout/time.ts';
import { filled, labelOf } from '../layout/words.ts';
import type { AroundAgreement } from './around.ts';

/** 基本情况: what stands at the head of the page, and the facts beside it. */
export function basicsOf(agreement: AgreementAnswer, around: AroundAgreement) {
  const { say, language, now, user } = around;
  const { agreement: words } = say;
  const facts: [string, string | null | undefined][] = [
    [words.form, labelOf(words.forms, agreement.form)],
    [words.mediated, agreement.organisationName],
    [words.mediator, user(agreement.mediatorId)],
    [words.drafted, whenOf(agreement.draftedAt, language, now).text],
    [words.effective, agreement.effectiveOn && onDay(agreement.effectiveOn, language, now).text],
    [words.copies, copiesOf(agreement, around)],
  ];
  return {
    colour: colourOf(around, agreement.colour),
    status: labelOf(say.agreementStatus, agreement.status),
    revision: agreement.revision > 1 ? filled(words.revision, { n: agreement.revision }) : null,
    ending: endingOf(agreement, around),
    basics: facts.flatMap(([name, value]) => (value ? [{ name, value }] : [])),
  };
}

/** An oral agreement has no copies. */
function copiesOf({ form, copies, effectiveOn }: AgreementAnswer, { say, party }: AroundAgreement): string | null {
  if (form === 'oral' || effectiveOn === undefined) return null;
  const names = copies.map(({ partyId }) => party(partyId)).join('、');
  return names === '' ? say.agreement.noCopies : names;
}

function endingOf({ ending }: AgreementAnswer, { say }: AroundAgreement): string | null {
  if (ending === null) return null;
  const { agreement: words } = say;
  const cause = ending.cause === undefined ? null : labelOf(words.causes, ending.cause);
  return [labelOf(words.ending, ending.outcome), cause, ending.reason].filter(Boolean).join(' · ');
}
