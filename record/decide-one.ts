import type { DecisionContext, Decider } from '../domain/decider.ts';
import { withNumbers } from './committee-number.ts';
import type { RecordContext } from './context.ts';
import type { AnyEvent } from './follow.ts';
import { type HouseholdMatch, standingsOf } from './guard.ts';
import type { Tx } from './transaction.ts';

/** Of a state or an opening command of a kind that looks at households. */
type PeopleOf = Pick<Parameters<typeof standingsOf>[1], 'parties'>;

/** A command on a record as it stands, with the surroundings that were read for it. */
export interface Deciding<S, C> extends Pick<DecisionContext, 'now' | 'actor' | 'policy' | 'organisations'> {
  streamId: string;
  state: S | null;
  command: C;
  /** Households of its people; null where the kind does not look at them. */
  matches: readonly HouseholdMatch[] | null;
}

/** 裁决: what one command leads to, with the numbers that its events draw; nothing is written yet. Throws what `decide` refuses. */
export async function decideOne<S, C extends { type: string }, E extends AnyEvent>(
  { calendar }: Pick<RecordContext, 'calendar'>,
  tx: Tx,
  decider: Decider<S, C, E>,
  { streamId, state, command, matches, ...surroundings }: Deciding<S, C>,
  decide: Decider<S, C, E>['decide'] = decider.decide,
): Promise<{ context: DecisionContext; events: E[] }> {
  // Whose people these are stands in the state, or in the command that opens the case.
  const people = (state ?? command) as unknown as PeopleOf;
  const households = matches === null ? undefined : standingsOf(matches, { id: streamId, ...people }, surroundings.now);
  const context = { ...surroundings, calendar, households };
  const decided = decide(state, command, context);
  const events = decider.series ? await withNumbers(tx, decider, state, decided, context) : decided;
  return { context, events };
}
