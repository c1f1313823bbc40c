import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { possibleCommands } from '../../../domain/dispute/available-actions.ts';
import type { DisputeCommand, DisputeCommandOf } from '../../../domain/dispute/commands.ts';
import { disputeDecider } from '../../../domain/dispute/decider.ts';
import type { Party } from '../../../domain/dispute/state.ts';
import type { Actor } from '../../../domain/organisation/actor.ts';
import { addHours, dateOf, type Instant } from '../../../domain/time/instant.ts';
import { addDays } from '../../../domain/time/civil-date.ts';
import {
  agreementDraft,
  at,
  atTownship,
  calendar2026,
  consents,
  household,
  mediating,
  parties,
  people,
  registering,
  Scenario,
  system,
  text,
  type World,
} from '../../support/dispute-world.ts';
import { widerPolicy, widerTree } from '../policy/wider-policy.ts';
import { assertReadersCover, assertReplays, assertSound, claim, personOf } from './invariants.ts';
import { agreedForAll, driveClaimants, massBuilds } from './mass-builds.ts';
import { sequences } from '../../support/sequences.ts';

const SEED = 20260101;
const RUNS = sequences(10_000);
const STEPS = 8;

const calendarWith2027 = {
  version: 'test-2027',
  years: {
    ...calendar2026.years,
    2027: { ...calendar2026.years[2027], published: true, holidays: [], makeUpWorkdays: [] },
    2028: { published: true, holidays: [], makeUpWorkdays: [] },
  },
};
const actors: readonly Actor[] = [
  ...Object.values(people),
  { ...personOf('city', 'township-coordinator'), userId: 'coordinator.city' },
  system,
];
const registrars = [people.yangping, people.shanqian, people.coordinator, people.township, people.studio, people.clerk];
const pick = <T>(from: readonly T[], n: number): T => from[n % from.length] as T;

type Build = (n: number, scenario: Scenario) => DisputeCommand;
const places = ['yangping', 'hekou', 'shanqian', 'qingxi', 'qingxi-committee', 'beiling', 'studio', 'court', 'city'];
const somewhere = (n: number) => pick([...places, 'qingxi-tribunal', 'qingxi-station', 'nowhere'], n);
const reason = text('reason');
const standings = ['effective', 'defaulted', 'void', 'confirmation-rejected', 'enforcing', 'completed'] as const;

