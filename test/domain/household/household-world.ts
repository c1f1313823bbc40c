import { expect } from 'vitest';
import type { Deadline, DecisionContext, Notice, Reaction, Task } from '../../../domain/decider.ts';
import { DomainError, type DomainErrorCode } from '../../../domain/errors.ts';
import { availableActions } from '../../../domain/household/available-actions.ts';
import type {
  HouseholdCommand,
  HouseholdCommandOf,
  HouseholdCommandType,
  Officer,
} from '../../../domain/household/commands.ts';
import { householdDecider } from '../../../domain/household/decider.ts';
import type { HouseholdEvent, HouseholdFactType } from '../../../domain/household/events.ts';
import type { HouseholdState, Member, MemberRole, VisitReport } from '../../../domain/household/state.ts';
import type { Actor } from '../../../domain/organisation/actor.ts';
import { policyVersion1 } from '../../../domain/policy/version-1.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import { at, calendar2026, county, people, system, text } from '../../support/dispute-world.ts';

export const { officer, deputy, chief } = people;

export const staff: Officer[] = [
  { userId: chief.userId, role: chief.role },
  { userId: deputy.userId, role: deputy.role },
  { userId: officer.userId, role: officer.role },
];

export function member(memberId: string, role: MemberRole): Member {
  return { memberId, personId: `person-${memberId}`, role, confidential: role === 'victim', hmac: `h-${memberId}` };
}

export function opening(level: string, facts: Partial<HouseholdCommandOf<'open'>> = {}): HouseholdCommandOf<'open'> {
  return {
    type: 'open',
    id: 'household-1',
    number: '清溪所2026-000001',
    stationId: 'qingxi-station',
    level,
    reason: text('reason'),
    address: text('address'),
    plan: text('plan'),
    members: [member('husband', 'perpetrator'), member('wife', 'victim')],
    staff,
    ...facts,
  };
}

const done = (note: string) => ({ done: true, note: text(note) });

export function revisit(visitedAt: Instant, found: Partial<VisitReport> = {}): HouseholdCommandOf<'record-revisit'> {
  return {
    type: 'record-revisit',
    staff,
    report: {
      visitId: `visit-${visitedAt}`,
      visitedAt,
      listened: done('listened'),
      policyExplained: done('policy'),
      warnedByCases: done('cases'),
      counselled: done('counselled'),
      personsSeen: text('seen'),
      victimAlone: true,
      means: 'visit',
      violenceRecurred: false,
      feedback: text('feedback'),
      ...found,
    },
  };
}

export function incident(
  occurredAt: Instant,
  facts: Partial<HouseholdCommandOf<'report-incident'>> = {},
): HouseholdCommandOf<'report-incident'> {
  const report = { incidentId: `incident-${occurredAt}`, occurredAt, detail: text('detail') };
  return { type: 'report-incident', report, staff, ...facts };
}

export function order(
  issuedOn: string,
  months: number,
  facts: Partial<HouseholdCommandOf<'record-protection-order'>> = {},
): HouseholdCommandOf<'record-protection-order'> {
  return {
    type: 'record-protection-order',
    orderId: `order-${issuedOn}`,
    issuedOn,
    months,
    urgent: false,
    measures: text('measures'),
    courtId: 'court',
    ...facts,
  };
}

export function warning(
  acceptedAt: Instant,
  facts: Partial<HouseholdCommandOf<'issue-warning'>> = {},
): HouseholdCommandOf<'issue-warning'> {
  return {
    type: 'issue-warning',
    warningId: `warning-${acceptedAt}`,
    acceptedAt,
    admitted: true,
    evidence: evidence('perpetrator-statement', 'victim-statement'),
    circumstances: ['victim-asks'],
    ...facts,
  };
}

export function evidence(...kinds: string[]): HouseholdCommandOf<'issue-warning'>['evidence'] {
  return kinds.map((kind) => ({ kind, note: text(kind) }));
}

type Decision = HouseholdCommandOf<'decide-level'>['decision'];

export function decision(made: Decision, level?: string): HouseholdCommandOf<'decide-level'> {
  return {
    type: 'decide-level',
    reviewId: 'review-1',
    decision: made,
    level,
    reason: text('why'),
    staff,
    at: 'decisions.0',
  };
}

/** One household, moved by commands and by the clock. */
export class Home {
  state: HouseholdState | null = null;
  readonly history: HouseholdEvent[] = [];
  now: Instant;
  #outcome: { events: HouseholdEvent[] } | { error: DomainError } = { events: [] };

