import { dateOf, wallClockOf } from '../../../domain/time/instant.ts';
import type { Choosing } from './choices.ts';

/** 预填内容: what is known already need not be typed again. */
export function firstValues({ type, agreement, now }: Choosing): Record<string, string> {
  const today = dateOf(now);
  const everyParty = (field: string) =>
    Object.fromEntries(agreement.parties.map(({ partyId }, place) => [`${field}.${place}`, partyId]));
  switch (type) {
    case 'amend':
      return wordingOf(agreement);
    case 'sign-as-mediator':
    case 'affix-seal':
    case 'record-performance':
      return { on: today };
    case 'hand-over-copies':
      return { on: today };
    case 'record-follow-up':
      return { visitedAt: wallClockOf(now), ...everyParty('visitedPartyIds') };
    case 'apply-for-confirmation':
      return { ...everyParty('partyIds') };
    default:
      return {};
  }
}

/** The wording as it stands: what is changed in it is typed over. */
function wordingOf({ facts, items, responsibility = '', terms, obligations }: Choosing['agreement']) {
  return {
    facts,
    items,
    responsibility,
    ...Object.fromEntries(terms.map((term, place) => [`terms.${place}`, term])),
    ...Object.fromEntries(
      obligations.flatMap(({ kind, debtorId, creditorId, amountFen, what, dueOn }, place) =>
        Object.entries({
          kind,
          debtorId,
          creditorId,
          amountFen: amountFen === undefined ? '' : (amountFen / 100).toFixed(2),
          what: what ?? '',
          dueOn,
        }).map(([field, value]) => [`obligations.${place}.${field}`, value]),
      ),
    ),
  };
}