/** A way to make each command, well-formed more often than not. */
const builds: Record<Exclude<DisputeCommand['type'], 'register'>, Build> = {
  screen: (n) => ({ type: 'screen', inScope: n % 3 > 0, reason, route: n % 5 === 0 ? 'administrative' : undefined }),
  dispatch: (n) => ({
    type: 'dispatch',
    organisationId: somewhere(n),
    mediatorId: n % 7 === 0 ? 'someone' : undefined,
  }),
  accept: (n) => ({
    type: 'accept',
    consents: n % 11 === 0 ? [] : consents(pick([true, false, undefined], n)),
    rightsNoticeGiven: n % 13 > 0,
    basis: n % 5 === 0 ? 'entrusted-summary' : undefined,
  }),
  return: () => ({ type: 'return', reason }),
  'change-colour': (n) => ({
    type: 'change-colour',
    colour: pick(['red', 'blue', 'orange', 'purple', 'green'], n),
    reason,
  }),
  'report-danger': (n) => ({
    type: 'report-danger',
    kind: pick(['aggravating', 'public-security', 'criminal', 'self-harm', 'boredom'], n),
    detail: reason,
  }),
  'check-guard': () => ({ type: 'check-guard' }),
  'annul-acceptance': () => ({ type: 'annul-acceptance', reason }),
  'revoke-transfer': () => ({ type: 'revoke-transfer', reason }),
  invite: (n) => ({
    type: 'invite',
    organisationId: somewhere(n),
    as: pick(['police', 'judge', 'joint-committee', 'expert', 'nobody'], n >> 3),
  }),
  'add-guidance': (n) => ({ type: 'add-guidance', guidanceId: `g${n}`, text: reason }),
  'seal-document': (n) => ({
    type: 'seal-document',
    documentId: `paper-${n % 2}`,
    roles: pick([['judge'], ['village-mediator', 'court-clerk'], ['community-officer'], []], n >> 1),
    reason,
  }),
  'unseal-document': (n) => ({ type: 'unseal-document', documentId: `paper-${n % 2}`, reason }),
  recuse: () => ({ type: 'recuse', reason }),
  'replace-mediator': (n) => ({
    type: 'replace-mediator',
    mediatorId: n % 2 ? 'mediator.hekou' : `mediator-${n}`,
    mediatorFrom: n % 2 ? pick(['hekou', 'shanqian', 'county'], n >> 1) : undefined,
    requestedBy: n % 5 ? undefined : 'p2',
  }),
  link: (n) => ({ type: 'link', disputeId: `case-${n % 9}`, relation: pick(['repeat', 'derived', 'cousin'], n) }),
  'note-link': (n) => ({ type: 'note-link', disputeId: `case-${n % 9}`, relation: 'repeat', inverse: 'repeated-by' }),
  rate: (n) => ({ type: 'rate', partyId: pick(['p1', 'p2', 'p9'], n), score: n % 7 }),
  acknowledge: () => ({ type: 'acknowledge' }),
  'schedule-session': (n, { now }) => ({
    type: 'schedule-session',
    sessionId: `s${n % 4}`,
    at: addHours(now, (n % 9) - 1),
    place: text('place'),
    participantIds: ['p1', 'p2'],
  }),
  'record-session': (n, { now }) => ({
    type: 'record-session',
    sessionId: `s${n % 6}`,
    isPlanned: n % 2 === 0,
    heldAt: now,
    place: text('place'),
    record: text('record'),
    result: pick(['succeeded', 'failed', 'continue'] as const, n),
  }),
  'add-investigation': (n, { now }) => ({
    type: 'add-investigation',
    investigationId: `i${n}`,
    at: now,
    record: reason,
  }),
  'add-evidence': (n) => ({
    type: 'add-evidence',
    evidenceId: `e${n}`,
    fileId: 'file',
    title: text('t'),
    mediaType: pick(['image/png', 'text/html'], n),
    sha256: '0',
    bytes: 10,
  }),
  'sign-for': (n, { now }) => ({ type: 'sign-for', at: addHours(now, (n % 4) - 2) }),
  extend: (n) => ({ type: 'extend', days: pick([30, 10, 31, 400, 0], n), consents: consents() }),
  suspend: (n, { now }) => ({
    type: 'suspend',
    kind: 'appraisal',
    reason,
    until: n % 2 ? addDays(dateOf(now), (n % 90) + 1) : undefined,
  }),
  resume: () => ({ type: 'resume' }),
  transfer: (n) => ({
    type: 'transfer',
    direction: pick(['up', 'down', 'sideways'] as const, n),
    organisationId: n % 4 ? somewhere(n >> 2) : undefined,
    reason,
  }),
  'record-hand-over-consents': (n) => ({
    type: 'record-hand-over-consents',
    given: [{ partyId: pick(['p1', 'p2', 'p9'], n), evidenceIds: n % 5 ? [] : ['e9'], sessionRecords: n % 2 === 0 }],
  }),
  'record-undisputed-facts': (n) => ({
    type: 'record-undisputed-facts',
    facts: reason,
    confirmedBy: n % 3 ? ['p1', 'p2'] : ['p1'],
  }),
  'record-wish': (n) => ({
    type: 'record-wish',
    partyId: pick(['p1', 'p2', 'p9'], n),
    route: pick(['court', 'administrative'], n),
  }),
  'refer-to-court': (n) => ({
    type: 'refer-to-court',
    requestedBy: n % 3 ? 'p1' : undefined,
    courtId: n % 5 ? undefined : somewhere(n),
  }),
  'record-contact': (n, { now }) => ({
    type: 'record-contact',
    contactId: `c${n}`,
    at: addHours(now, (n % 3) - 1),
    partyIds: [pick(['p1', 'p2', 'p9'], n)],
    note: text('note'),
  }),
  'reach-agreement': (_, scenario) => ({
    type: 'reach-agreement',
    agreementId: `a${scenario.open.agreements.length}`,
    draft: agreementDraft,
  }),
  'mediate-again': () => ({ type: 'mediate-again', reason }),
  'note-agreement': (n) => ({
    type: 'note-agreement',
    agreementId: `a${n % 3}`,
    standing: pick(standings, n),
  }),
  'note-clue': (n) => ({ type: 'note-clue', clueId: `clue-${n}` }),
  press: () => ({ type: 'press', reason }),
  'answer-supervision': () => ({ type: 'answer-supervision', answer: reason }),
  reconcile: () => ({ type: 'reconcile', record: reason }),
  terminate: () => ({ type: 'terminate', ground: 'no-agreement', reason }),
  withdraw: () => ({ type: 'withdraw', reason }),
  close: () => ({ type: 'close', outcome: 'settled-by-parties', reason }),
  'file-for-litigation': () => ({ type: 'file-for-litigation', requestedBy: 'p1' }),
  'act-on-deadlines': () => ({ type: 'act-on-deadlines' }),
  recalculate: () => ({ type: 'recalculate' }),
  ...massBuilds,
};

