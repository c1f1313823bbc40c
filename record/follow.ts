import type { DatedEvent, Decider, Notice, Reaction, Surroundings, Task } from '../domain/decider.ts';
import type { Actor } from '../domain/organisation/actor.ts';
import { viewersOf } from '../domain/organisation/viewing.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { ChainedEvent } from './event-store.ts';
import { eventHash } from './hash-chain.ts';

/** Any event that a decider may give. */
export type AnyEvent = DatedEvent & { type: string; at: Instant };

/** Where a stream stands before a command. */
export interface Before<S> {
  streamId: string;
  seq: number;
  state: S | null;
  headHash: Buffer;
}

/** Everything that follows from the events of one command, ready to be written. */
export interface Outcome<S, E> {
  seq: number;
  state: S;
  headHash: Buffer;
  events: (E & { seq: number })[];
  chained: ChainedEvent[];
  open: boolean;
  /** Organisations, which of their roles may look, and `*` for the record itself. */
  readers: string[];
  nextDueAt: Instant | null;
  tasks: Task[];
  notices: (Notice & { at: Instant })[];
  reactions: (Reaction & { seq: number })[];
}

/** Chains the events, evolves the state and reads off it what is to be done, by whom, and who is told. */
export function follow<S, C extends { type: string }, E extends AnyEvent>(
  decider: Decider<S, C, E>,
  before: Before<S>,
  events: readonly E[],
  actor: Actor,
  surroundings: Surroundings,
): Outcome<S, E> {
  let { state, seq, headHash } = before;
  const chained: ChainedEvent[] = [];
  const notices: Outcome<S, E>['notices'] = [];
  const reactions: Outcome<S, E>['reactions'] = [];
  for (const event of events) {
    const after = decider.evolve(state, event);
    const { type, at, ...data } = event;
    seq += 1;
    const stored = { streamId: before.streamId, seq, type, at, actor, data };
    headHash = eventHash(headHash, stored);
    chained.push({ ...stored, hash: headHash });
    for (const notice of decider.notices(event, after, surroundings)) notices.push({ ...notice, at });
    for (const reaction of decider.reactions(event, after)) reactions.push({ ...reaction, seq });
    state = after;
  }
  if (state === null) throw new Error(`a ${decider.kind} was opened without an event`);
  return {
    seq,
    state,
    headHash,
    events: events.map((event, index) => ({ ...event, seq: before.seq + index + 1 })),
    chained,
    open: decider.isOpen(state),
    readers: readersOf(decider, state, surroundings),
    nextDueAt: earliest(decider.deadlines(state).map(({ dueAt }) => dueAt)),
    tasks: decider.tasks(state, surroundings),
    notices,
    reactions,
  };
}

/** As a stream's row keeps them: row-level security compares them with who asks. */
export function readersOf<S, C extends { type: string }, E extends AnyEvent>(
  decider: Decider<S, C, E>,
  state: S,
  surroundings: Surroundings,
): string[] {
  const reached = decider.readers(state, surroundings);
  return [...reached, ...viewersOf(decider.viewing, state, reached, surroundings.organisations), '*'];
}

/** Instants are written in one form, so the first in the alphabet is the first in time. */
function earliest(instants: readonly Instant[]): Instant | null {
  return instants.reduce<Instant | null>((first, at) => (first === null || at < first ? at : first), null);
}
