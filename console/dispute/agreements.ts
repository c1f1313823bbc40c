import type { DisputeAnswer } from '../../api/disputes/dispute-schema.ts';
import { whenOf } from '../layout/time.ts';
import { labelOf } from '../layout/words.ts';
import type { Around } from './around.ts';

/** 调解协议 of the case, each with a page of its own; the newest first. */
export function agreementsOf({ agreements }: DisputeAnswer, open: ReadonlySet<string>, { say, language, now }: Around) {
  return agreements
    .map(({ agreementId, number, form, standing, since }) => ({
      path: open.has(agreementId) ? pathOf(agreementId) : null,
      number,
      form: labelOf(say.agreement.forms, form),
      standing: labelOf(say.dispute.agreementStanding, standing),
      since: whenOf(since, language, now),
    }))
    .reverse();
}

/** Where an agreed case is gone on with: on its newest agreement, if the reader may open it. */
export function agreementToGoOnWith({ status, agreementIds }: DisputeAnswer, open: ReadonlySet<string>): string | null {
  const newest = agreementIds.at(-1);
  return status === 'agreed' && newest !== undefined && open.has(newest) ? pathOf(newest) : null;
}

function pathOf(agreementId: string): string {
  return `/console/agreements/${agreementId}`;
}