const commandTypes = Object.keys(builds) as (keyof typeof builds)[];
/** They end the case; drawn like the others they would end nearly every sequence at once. */
const ENDS = new Set(['reconcile', 'terminate', 'withdraw', 'close', 'file-for-litigation']);

interface Step {
  how: number;
  which: number;
  who: number;
  n: number;
}

const step: fc.Arbitrary<Step> = fc
  .tuple(fc.nat(99), fc.nat(999), fc.nat(999), fc.nat(999))
  .map(([how, which, who, n]) => ({ how, which, who, n }));

const start = fc.record({
  wider: fc.boolean(),
  who: fc.nat(5),
  type: fc.nat(3),
  colour: fc.nat(2),
  day: fc.constantFrom('2026-02-09', '2026-09-21', '2026-12-14'),
  /** Whether a party is a village itself. */
  partyIs: fc.constantFrom(undefined, undefined, 'yangping', 'qingxi'),
  /** How far along the path the case already is. */
  depth: fc.nat(9),
});
type Start = typeof start extends fc.Arbitrary<infer T> ? T : never;

/** Somebody does something: half of the time what is awaited of them or open to them, else anything at all. */
function act(scenario: Scenario, { how, which, who, n }: Step): void {
  const free = how < 55 ? doableBySomeone(scenario, who) : null;
  const actor = free?.actor ?? pick(actors, who);
  const type = free === null ? pick(commandTypes, which) : (pick(free.types, which) as keyof typeof builds);
  if (ENDS.has(type) && n % 12 > 0) return;
  tryCommand(scenario, builds[type](n, scenario), actor);
}

function doableBySomeone(scenario: Scenario, who: number) {
  for (let offset = 0; offset < actors.length; offset += 1) {
    const actor = pick(actors, who + offset);
    const types = scenario
      .actions(actor)
      .filter((type) => Object.hasOwn(builds, type) && (type !== 'change-colour' || who % 5 === 0));
    if (types.length > 0) return { actor, types };
  }
  return null;
}

/** `availableActions` and `decide` must agree, whoever asks for what. */
function tryCommand(scenario: Scenario, command: DisputeCommand, actor: Actor): void {
  const listed = scenario.actions(actor).includes(command.type);
  const { refusal } = scenario.when(command, actor);
  const isClosedToThem = refusal?.code === 'not-permitted' || refusal?.code === 'not-possible-now';
  if (actor.role !== 'system') claim(listed !== isClosedToThem, `${actor.userId} ${command.type}: ${refusal?.message}`);
  if (refusal?.code === 'not-possible-now') {
    claim(refusal.allowed !== undefined && !refusal.allowed.includes(command.type), 'allowed names what is possible');
  }
}

/** Time passes: to the next deadline, some hours, or far beyond it (the engine was down). */
function wait(scenario: Scenario, { which, n }: Step): void {
  const next = scenario.open.deadlines[0]?.dueAt;
  const toNext = next !== undefined && next > scenario.now ? next : scenario.now;
  scenario.now = pick([toNext, toNext, addHours(scenario.now, n % 60), addHours(scenario.now, n * 3)], which);
  scenario.given({ type: 'act-on-deadlines' }, system);
  claim(
    scenario.open.deadlines.every((deadline) => deadline.dueAt > scenario.now),
    'nothing past is left',
  );
  const again = disputeDecider.decide(scenario.state, { type: 'act-on-deadlines' }, scenario.context(system));
  claim(again.length === 0, 'acting twice at the same moment does nothing the second time');
}

/** The year's table comes out. */
function recalculate(scenario: Scenario): void {
  scenario.world.calendar = calendarWith2027;
  scenario.given({ type: 'recalculate' }, system);
  claim(!scenario.open.deadlines.some((deadline) => deadline.provisional), 'no date stays provisional');
}

