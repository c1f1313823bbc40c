import type { MemberFacts } from './household-facts.ts';
import { printable } from './printable.ts';
import { withoutContacts } from './whereabouts.ts';

/**
 * Free text of a household's file without what somebody may have written into it of a protected member's whereabouts
 * (法发〔2022〕10号 4). The family's own house is no secret to who lives in it.
 */
export function withoutMembersWhereabouts(
  text: string,
  { address: home, members }: { address?: string; members: readonly MemberFacts[] },
): string {
  const hidden = members
    .filter(({ confidential }) => confidential)
    .map(({ address, phone }) => ({ address: address === home ? undefined : address, phone }));
  return withoutContacts(printable(text), hidden);
}
