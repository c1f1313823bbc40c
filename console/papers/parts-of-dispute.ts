import { disputeFor } from '../../api/disputes/reading-dispute.ts';
import type { DisputeState } from '../../domain/dispute/state.ts';
import type { ConsoleContext } from '../context.ts';
import { whenOf } from '../layout/time.ts';
import { filled } from '../layout/words.ts';
import type { PapersOfKind } from './papers-of-kind.ts';

/** What the parts of a dispute that a form can be about are called: a party by name, a session by its day, the rest by number. */
export function partsOfDispute({ record }: ConsoleContext): PapersOfKind<DisputeState>['partNames'] {
  return async (tx, { id }, { organisations, say, language, now }) => {
    const { dispute } = await disputeFor(record, tx, { keys: record.keys, organisations }, id);
    const names = new Map([
      ...dispute.parties.map(({ partyId, name }) => [partyId, name] as const),
      ...dispute.sessions.map(
        ({ sessionId, at, record }) => [sessionId, whenOf(record?.heldAt ?? at, language, now).text] as const,
      ),
      ...dispute.investigations.map(
        ({ investigationId, at }) => [investigationId, whenOf(at, language, now).text] as const,
      ),
    ]);
    return (part) => names.get(part) ?? filled(say.papers.nth, { n: part });
  };
}