/** The agreement that is under way signs, defaults, ends. */
function hearOfAgreement(scenario: Scenario, { n, which }: Step): void {
  const agreementId = pick(scenario.open.agreements, which).agreementId;
  scenario.given({ type: 'note-agreement', agreementId, standing: pick(standings, n) }, system);
}

/** Many sequences begin alike; what went before is played once. */
const beginnings = new Map<string, Scenario>();

function play(beginning: Start, steps: Step[]): Scenario {
  const world = beginning.wider ? { policy: widerPolicy, organisations: widerTree } : {};
  const facts: Partial<DisputeCommandOf<'register'>> = {
    disputeType: pick(['neighbours', 'forest-land', 'migrant-wages', 'marriage-family'], beginning.type),
    colour: pick(['blue', 'red', undefined], beginning.colour),
    domesticViolence: beginning.who === 1,
  };
  const { day, wider, depth, who, partyIs } = beginning;
  const beginsAs = JSON.stringify([day, wider, depth, facts, depth === 0 ? [who, partyIs] : who % 2]);
  const first = beginnings.get(beginsAs) ?? begun(at(day, '09:00'), facts, world, beginning);
  beginnings.set(beginsAs, first);
  const scenario = first.copy();
  assertSound(scenario);
  for (const each of steps) {
    const before = scenario.history.length;
    if (each.how >= 80) wait(scenario, each);
    else if (each.how === 79) recalculate(scenario);
    else if (each.how === 69) changeHouseholds(scenario, each);
    else if (each.how >= 65 && scenario.open.mass !== null) driveClaimants(scenario, each.which, each.n);
    else if (each.how >= 70 && scenario.open.status === 'agreed') hearOfAgreement(scenario, each);
    else act(scenario, each);
    if (scenario.history.length > before) assertSound(scenario);
    assertOnlyLastDated(scenario.lastEvents);
  }
  return scenario;
}

function begun(
  moment: Instant,
  facts: Partial<DisputeCommandOf<'register'>>,
  world: Partial<World>,
  { depth, who, partyIs }: Start,
): Scenario {
  const registrar = pick(registrars, who);
  if (depth === 0) {
    const withVillage = parties.map((party) => (party.partyId === 'p2' ? villageAs(party, partyIs) : party));
    const scenario = new Scenario(moment, world).when(registering({ ...facts, parties: withVillage }), registrar);
    // Where nobody neutral is above, it is refused.
    return scenario.state === null ? scenario.given(registering(facts), registrar) : scenario;
  }
  if (depth === 1) return mediating(who % 2 === 0, moment, facts, world);
  if (depth === 4) return agreedForAll(mediating(who % 2 === 0, moment, facts, world));
  if (depth === 5) return defaulted(mediating(who % 2 === 0, moment, facts, world));
  if (depth === 6) return sentBackTwice(mediating(who % 2 === 0, moment, facts, world), who);
  if (depth === 9) return suspended(mediating(who % 2 === 0, moment, facts, world), who);
  if (depth === 7) return over(mediating(who % 2 === 0, moment, facts, world), who);
  const township = atTownship(who % 2 === 0, moment, facts, world);
  if (depth === 2 || township.actions(people.township).every((action) => action !== 'refer-to-court')) return township;
  township.when({ type: 'refer-to-court', requestedBy: 'p1' }, people.township);
  township.when({ type: 'accept', consents: [], rightsNoticeGiven: false }, people.clerk);
  return depth === 8 ? entrusted(township) : township;
}

/** 委派: the court hands it down to a village, where its own days run. */
function entrusted(scenario: Scenario): Scenario {
  return scenario
    .when({ type: 'sign-for', at: scenario.now }, people.courtMediator)
    .when({ type: 'transfer', direction: 'down', organisationId: 'hekou', reason }, people.clerk)
    .when({ type: 'accept', consents: consents(), rightsNoticeGiven: true }, people.hekou);
}

function defaulted(scenario: Scenario): Scenario {
  return scenario
    .given({ type: 'reach-agreement', agreementId: 'a0', draft: agreementDraft }, people.yangping)
    .given({ type: 'note-agreement', agreementId: 'a0', standing: 'effective' }, system)
    .given({ type: 'note-agreement', agreementId: 'a0', standing: 'defaulted' }, system);
}

/** On its way for the third time; for some, sent back again already. */
function sentBackTwice(scenario: Scenario, who: number): Scenario {
  for (let times = who % 2 ? 3 : 2; times > 0; times -= 1) {
    scenario
      .given({ type: 'transfer', direction: 'sideways', organisationId: 'hekou', reason }, people.yangping)
      .given({ type: 'return', reason }, people.hekou);
  }
  return scenario;
}

