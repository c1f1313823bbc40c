import { expect } from 'vitest';
import type { Consequence, Deadline, DecisionContext, Decider, Notice, Task } from '../../domain/decider.ts';
import { DomainError, type DomainErrorCode } from '../../domain/errors.ts';
import type { Actor } from '../../domain/organisation/actor.ts';
import { policyVersion1 } from '../../domain/policy/version-1.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { calendar2026, county, system, type World } from './dispute-world.ts';

type AnyEvent = { type: string; at: Instant; deadlines?: Deadline[] };

/** One record of any kind, moved by commands and by the clock. Each step is decided, folded and can be asked about. */
export class RecordScenario<State extends { deadlines: Deadline[] }, C extends { type: string }, E extends AnyEvent> {
  readonly #decider: Decider<State, C, E>;
  state: State | null = null;
  readonly history: E[] = [];
  now: Instant;
  readonly world: World = { policy: policyVersion1, calendar: calendar2026, organisations: county };
  #outcome: { events: E[]; command?: C } | { error: DomainError } = { events: [] };

  constructor(decider: Decider<State, C, E>, now: Instant) {
    this.#decider = decider;
    this.now = now;
  }

  /** The command is decided and its events folded; a refusal is kept for `thenRefused`. */
  when(command: C, by: Actor, moment: Instant = this.now): this {
    this.now = moment;
    try {
      const events = this.#decider.decide(this.state, command, this.context(by));
      this.state = events.reduce<State | null>((state, event) => this.#decider.evolve(state, event), this.state);
      this.history.push(...events);
      this.#outcome = { events, command };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.#outcome = { error };
    }
    return this;
  }

  /** As `when`, for what went before and must have been possible. */
  given(command: C, by: Actor, moment?: Instant): this {
    this.when(command, by, moment);
    if ('error' in this.#outcome) throw this.#outcome.error;
    return this;
  }

  /** The clock goes through every deadline up to a moment, and stands there. */
  until(moment: Instant): this {
    for (let next = this.open.deadlines[0]; next !== undefined && next.dueAt <= moment; next = this.open.deadlines[0]) {
      this.given({ type: 'act-on-deadlines' } as C, system, next.dueAt > this.now ? next.dueAt : this.now);
    }
    this.now = moment;
    return this;
  }

  /** The clock stops right after the given deadline was acted on. */
  throughDue(kind: string): this {
    return this.until(this.deadline(kind).dueAt);
  }

  thenEvents(...types: string[]): this {
    expect(this.lastEvents.map((event) => event.type)).toEqual(types);
    return this;
  }

  thenRefused(code: DomainErrorCode, path?: string): this {
    expect(this.refusal && { code: this.refusal.code, path: this.refusal.path }).toEqual({ code, path });
    return this;
  }

  /** Why the last step was refused; null if it was not. */
  get refusal(): DomainError | null {
    return 'error' in this.#outcome ? this.#outcome.error : null;
  }

  get open(): State {
    if (this.state === null) throw new Error('nothing is open');
    return this.state;
  }

  get lastEvents(): E[] {
    if ('error' in this.#outcome) throw this.#outcome.error;
    return this.#outcome.events;
  }

  context(by: Actor): DecisionContext {
    return { ...this.world, now: this.now, actor: by };
  }

  deadline(kind: string): Deadline {
    const found = this.open.deadlines.find((deadline) => deadline.kind === kind);
    if (!found) throw new Error(`no ${kind} among ${this.open.deadlines.map((each) => each.kind).join(', ')}`);
    return found;
  }

  tasks(): Task[] {
    return this.#decider.tasks(this.open, this.world);
  }

  /** `what@organisation` of every task, the most pressing first. */
  awaited(): string[] {
    return this.tasks().map((task) => `${task.what}@${task.organisationId}`);
  }

  notices(): Notice[] {
    return this.lastEvents.flatMap((event) => this.#decider.notices(event, this.open, this.world));
  }

  /** `what@organisation` of the notices that the last step wrote. */
  told(): string[] {
    return this.notices().map((notice) => `${notice.what}@${notice.organisationId}`);
  }

  /** What the last step asks of other records. */
  consequences(): Consequence[] {
    if ('error' in this.#outcome) throw this.#outcome.error;
    const { events, command } = this.#outcome;
    if (command === undefined) return [];
    return events.flatMap((event) => this.#decider.consequences?.(event, this.open, command) ?? []);
  }

  /** `kind/form` of what the last step asks of the engine. */
  reactions(): string[] {
    return this.lastEvents
      .flatMap((event) => this.#decider.reactions(event, this.open))
      .map(({ kind, form }) => (form === undefined ? kind : `${kind}/${form}`));
  }

  readers(): string[] {
    return this.#decider.readers(this.open, this.world);
  }

  /** The stored events alone give the state that was saved, byte for byte. */
  assertReplays(): void {
    const stored = JSON.parse(JSON.stringify(this.history)) as E[];
    const replayed = stored.reduce<State | null>((state, event) => this.#decider.evolve(state, event), null);
    expect(JSON.parse(JSON.stringify(replayed))).toEqual(JSON.parse(JSON.stringify(this.state)));
  }

  /** Of an open record: somebody is awaited who may read it, and something falls due. Of a closed one: nothing. */
  assertAwaited(mayDo: (task: Task, by: Actor) => boolean): void {
    const tasks = this.tasks();
    const isOpen = this.#decider.isOpen(this.open);
    claim(isOpen === tasks.length > 0, `${tasks.length} tasks while ${isOpen ? 'open' : 'closed'}`);
    claim(isOpen === this.open.deadlines.length > 0, `${this.open.deadlines.length} deadlines`);
    const readers = this.readers();
    for (const task of tasks) {
      claim(readers.includes(task.organisationId), `${task.organisationId} may read what it is awaited for`);
      claim(task.roles.length > 0, `${task.what} awaits no role`);
      for (const role of task.roles) {
        const someone = { userId: `${role}@${task.organisationId}`, organisationId: task.organisationId, role };
        claim(mayDo(task, someone), `${role} of ${task.organisationId} can ${task.what}`);
      }
    }
    if ('error' in this.#outcome) return;
    for (const { what, organisationId, roles } of this.notices()) {
      claim(readers.includes(organisationId), `${what} is told to ${organisationId}, which may not read`);
      claim(roles.length > 0, `${what} is told to nobody`);
    }
    claim(
      this.lastEvents.every((event, index, all) => (event.deadlines !== undefined) === (index === all.length - 1)),
      'the last event and no other carries the deadlines',
    );
  }
}

export function claim(holds: boolean, what: string): void {
  if (!holds) throw new Error(`does not hold: ${what}`);
}
