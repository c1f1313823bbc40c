import type { DatedEvent, Deadline, DecisionContext } from '../decider.ts';
import type { Instant } from '../time/instant.ts';

/** More rounds than any record has clocks: a policy whose clocks are always past would otherwise never end. */
const MOST_ROUNDS = 50;

type Stamped<Fact> = DatedEvent & Fact & { at: Instant };

/** How one kind of record evolves and which deadlines then hold. */
export interface Dating<State, Fact> {
  evolve(state: State | null, event: Stamped<Fact>): State;
  deadlinesOf(state: State, context: DecisionContext, mode?: 'keep' | 'redate'): Deadline[];
}

interface Dated {
  id: string;
  deadlines: Deadline[];
}

/** Stamps the facts and writes into the last one every deadline that then holds. */
export function dated<State extends Dated, Fact extends { type: string }>(
  { evolve, deadlinesOf }: Dating<State, Fact>,
  before: State | null,
  facts: readonly Fact[],
  context: DecisionContext,
): Stamped<Fact>[] {
  const events = facts.map((fact): Stamped<Fact> => ({ ...fact, at: context.now }));
  const last = events.at(-1);
  const after = events.reduce<State | null>(evolve, before);
  if (after === null || last === undefined) return [];
  const deadlines = deadlinesOf(after, context);
  return [...events.slice(0, -1), { ...last, deadlines, calendar: context.calendar.version }];
}

/**
 * Acts on every deadline that has passed, the earliest first, each upon the state that the one before left. Nothing due
 * gives no events, so a late, early or doubled proposal does no harm. Only the last event carries deadlines.
 */
export function actedOnDeadlines<State extends Dated, Fact extends { type: string }>(
  dating: Dating<State, Fact>,
  state: State,
  context: DecisionContext,
  consequenceOf: (state: State, due: Deadline) => Fact,
): Stamped<Fact>[] {
  const facts: Fact[] = [];
  let events: Stamped<Fact>[] = [];
  let now = state;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const due = now.deadlines.find((deadline) => deadline.dueAt <= context.now);
    if (due === undefined) return events;
    const fact = consequenceOf(now, due);
    const [event] = dated(dating, now, [fact], context);
    if (event === undefined) break;
    now = dating.evolve(now, event);
    events = [...facts.map((earlier): Stamped<Fact> => ({ ...earlier, at: context.now })), event];
    facts.push(fact);
  }
  throw new RangeError(`the clocks of ${state.id} never come to rest`);
}

/** 重新计算: dates that leaned on an unpublished calendar year, reckoned again; null where none did or none has moved. */
export function redated<State extends Dated, Fact>(
  { deadlinesOf }: Dating<State, Fact>,
  state: State,
  context: DecisionContext,
): { deadlines: Deadline[]; calendar: string; at: Instant } | null {
  if (!state.deadlines.some((deadline) => deadline.provisional)) return null;
  const deadlines = deadlinesOf(state, context, 'redate');
  if (JSON.stringify(deadlines) === JSON.stringify(state.deadlines)) return null;
  return { deadlines, calendar: context.calendar.version, at: context.now };
}
