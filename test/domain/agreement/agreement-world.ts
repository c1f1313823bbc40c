import { expect } from 'vitest';
import { availableActions } from '../../../domain/agreement/available-actions.ts';
import type {
  AgreementCommand,
  AgreementCommandOf,
  AgreementCommandType,
  DraftAgreement,
  DraftObligation,
} from '../../../domain/agreement/commands.ts';
import { agreementDecider } from '../../../domain/agreement/decider.ts';
import type { AgreementEvent, AgreementFactType } from '../../../domain/agreement/events.ts';
import type { AgreementState } from '../../../domain/agreement/state.ts';
import type { Consequence, Deadline, DecisionContext, Notice, Reaction, Task } from '../../../domain/decider.ts';
import { DomainError, type DomainErrorCode } from '../../../domain/errors.ts';
import type { Actor } from '../../../domain/organisation/actor.ts';
import { policyVersion1 } from '../../../domain/policy/version-1.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import { at, calendar2026, county, parties, people, system, text, type World } from '../../support/dispute-world.ts';

/** 2,000 yuan in three instalments, as a village agrees on them. */
export const INSTALMENTS: DraftObligation[] = [
  instalment('o1', 100_000, '2026-10-01'),
  instalment('o2', 60_000, '2026-11-02'),
  instalment('o3', 40_000, '2026-12-01'),
];

export function instalment(obligationId: string, amountFen: number, dueOn: string): DraftObligation {
  return { obligationId, kind: 'money', debtorId: 'p2', creditorId: 'p1', amountFen, dueOn };
}

export function act(obligationId: string, dueOn: string): DraftObligation {
  return { obligationId, kind: 'act', debtorId: 'p2', creditorId: 'p1', what: text('what'), dueOn };
}

export function drafting(facts: Partial<DraftAgreement> = {}): DraftAgreement {
  return {
    type: 'draft',
    id: 'agreement-1',
    number: '云河2026-1-协1',
    disputeId: 'case-1',
    disputeNumber: '云河2026-1',
    disputeType: 'neighbours',
    level: 'village',
    colour: 'blue',
    organisationId: 'yangping',
    mediatorId: 'mediator.yangping',
    parties,
    form: 'written',
    facts: text('facts'),
    items: text('items'),
    terms: [text('term-1')],
    obligations: INSTALMENTS,
    ...facts,
  };
}

type Place = Pick<World, 'policy' | 'calendar' | 'organisations'>;

/** One agreement, moved by commands and by the clock. */
export class AgreementScenario {
  state: AgreementState | null = null;
  readonly history: AgreementEvent[] = [];
  readonly caused: Consequence[] = [];
  now: Instant;
  readonly world: Place;
  #outcome: { events: AgreementEvent[]; command: AgreementCommand } | { error: DomainError };

  constructor(now: Instant, world: Partial<Place> = {}) {
    this.now = now;
    this.world = { policy: policyVersion1, calendar: calendar2026, organisations: county, ...world };
    this.#outcome = { error: new DomainError('invalid', 'nothing was done') };
  }

  /** The command is decided and its events folded; a refusal is kept for `thenRefused`. */
  when(command: AgreementCommand, by: Actor, moment: Instant = this.now): this {
    this.now = moment;
    try {
      const events = agreementDecider.decide(this.state, command, this.context(by));
      for (const event of events) {
        const after = agreementDecider.evolve(this.state, event);
        this.state = after;
        this.caused.push(...(agreementDecider.consequences?.(event, after, command) ?? []));
      }
      this.history.push(...events);
      this.#outcome = { events, command };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.#outcome = { error };
    }
    return this;
  }

