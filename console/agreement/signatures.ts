import type { AgreementAnswer } from '../../api/agreements/agreement-schema.ts';
import { onDay } from '../layout/time.ts';
import { filled, labelOf } from '../layout/words.ts';
import type { AroundAgreement } from './around.ts';

/** 签名: who has signed and who has not; party by party, then the mediator and the seal. */
export function signaturesOf(agreement: AgreementAnswer, around: AroundAgreement) {
  const { say } = around;
  const { agreement: words } = say;
  return [
    ...agreement.parties.map(({ partyId, side, name }) => ({
      ...signatureOf(agreement, partyId, around),
      who: name,
      as: labelOf(say.side, side),
      sign: agreement.actions.includes('sign')
        ? { path: `/console/agreements/${agreement.id}/sign?party=${partyId}`, name: filled(words.signNow, { name }) }
        : null,
    })),
    markOf(agreement, 'sign-as-mediator', agreement.mediatorSignature, around),
    markOf(agreement, 'affix-seal', agreement.seal, around),
  ].map((each) => ({ ...each, sign: each.isDone ? null : each.sign }));
}

function signatureOf({ id, signatures, attachments }: AgreementAnswer, partyId: string, around: AroundAgreement) {
  const { say, language, now, user } = around;
  const { agreement: words } = say;
  const signature = signatures.find((each) => each.partyId === partyId);
  if (signature === undefined) return { ...NOTHING, standing: words.notSigned };
  const { on, manner, recordedBy, drawn, attachmentId, witness } = signature;
  const scan = attachments.find((each) => each.attachmentId === attachmentId);
  return {
    isDone: true,
    standing: words.signed,
    how: filled(words.signedOn, { day: onDay(on, language, now).text, manner: labelOf(words.manners, manner) }),
    seenBy: user(recordedBy),
    witness: witness ?? null,
    drawn: drawn === undefined ? null : `/console/agreements/${id}/signatures/${partyId}`,
    scan:
      scan === undefined
        ? null
        : { title: scan.title, path: `/console/agreements/${id}/attachments/${scan.attachmentId}` },
  };
}

/** 调解员签名 or 印章. */
function markOf(
  { id, actions }: AgreementAnswer,
  command: 'sign-as-mediator' | 'affix-seal',
  mark: AgreementAnswer['seal'],
  { say, language, now, user, organisations }: AroundAgreement,
) {
  const { agreement: words } = say;
  const isSeal = command === 'affix-seal';
  const [who, done, open] = isSeal
    ? [words.committeeSeals, words.sealed, words.notSealed]
    : [words.mediatorSigns, words.signed, words.notSigned];
  return {
    ...NOTHING,
    who,
    as: null,
    isDone: mark !== null,
    standing: mark === null ? open : done,
    how: mark === null ? null : onDay(mark.on, language, now).text,
    seenBy: mark === null ? null : (organisations[mark.by]?.name ?? user(mark.by)),
    sign: actions.includes(command)
      ? { path: `/console/agreements/${id}/${command}`, name: labelOf(say.command, command) }
      : null,
  };
}

const NOTHING = {
  isDone: false,
  how: null as string | null,
  seenBy: null as string | null,
  witness: null as string | null,
  drawn: null as string | null,
  scan: null as { title: string; path: string } | null,
};