/** For an appraisal, until a day or until somebody looks. */
function suspended(scenario: Scenario, who: number): Scenario {
  const until = who % 2 ? addDays(dateOf(scenario.now), 20) : undefined;
  return scenario.given({ type: 'suspend', kind: 'appraisal', reason, until }, people.yangping);
}

/** Closed, and for some not to a party's satisfaction. */
function over(scenario: Scenario, who: number): Scenario {
  scenario.given({ type: 'reconcile', record: reason }, people.yangping);
  return who % 2 ? scenario : scenario.given({ type: 'rate', partyId: 'p2', score: 1 }, system);
}

function villageAs(party: Party, organisationId: string | undefined): Party {
  return organisationId === undefined ? party : { ...party, kind: 'organisation', organisationId };
}

/** The station's files change: people of the case come under control, are raised, cleared, or leave. */
function changeHouseholds(scenario: Scenario, { n }: Step): void {
  const levels = [
    [],
    [household({ level: 'blue' })],
    [household({ level: 'orange', cleared: n % 2 === 0 })],
    [household({ perpetrators: ['p1'], victims: [] })],
    [household({ stationId: 'beiling-station' })],
  ];
  scenario.world.households = pick(levels, n);
}

function assertOnlyLastDated(events: Scenario['lastEvents']): void {
  claim(
    events.every((event, index) => (event.deadlines !== undefined) === (index === events.length - 1)),
    'the last event and no other carries the deadlines',
  );
}

describe('any sequence of commands and clock moves', () => {
  it(`keeps every case sound (${RUNS} sequences of up to ${STEPS} steps)`, () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(start, fc.array(step, { minLength: 1, maxLength: STEPS, size: 'max' }), (beginning, steps) => {
        const scenario = play(beginning, steps);
        assertReplays(scenario);
        assertReadersCover(scenario, actors.slice(0, -1));
        scenario.history.forEach((event) => {
          reached.add(event.type);
        });
      }),
      { seed: SEED, numRuns: RUNS },
    );
    expect([...reached].sort()).toEqual([...everyEvent].sort());
  }, 240_000);

  it('lets nobody do anything to a closed case but rate it, link another to it, and seal a paper of it', () => {
    const scenario = new Scenario(at('2026-09-21', '09:00')).given(registering(), people.yangping);
    scenario.given({ type: 'withdraw', reason }, people.yangping);
    expect(possibleCommands(scenario.open, scenario.world.policy)).toEqual(['seal-document']);
    for (const actor of actors) {
      for (const type of commandTypes.filter((each) => !['rate', 'note-link', 'seal-document'].includes(each)))
        tryCommand(scenario, builds[type](1, scenario), actor);
    }
    expect(scenario.history.map((event) => event.type)).toEqual(['registered', 'closed']);
  });
});

const everyEvent = [
  ...[
    'acceptance-annulled',
    'accepted',
    'agreement-noted',
    'agreement-reached',
    'agreement-review-due',
    'alert-acknowledged',
  ],
  ...['alert-escalated', 'alert-raised', 'claimants-import-begun', 'claimants-listed', 'claimants-moved', 'closed'],
  ...['clue-noted', 'colour-changed', 'contact-overdue', 'contact-recorded', 'court-acceptance-overdue'],
  ...['court-period-expired', 'danger-reported', 'deadlines-redated', 'decision-asked', 'decision-overdue'],
  ...['dispatch-overdue', 'entrustment-expired', 'escalated', 'evidence-added', 'extended', 'guard-noted'],
  ...['document-sealed', 'document-unsealed', 'guidance-added'],
  ...['hand-over-consented', 'investigation-added', 'invited', 'linked', 'mass-agreement-reached', 'mediated-again'],
  ...['mediator-recused', 'mediator-replaced', 'offer-lapsed', 'offer-returned', 'offered', 'rated', 'registered'],
  ...['reminded', 'resumed', 'safety-stopped', 'screened', 'session-recorded', 'session-scheduled', 'signed-for'],
  ...['signing-concluded', 'supervision-answered', 'supervision-escalated', 'supervision-opened', 'suspended'],
  ...['suspension-review-due', 'transfer-revoked', 'undisputed-facts-recorded', 'wish-recorded'],
];
