import type { DisputeAnswer } from '../../api/disputes/dispute-schema.ts';
import { whenOf } from '../layout/time.ts';
import { labelOf } from '../layout/words.ts';
import type { Around } from './around.ts';

/** 调解协议 of the case, each with a page of its own; the newest first. */
export function agreementsOf({ agreements }: DisputeAnswer, { say, language, now }: Around) {
  return agreements
    .map(({ agreementId, number, form, standing, since }) => ({
      path: `/console/agreements/${agreementId}`,
      number,
      form: labelOf(say.agreement.forms, form),
      standing: labelOf(say.dispute.agreementStanding, standing),
      since: whenOf(since, language, now),
    }))
    .reverse();
}
