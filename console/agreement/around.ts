import type { AgreementAnswer } from '../../api/agreements/agreement-schema.ts';
import type { RecordedEvent } from '../../record/views/recorded-events.ts';
import type { Around } from '../dispute/around.ts';

/** What the parts of an agreement's page need to know around it: also what people are called. */
export interface AroundAgreement extends Around {
  /** A party by its id. */
  party(partyId: string | undefined): string;
  /** A user by id, who has done something here or mediated it. */
  user(userId: string | undefined): string | null;
}

export function aroundAgreement(
  { parties }: Pick<AgreementAnswer, 'parties'>,
  { colleagues, events }: { colleagues: ReadonlyMap<string, string>; events: readonly RecordedEvent[] },
  around: Around,
): AroundAgreement {
  const names = new Map([...colleagues, ...events.map(({ by }) => [by.userId, by.name] as const)]);
  return {
    ...around,
    party: (partyId) => parties.find((each) => each.partyId === partyId)?.name ?? '',
    user: (userId) => (userId === undefined ? null : (names.get(userId) ?? userId)),
  };
}
