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
    markOf(
      agreement.mediatorSignature,
      { who: words.mediatorSigns, done: words.signed, open: words.notSigned },
      around,
    ),
    markOf(agreement.seal, { who: words.committeeSeals, done: words.sealed, open: words.notSealed }, around),
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

function markOf(
  mark: AgreementAnswer['seal'],
  { who, done, open }: { who: string; done: string; open: string },
  { language, now, user, organisations }: AroundAgreement,
) {
  if (mark === null) return { ...NOTHING, standing: open, who, as: null, sign: null };
  const how = onDay(mark.on, language, now).text;
  return {
    ...NOTHING,
    isDone: true,
    standing: done,
    how,
    seenBy: organisations[mark.by]?.name ?? user(mark.by),
    who,
    as: null,
    sign: null,
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
