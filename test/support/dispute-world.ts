import { expect } from 'vitest';
import type { AgreementDraft } from '../../domain/agreement/commands.ts';
import type {
  Consequence,
  Deadline,
  DecisionContext,
  Notice,
  Reaction,
  Surroundings,
  Task,
  TextRef,
} from '../../domain/decider.ts';
import { availableActions } from '../../domain/dispute/available-actions.ts';
import type { Consent, DisputeCommand, DisputeCommandOf, DisputeCommandType } from '../../domain/dispute/commands.ts';
import { disputeDecider } from '../../domain/dispute/decider.ts';
import type { DisputeEvent, DisputeFactType } from '../../domain/dispute/events.ts';
import type { DisputeState, Party } from '../../domain/dispute/state.ts';
import { DomainError, type DomainErrorCode } from '../../domain/errors.ts';
import type { HouseholdStanding } from '../../domain/household/standing.ts';
import type { Actor, Role } from '../../domain/organisation/actor.ts';
import type { Organisation, OrganisationKind, OrganisationTree } from '../../domain/organisation/tree.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { policyVersion1 } from '../../domain/policy/version-1.ts';
import type { Calendar } from '../../domain/time/calendar.ts';
import { addHours, type Instant } from '../../domain/time/instant.ts';

function organisation(id: string, kind: OrganisationKind, level: string, parentId: string | null): Organisation {
  return { id, kind, level, parentId, name: id, shortName: id };
}

export function treeOf(organisations: Organisation[]): OrganisationTree {
  return Object.fromEntries(organisations.map((each) => [each.id, each]));
}

/** A county of two townships, small enough to read: what each kind of dispute meets is there once. */
export const countyOrganisations: Organisation[] = [
  organisation('county', 'county-centre', 'county', null),
  organisation('court', 'court', 'court', 'county'),
  organisation('studio', 'studio', 'county', 'county'),
  organisation('qingxi', 'township-centre', 'township', 'county'),
  organisation('qingxi-committee', 'township-committee', 'township', 'qingxi'),
  organisation('qingxi-station', 'police-station', 'township', 'qingxi'),
  organisation('qingxi-women', 'womens-federation', 'township', 'qingxi'),
  organisation('qingxi-tribunal', 'tribunal', 'court', 'qingxi'),
  organisation('yangping', 'village-committee', 'village', 'qingxi'),
  organisation('hekou', 'village-committee', 'village', 'qingxi'),
  organisation('beiling', 'township-centre', 'township', 'county'),
  organisation('beiling-station', 'police-station', 'township', 'beiling'),
  organisation('shanqian', 'village-committee', 'village', 'beiling'),
];

export const county = treeOf(countyOrganisations);

function actor(userId: string, organisationId: string, role: Role): Actor {
  return { userId, organisationId, role };
}

/** One person for each role that the tree has a place for. */
export const people = {
  yangping: actor('mediator.yangping', 'yangping', 'village-mediator'),
  hekou: actor('mediator.hekou', 'hekou', 'village-mediator'),
  shanqian: actor('mediator.shanqian', 'shanqian', 'village-mediator'),
  grid: actor('grid.yangping', 'yangping', 'grid-worker'),
  coordinator: actor('coordinator.qingxi', 'qingxi', 'township-coordinator'),
  coordinatorBeiling: actor('coordinator.beiling', 'beiling', 'township-coordinator'),
  township: actor('mediator.qingxi', 'qingxi-committee', 'township-mediator'),
  officer: actor('officer.qingxi', 'qingxi-station', 'community-officer'),
  deputy: actor('deputy.qingxi', 'qingxi-station', 'deputy-chief'),
  chief: actor('chief.qingxi', 'qingxi-station', 'station-chief'),
  officerBeiling: actor('officer.beiling', 'beiling-station', 'community-officer'),
  women: actor('women.qingxi', 'qingxi-women', 'invited-organisation'),
  studio: actor('studio.wang', 'studio', 'studio-mediator'),
  clerk: actor('clerk.court', 'court', 'court-clerk'),
  judge: actor('judge.court', 'court', 'judge'),
  courtMediator: actor('mediator.court', 'court', 'court-mediator'),
  enforcement: actor('enforcement.court', 'court', 'enforcement-judge'),
  tribunalClerk: actor('clerk.tribunal', 'qingxi-tribunal', 'court-clerk'),
  supervisor: actor('supervisor.county', 'county', 'supervisor'),
  auditor: actor('auditor.county', 'county', 'auditor'),
  administrator: actor('admin', 'county', 'administrator'),
} as const satisfies Record<string, Actor>;

