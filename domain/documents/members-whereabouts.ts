import type { MemberFacts } from './household-facts.ts';
import { maskNumbersInText } from './mask.ts';
import { KEPT_BY_RECEIVER } from './party-view.ts';
import { printable } from './printable.ts';

/**
 * Free text without what somebody may have written into it of a protected person's whereabouts (法发〔2022〕10号 4): the
 * address and the phone on record, wherever they stand, and the middle of every other number of a person.
 */
export function withoutWhereabouts(text: string, members: readonly MemberFacts[]): string {
  const hidden = members
    .filter(({ confidential }) => confidential)
    .flatMap(({ address, phone }) => [address, phone])
    .map((secret) => printable(secret ?? ''))
    .filter((secret) => secret !== '');
  const cleared = hidden.reduce((left, secret) => left.replaceAll(secret, KEPT_BY_RECEIVER), printable(text));
  return maskNumbersInText(cleared);
}