  constructor(now: Instant) {
    this.now = now;
  }

  /** The command is decided and its events folded; a refusal is kept for `thenRefused`. */
  when(command: HouseholdCommand, by: Actor, moment: Instant = this.now): this {
    this.now = moment;
    try {
      const events = householdDecider.decide(this.state, command, this.context(by));
      this.state = events.reduce<HouseholdState | null>(
        (state, event) => householdDecider.evolve(state, event),
        this.state,
      );
      this.history.push(...events);
      this.#outcome = { events };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.#outcome = { error };
    }
    return this;
  }

  /** As `when`, for what went before and must have been possible. */
  given(command: HouseholdCommand, by: Actor, moment?: Instant): this {
    this.when(command, by, moment);
    if ('error' in this.#outcome) throw this.#outcome.error;
    return this;
  }

  /** The clock goes through every deadline up to a moment, and stands there. */
  until(moment: Instant): this {
    for (let next = this.open.deadlines[0]; next !== undefined && next.dueAt <= moment; next = this.open.deadlines[0]) {
      this.given({ type: 'act-on-deadlines' }, system, next.dueAt > this.now ? next.dueAt : this.now);
    }
    this.now = moment;
    return this;
  }

  thenEvents(...types: HouseholdFactType[]): this {
    if ('error' in this.#outcome) throw this.#outcome.error;
    expect(this.#outcome.events.map((event) => event.type)).toEqual(types);
    return this;
  }

  thenRefused(code: DomainErrorCode, about: { path?: string; says?: string } = {}): this {
    if (!('error' in this.#outcome)) {
      throw new Error(`not refused but: ${this.#outcome.events.map((event) => event.type).join(', ')}`);
    }
    const { error } = this.#outcome;
    expect({ code: error.code, path: error.path }).toEqual({ code, path: about.path });
    if (about.says) expect(error.message).toContain(about.says);
    return this;
  }

  /** Why the last step was refused; null if it was not. */
  get refusal(): DomainError | null {
    return 'error' in this.#outcome ? this.#outcome.error : null;
  }

  get open(): HouseholdState {
    if (this.state === null) throw new Error('nothing is opened');
    return this.state;
  }

  get lastEvents(): HouseholdEvent[] {
    return 'events' in this.#outcome ? this.#outcome.events : [];
  }

  context(by: Actor): DecisionContext {
    return { policy: policyVersion1, calendar: calendar2026, organisations: county, now: this.now, actor: by };
  }

  deadline(kind: string): Deadline {
    const found = this.open.deadlines.findLast((deadline) => deadline.kind === kind);
    if (!found) throw new Error(`no ${kind} among ${this.open.deadlines.map((deadline) => deadline.kind).join(', ')}`);
    return found;
  }

  /** Last day on which the next visit is in time. */
  get nextOn(): string | undefined {
    return this.open.next?.dueOn;
  }

  tasks(): Task[] {
    return householdDecider.tasks(this.open, this.context(system));
  }

  /** `what@role` of every task, the most pressing first. */
  awaited(): string[] {
    return this.tasks().map((task) => `${task.what}@${task.roles.join('+')}`);
  }

  /** `what@roles` of the notices that the last step wrote. */
  told(): string[] {
    return this.lastEvents
      .flatMap((event): Notice[] => householdDecider.notices(event, this.open, this.context(system)))
      .map((notice) => `${notice.what}@${notice.roles.join('+')}`);
  }

  reactions(): Reaction[] {
    return this.lastEvents.flatMap((event) => householdDecider.reactions(event, this.open));
  }

  actions(by: Actor): HouseholdCommandType[] {
    return availableActions(this.open, by, this.context(by));
  }
}

/** Monday of an ordinary week, far from holidays. */
export const MONDAY = at('2026-03-09', '09:00');

export function opened(level: string, moment = MONDAY, facts: Partial<HouseholdCommandOf<'open'>> = {}): Home {
  return new Home(moment).given(opening(level, facts), level === 'red' ? deputy : officer);
}

/** Opened, and visited for the first time on the day after. */
export function visitedOnce(level: string): Home {
  const by = level === 'red' ? deputy : officer;
  return opened(level).given(revisit(at('2026-03-10', '10:00')), by, at('2026-03-10', '11:00'));
}