export const system: Actor = actor('system', 'system', 'system');

/** 国务院办公厅 2026 年放假安排, typed in from the notice; of 2027 only a few days, as not published yet. */
export const calendar2026: Calendar = {
  version: 'test-2026',
  years: {
    2025: { published: true, holidays: [], makeUpWorkdays: [] },
    2026: {
      published: true,
      holidays: [
        ...['2026-01-01', '2026-01-02', '2026-01-03'],
        ...['2026-02-15', '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19'],
        ...['2026-02-20', '2026-02-21', '2026-02-22', '2026-02-23'],
        ...['2026-04-04', '2026-04-05', '2026-04-06'],
        ...['2026-05-01', '2026-05-02', '2026-05-03', '2026-05-04', '2026-05-05'],
        ...['2026-06-19', '2026-06-20', '2026-06-21'],
        ...['2026-09-25', '2026-09-26', '2026-09-27'],
        ...['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07'],
      ],
      makeUpWorkdays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
    },
    2027: { published: false, holidays: ['2027-01-01', '2027-02-06', '2027-02-07'], makeUpWorkdays: [] },
  },
};

/** `2026-09-30 10:00` in Shanghai, as the record writes it. */
export function at(day: string, time = '00:00'): Instant {
  return `${day}T${time}:00.000+08:00`;
}

export function addDaysTo(moment: Instant, days: number): Instant {
  return addHours(moment, 24 * days);
}

export function text(textId: string): TextRef {
  return { textId, hmac: `hmac-${textId}` };
}

export const parties: Party[] = [
  { partyId: 'p1', personId: 'person-1', side: 'applicant', kind: 'person', protected: false, hmac: 'h1' },
  { partyId: 'p2', personId: 'person-2', side: 'respondent', kind: 'person', protected: false, hmac: 'h2' },
];

export function registering(facts: Partial<DisputeCommandOf<'register'>> = {}): DisputeCommandOf<'register'> {
  return {
    type: 'register',
    id: 'case-1',
    number: '云河2026-1',
    disputeType: 'neighbours',
    source: 'application',
    title: text('title'),
    facts: text('facts'),
    parties,
    ...facts,
  };
}

/** Both parties agree; `wish` is what the first says about going to court. */
export function consents(wish?: boolean): Consent[] {
  return [
    { partyId: 'p1', consented: true, ...(wish === undefined ? {} : { courtIfFailed: wish }) },
    { partyId: 'p2', consented: true },
  ];
}

export function accepting(wish?: boolean): DisputeCommandOf<'accept'> {
  return { type: 'accept', consents: consents(wish), rightsNoticeGiven: true };
}

/** Two instalments of 5,000 yuan. */
export const agreementDraft: AgreementDraft = {
  form: 'written',
  facts: text('agreed-facts'),
  items: text('agreed-items'),
  terms: [text('term')],
  obligations: ['2026-04-01', '2026-05-01'].map((dueOn, index) => ({
    obligationId: `o${index + 1}`,
    kind: 'money',
    debtorId: 'p2',
    creditorId: 'p1',
    amountFen: 500_000,
    dueOn,
  })),
};

export function reaching(agreementId = 'agreement-1'): DisputeCommandOf<'reach-agreement'> {
  return { type: 'reach-agreement', agreementId, draft: agreementDraft };
}

