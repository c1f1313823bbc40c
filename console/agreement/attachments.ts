import type { AgreementAnswer } from '../../api/agreements/agreement-schema.ts';
import { whenOf } from '../layout/time.ts';
import { labelOf } from '../layout/words.ts';
import type { AroundAgreement } from './around.ts';

/** 附件: scans of what was signed on paper, and proofs of payment. */
export function attachmentsOf({ id, attachments }: AgreementAnswer, { say, language, now }: AroundAgreement) {
  return attachments.map(({ attachmentId, title, kind, addedAt }) => ({
    title,
    kind: labelOf(say.agreement.attachmentKinds, kind),
    when: whenOf(addedAt, language, now),
    path: `/console/agreements/${id}/attachments/${attachmentId}`,
  }));
}