  /** As `when`, for what went before and must have been possible. */
  given(command: AgreementCommand, by: Actor, moment?: Instant): this {
    this.when(command, by, moment);
    if ('error' in this.#outcome) throw this.#outcome.error;
    return this;
  }

  /** The clock goes to the next deadline, which is acted on. */
  atDue(): this {
    const next = this.open.deadlines[0];
    if (next === undefined) throw new Error('no deadline is pending');
    return this.given({ type: 'act-on-deadlines' }, system, next.dueAt > this.now ? next.dueAt : this.now);
  }

  /** The clock goes through every deadline up to a moment, and stands there. */
  until(moment: Instant): this {
    while (this.open.deadlines[0] !== undefined && this.open.deadlines[0].dueAt <= moment) this.atDue();
    this.now = moment;
    return this;
  }

  /** The clock stops right after the given deadline was acted on. */
  throughDue(kind: string, about?: string): this {
    return this.until(this.deadline(kind, about).dueAt);
  }

  /** Its day passes, then the days of supervision. */
  throughDefault(obligationId: string): this {
    return this.throughDue('obligation-end', obligationId).throughDue('default', obligationId);
  }

  thenEvents(...types: AgreementFactType[]): this {
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

  get open(): AgreementState {
    if (this.state === null) throw new Error('nothing is drafted');
    return this.state;
  }

  get lastEvents(): AgreementEvent[] {
    return 'events' in this.#outcome ? this.#outcome.events : [];
  }

  context(by: Actor): DecisionContext {
    return { ...this.world, now: this.now, actor: by };
  }

  deadline(kind: string, about?: string): Deadline {
    const found = this.open.deadlines.find(
      (deadline) => deadline.kind === kind && (about === undefined || deadline.about === about),
    );
    if (!found) throw new Error(`no ${kind} among ${this.kinds().join(', ')}`);
    return found;
  }

  /** Kinds of what is pending, the earliest first. */
  kinds(): string[] {
    return this.open.deadlines.map((deadline) => deadline.kind);
  }

  tasks(): Task[] {
    return agreementDecider.tasks(this.open, this.world);
  }

  /** `what@organisation` of every task, the most pressing first. */
  awaited(): string[] {
    return this.tasks().map((task) => `${task.what}@${task.organisationId}`);
  }

  notices(): Notice[] {
    return this.lastEvents.flatMap((event) => agreementDecider.notices(event, this.open, this.world));
  }

  /** `what@organisation` of the notices that the last step wrote. */
  told(): string[] {
    return this.notices().map((notice) => `${notice.what}@${notice.organisationId}`);
  }

  reactions(): Reaction[] {
    return this.lastEvents.flatMap((event) => agreementDecider.reactions(event, this.open));
  }

  /** What the dispute was told, in order. */
  standings(): string[] {
    return this.caused.flatMap(({ kind, command }) =>
      kind === 'dispute' ? [(command as { standing?: string }).standing ?? ''] : [],
    );
  }

  readers(): string[] {
    return agreementDecider.readers(this.open, this.world);
  }

  actions(by: Actor): AgreementCommandType[] {
    return availableActions(this.open, by, this.world);
  }

  obligation(obligationId: string) {
    return this.open.obligations.find((each) => each.obligationId === obligationId);
  }
}

export const SEPT_1 = at('2026-09-01', '10:00');

/** Drafted at 羊坪村, nothing signed. */
export function drafted(facts: Partial<DraftAgreement> = {}, moment = SEPT_1): AgreementScenario {
  return new AgreementScenario(moment).given(drafting(facts), system);
}

const signed = (scenario: AgreementScenario) => ({ revision: scenario.open.revision, textHash: 'hash' });

export function signing(scenario: AgreementScenario, partyId: string): AgreementCommandOf<'sign'> {
  return { type: 'sign', partyId, manner: 'signature', signed: signed(scenario) };
}

export function mediatorSigning(scenario: AgreementScenario): AgreementCommandOf<'sign-as-mediator'> {
  return { type: 'sign-as-mediator', signed: signed(scenario) };
}

export function sealing(scenario: AgreementScenario): AgreementCommandOf<'affix-seal'> {
  return { type: 'affix-seal', signed: signed(scenario) };
}

/** Signed by all and sealed at 羊坪村. */
export function effective(facts: Partial<DraftAgreement> = {}, moment = SEPT_1): AgreementScenario {
  const scenario = drafted(facts, moment);
  const by = mediatorOf(scenario);
  for (const { partyId } of scenario.open.parties) scenario.given(signing(scenario, partyId), by);
  return scenario.given(mediatorSigning(scenario), by).given(sealing(scenario), by);
}

function mediatorOf(scenario: AgreementScenario): Actor {
  return (
    Object.values(people).find(({ userId }) => userId === scenario.open.mediatorId) ??
    Object.values(people).find(({ organisationId }) => organisationId === scenario.open.organisationId) ??
    people.yangping
  );
}

export const applying: AgreementCommandOf<'apply-for-confirmation'> = {
  type: 'apply-for-confirmation',
  partyIds: ['p1', 'p2'],
  courtId: 'court',
};

/** Applied for by both, before the court. */
export function applied(facts: Partial<DraftAgreement> = {}, moment = SEPT_1): AgreementScenario {
  return effective(facts, moment).given(applying, people.yangping);
}

export function confirmed(facts: Partial<DraftAgreement> = {}, moment = SEPT_1): AgreementScenario {
  return applied(facts, moment)
    .given({ type: 'accept-confirmation' }, people.clerk)
    .given({ type: 'decide-confirmation', decision: 'confirmed' }, people.judge);
}

export function paying(
  obligationId: string,
  amountFen: number | undefined,
  on: string,
): AgreementCommandOf<'record-performance'> {
  return { type: 'record-performance', obligationId, amountFen, on };
}

export function visiting(scenario: AgreementScenario): AgreementCommandOf<'record-follow-up'> {
  return {
    type: 'record-follow-up',
    followUpId: 'visit-1',
    visitedAt: scenario.now,
    reason: text('reason'),
    findings: text('findings'),
    visitedPartyIds: ['p1'],
  };
}