export function noting(
  standing: DisputeCommandOf<'note-agreement'>['standing'],
  agreementId = 'agreement-1',
): DisputeCommandOf<'note-agreement'> {
  return { type: 'note-agreement', agreementId, standing };
}

/** 李家: the respondent is the perpetrator, the applicant the victim; red unless said otherwise. */
export function household(facts: Partial<HouseholdStanding> = {}): HouseholdStanding {
  return {
    householdId: 'household-1',
    stationId: 'qingxi-station',
    status: 'controlled',
    level: 'red',
    perpetrators: ['p2'],
    victims: ['p1'],
    others: [],
    protectionOrder: false,
    warning: false,
    cleared: false,
    ...facts,
  };
}

/** What a scenario plays in; anything not said is the shipped policy, the small county and the real 2026. */
export interface World {
  policy: Policy;
  calendar: Calendar;
  organisations: OrganisationTree;
  /** Under control, with parties of the case in them. */
  households?: readonly HouseholdStanding[];
}

const shipped: World = { policy: policyVersion1, calendar: calendar2026, organisations: county, households: [] };

/** One case, moved by commands and by the clock. Each step is decided, folded and can be asked about. */
export class Scenario {
  state: DisputeState | null = null;
  readonly history: DisputeEvent[] = [];
  now: Instant;
  readonly world: World;
  #lastCommand: DisputeCommand | null = null;
  #outcome: { events: DisputeEvent[] } | { error: DomainError } = { events: [] };

  constructor(now: Instant, world: Partial<World> = {}) {
    this.now = now;
    this.world = { ...shipped, ...world };
  }

  /** The same case once more, to go another way. */
  copy(): Scenario {
    const other = new Scenario(this.now, this.world);
    other.state = this.state;
    other.history.push(...this.history);
    return other;
  }

  /** The command is decided and its events folded; a refusal is kept for `thenRefused`. */
  when(command: DisputeCommand, by: Actor, moment: Instant = this.now): this {
    this.now = moment;
    this.#lastCommand = command;
    try {
      const events = disputeDecider.decide(this.state, command, this.context(by));
      this.#outcome = { events: events.map((event) => this.#folded(event)) };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.#outcome = { error };
    }
    return this;
  }

