import type { HouseholdStanding } from './household/standing.ts';
import type { Actor, Role } from './organisation/actor.ts';
import type { OrganisationTree } from './organisation/tree.ts';
import type { Viewing } from './organisation/viewing.ts';
import type { Policy } from './policy/policy.ts';
import type { Calendar } from './time/calendar.ts';
import type { CivilDate } from './time/civil-date.ts';
import type { Instant } from './time/instant.ts';
import type { Period } from './time/period.ts';

/** Everything a decision may look at besides the state and the command. All of it is data: the domain has no clock. */
export interface DecisionContext {
  now: Instant;
  actor: Actor;
  policy: Policy;
  calendar: Calendar;
  organisations: OrganisationTree;
  /** Households under control of which somebody in the case is a member; read, and kept from changing, in the same transaction. */
  households?: readonly HouseholdStanding[];
}

/** Free text kept encrypted outside the events; the HMAC binds the event to the exact words. */
export interface TextRef {
  textId: string;
  hmac: string;
}

/** 期限: what will happen, when, to whom, and why. Decided once and written into the event that caused it. */
export interface Deadline {
  kind: string;
  /** Which of several things it is about, where more than one of its kind can run: the id of an obligation. */
  about?: string;
  startedAt: Instant;
  period: Period;
  dueAt: Instant;
  /** Last day of a period counted in days. */
  lastDay?: CivilDate;
  /** What happens when it fires, as a stable code with a label in `templates/locales`. */
  then: string;
  source: string;
  /** Reckoned with a year whose rest days are not published yet. */
  provisional: boolean;
}

/** 待办: who is awaited for what. */
export interface Task {
  what: string;
  organisationId: string;
  roles: readonly Role[];
  userId?: string;
  since: Instant;
  dueAt?: Instant;
  /** What happens when nobody acts by then. */
  then?: string;
}

/** A row for the console's bell, written in the command's own transaction. */
export interface Notice {
  what: string;
  organisationId: string;
  roles: readonly Role[];
}

/** 编号: which series an event takes its number from: `{prefix}{n}{suffix}`, counted from 1 in each year, without gaps or repeats. */
export interface NumberSeries {
  organisationId: string;
  year: number;
  prefix: string;
  suffix: string;
}

/** What the engine must do because of an event: unique on (stream, seq, kind). */
export interface Reaction {
  kind: string;
  /** For `render-document`: which form. */
  form?: string;
}

/**
 * 连带: a command to another record, decided by that record's decider in the same transaction, in the system's name: an
 * agreement begins with the dispute's word, and a dispute ends with its agreement's last instalment, or neither happens.
 */
export interface Consequence {
  kind: string;
  streamId: string;
  /** Begins the stream, which pins the policy version of the one that opens it; or only if there is none yet. */
  opens?: boolean | 'unless-there';
  command: { type: string };
}

/** Events of every kind of record may carry the complete list of deadlines that holds after them. */
export interface DatedEvent {
  deadlines?: Deadline[];
  /** The calendar that dated them. */
  calendar?: string;
}

/**
 * 裁决者: one kind of record. `decide` says what happens, `evolve` what then is; everything else is read off the state.
 * Pure: the same input always gives the same answer, on any host.
 */
export interface Decider<
  State,
  Command extends { type: string },
  Event extends DatedEvent & { type: string; at: Instant },
> {
  kind: string;
  /** The kind of record that a stream of this kind hangs on, which is locked before it. */
  parent?: 'dispute';
  /** Looks at the households of the people in the case (`context.households`) before it decides. */
  guarded?: boolean;
  /** Throws DomainError; never returns an empty list for a person's command. Only the last event carries `deadlines`. */
  decide(state: State | null, command: Command, context: DecisionContext): Event[];
  /** The series from which an event takes its `committeeNumber`, drawn in the transaction that writes it (state before it). */
  series?(event: Event, state: State | null, context: Surroundings): NumberSeries | null;
  evolve(state: State | null, event: Event): State;
  isOpen(state: State): boolean;
  deadlines(state: State): Deadline[];
  /** Who is awaited, the most pressing first. Never empty while the case is open. */
  tasks(state: State, context: Surroundings): Task[];
  /** Whom to tell because of an event (state after it). */
  notices(event: Event, state: State, context: Surroundings): Notice[];
  /** What the engine must do because of an event (state after it). */
  reactions(event: Event, state: State): Reaction[];
  /** What must happen to other records together with an event (state after it). */
  consequences?(event: Event, state: State, command: Command): Consequence[];
  /** Organisations that the case reaches; which of their roles may look at it, `viewing` says. */
  readers(state: State, context: Surroundings): string[];
  viewing: Viewing<State>;
}

/** What reading a state needs to know about the world around it. */
export type Surroundings = Pick<DecisionContext, 'policy' | 'organisations'>;