  /** The event as the record writes it: with its number, drawn from this case's own history. */
  #folded(decided: DisputeEvent): DisputeEvent {
    const series = disputeDecider.series?.(decided, this.state, this.world) ?? null;
    const given = this.history.filter(
      (event) => 'committeeNumber' in event && event.committeeNumber?.startsWith(series?.prefix ?? '?'),
    );
    const event =
      series === null || decided.type !== 'accepted'
        ? decided
        : { ...decided, committeeNumber: `${series.prefix}${given.length + 1}${series.suffix}` };
    this.state = disputeDecider.evolve(this.state, event);
    this.history.push(event);
    return event;
  }

  /** As `when`, for what went before and must have been possible. */
  given(command: DisputeCommand, by: Actor, moment?: Instant): this {
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
  throughDue(kind: string): this {
    return this.until(this.due(kind));
  }

  thenEvents(...types: DisputeFactType[]): this {
    if ('error' in this.#outcome) throw this.#outcome.error;
    expect(this.#outcome.events.map((event) => event.type)).toEqual(types);
    return this;
  }

  thenRefused(
    code: DomainErrorCode,
    about: { path?: string; allowed?: DisputeCommandType[]; says?: string } = {},
  ): this {
    if (!('error' in this.#outcome)) {
      throw new Error(`not refused but: ${this.#outcome.events.map((event) => event.type).join(', ')}`);
    }
    const { error } = this.#outcome;
    expect({ code: error.code, path: error.path }).toEqual({ code, path: about.path });
    if (about.allowed) expect([...(error.allowed ?? [])].sort()).toEqual([...about.allowed].sort());
    if (about.says) expect(error.message).toContain(about.says);
    return this;
  }

  /** Why the last step was refused; null if it was not. */
  get refusal(): DomainError | null {
    return 'error' in this.#outcome ? this.#outcome.error : null;
  }

  get open(): DisputeState {
    if (this.state === null) throw new Error('nothing is registered');
    return this.state;
  }

  get lastEvents(): DisputeEvent[] {
    return 'events' in this.#outcome ? this.#outcome.events : [];
  }

  get surroundings(): Surroundings {
    return this.world;
  }

  context(by: Actor): DecisionContext {
    return { ...this.world, now: this.now, actor: by };
  }

  deadline(kind: string): Deadline {
    const found = this.open.deadlines.findLast((deadline) => deadline.kind === kind);
    if (!found) throw new Error(`no ${kind} among ${this.kinds().join(', ')}`);
    return found;
  }

  due(kind: string): Instant {
    return this.deadline(kind).dueAt;
  }

  /** Kinds of what is pending, the earliest first. */
  kinds(): string[] {
    return this.open.deadlines.map((deadline) => deadline.kind);
  }

  tasks(): Task[] {
    return disputeDecider.tasks(this.open, this.surroundings);
  }

  /** `what@organisation` of every task, the most pressing first. */
  awaited(): string[] {
    return this.tasks().map((task) => `${task.what}@${task.organisationId}`);
  }

  /** `what@organisation` of the notices that the last step wrote. */
  told(): string[] {
    return this.notices().map((notice) => `${notice.what}@${notice.organisationId}`);
  }

  notices(): Notice[] {
    return this.lastEvents.flatMap((event) => disputeDecider.notices(event, this.open, this.surroundings));
  }

  reactions(): Reaction[] {
    return this.lastEvents.flatMap((event) => disputeDecider.reactions(event, this.open));
  }

  /** What the last step means for other records. */
  consequences(): Consequence[] {
    const command = this.#lastCommand;
    if (command === null) return [];
    return this.lastEvents.flatMap((event) => disputeDecider.consequences?.(event, this.open, command) ?? []);
  }

  readers(): string[] {
    return disputeDecider.readers(this.open, this.surroundings);
  }

  actions(by: Actor): DisputeCommandType[] {
    return availableActions(this.open, by, this.surroundings);
  }
}

/** Monday of an ordinary week, far from holidays. */
export const MONDAY = at('2026-03-09', '09:00');

export function registered(moment = MONDAY, facts: Parameters<typeof registering>[0] = {}, world: Partial<World> = {}) {
  return new Scenario(moment, world).given(registering(facts), people.yangping);
}

/** Registered at 羊坪村 and dispatched there. */
export function dispatched(...from: Parameters<typeof registered>): Scenario {
  return registered(...from).given({ type: 'dispatch', organisationId: 'yangping' }, people.yangping);
}

/** Accepted and being mediated at 羊坪村. */
export function mediating(wish?: boolean, ...from: Parameters<typeof registered>): Scenario {
  return dispatched(...from).given(accepting(wish), people.yangping);
}

/** With an agreement reached at 羊坪村, not signed yet. */
export function agreed(...from: Parameters<typeof registered>): Scenario {
  return mediating(undefined, ...from).given(reaching(), people.yangping);
}

/** Up at 清溪镇 and mediated there by its committee. */
export function atTownship(wish?: boolean, ...from: Parameters<typeof registered>): Scenario {
  return registered(...from)
    .given(
      { type: 'transfer', direction: 'up', organisationId: 'qingxi-committee', reason: text('up') },
      people.yangping,
    )
    .given(accepting(wish), people.township);
}

/** Referred to court and on offer there. */
export function referred(...from: Parameters<typeof registered>): Scenario {
  return atTownship(true, ...from).given({ type: 'refer-to-court' }, people.township);
}

/** Accepted by the court, not signed for yet. */
export function atCourt(basis?: string, ...from: Parameters<typeof registered>): Scenario {
  return referred(...from).given({ type: 'accept', consents: [], rightsNoticeGiven: false, basis }, people.clerk);
}
