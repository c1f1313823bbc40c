import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { possibleCommands } from '../../../domain/agreement/available-actions.ts';
import type { AgreementCommand, DraftAgreement } from '../../../domain/agreement/commands.ts';
import { agreementDecider } from '../../../domain/agreement/decider.ts';
import type { AgreementEvent } from '../../../domain/agreement/events.ts';
import type { AgreementState } from '../../../domain/agreement/state.ts';
import type { Actor } from '../../../domain/organisation/actor.ts';
import { addDays } from '../../../domain/time/civil-date.ts';
import { addHours, dateOf } from '../../../domain/time/instant.ts';
import { at, calendar2026, people, system, text } from '../../support/dispute-world.ts';
import { claim } from '../dispute/invariants.ts';
import { act, AgreementScenario, drafting, instalment } from './agreement-world.ts';
import { assertLawfulStep, assertReadersCover, assertReplays, assertSound } from './invariants.ts';
import { sequences } from '../../support/sequences.ts';

const SEED = 4;
const RUNS = sequences(1500);
const STEPS = 30;

const calendarWith2027 = {
  version: 'test-2027',
  years: {
    ...calendar2026.years,
    2027: { ...calendar2026.years[2027], published: true, holidays: [], makeUpWorkdays: [] },
    ...Object.fromEntries(
      [2028, 2029, 2030, 2031].map((year) => [year, { published: true, holidays: [], makeUpWorkdays: [] }]),
    ),
  },
};
const actors: readonly Actor[] = [...Object.values(people), system];
const pick = <T>(from: readonly T[], n: number): T => from[n % from.length] as T;
const reason = text('reason');

type Build = (n: number, scenario: AgreementScenario) => AgreementCommand;

const obligationOf = (n: number, { open }: AgreementScenario) =>
  n % 9 === 0 ? 'nothing' : (pick(open.obligations, n)?.obligationId ?? 'nothing');
const signedNow = (n: number, { open }: AgreementScenario) => ({
  revision: n % 17 === 0 ? open.revision - 1 : open.revision,
  textHash: 'hash',
});
const day = (n: number, { now }: AgreementScenario) => addDays(dateOf(now), -(n % 3));
/** Half of the time exactly what is left. */
const amountOf = (n: number, scenario: AgreementScenario) => {
  const obligation = pick(scenario.open.obligations, n);
  if (obligation === undefined || obligation.kind === 'act') return n % 5 === 0 ? 5 : undefined;
  const left = (obligation.amountFen ?? 0) - obligation.paidFen - obligation.waivedFen;
  return pick([left, left, Math.ceil(left / 2), left + 1, 1, 0], n >> 2);
};
const parties = (n: number) => pick([['p1', 'p2'], ['p1', 'p2'], ['p1'], ['p2'], ['p9'], []], n);
const enforcementOf = (n: number, { open }: AgreementScenario) => pick(open.enforcements, n)?.enforcementId ?? 'none';

/** A way to make each command, well-formed more often than not. */
const builds: Record<Exclude<AgreementCommand['type'], 'draft'>, Build> = {
  amend: (n, { now }) => ({
    type: 'amend',
    facts: text('facts'),
    items: text('items'),
    terms: n % 7 === 0 ? [] : [text('term')],
    obligations: [instalment('o1', (n % 900) + 1, addDays(dateOf(now), n % 60)), act('o2', addDays(dateOf(now), 5))],
  }),
  sign: (n, scenario) => ({
    type: 'sign',
    partyId: pick(['p1', 'p2', 'p1', 'p2', 'p7'], n),
    manner: pick(['signature', 'seal', 'fingerprint'] as const, n),
    on: n % 5 === 0 ? day(n, scenario) : undefined,
    signed: signedNow(n, scenario),
  }),
  'sign-as-mediator': (n, scenario) => ({ type: 'sign-as-mediator', signed: signedNow(n, scenario) }),
  'affix-seal': (n, scenario) => ({ type: 'affix-seal', signed: signedNow(n, scenario) }),
  attach: (n) => ({
    type: 'attach',
    attachmentId: `a${n}`,
    kind: 'other',
    fileId: 'f',
    title: text('t'),
    mediaType: pick(['image/png', 'text/html'], n),
    sha256: 's',
    bytes: 10,
  }),
  'hand-over-copies': (n) => ({ type: 'hand-over-copies', partyIds: parties(n) }),
  void: (n) => ({ type: 'void', cause: pick(['not-signed', 'rescinded', 'annulled'] as const, n), reason }),
  conclude: () => ({ type: 'conclude', reason }),
  'note-mediator': (n) => ({
    type: 'note-mediator',
    ...pick(
      [
        { mediatorId: 'mediator.hekou', mediatorFrom: 'hekou', recused: ['mediator.yangping'] },
        { mediatorId: 'mediator.yangping', recused: [] },
        { recused: [] },
      ],
      n,
    ),
  }),
  'apply-for-confirmation': (n) => ({
    type: 'apply-for-confirmation',
    partyIds: parties(n),
    courtId: pick(['court', 'court', 'qingxi-tribunal', 'qingxi'], n >> 1),
    basis: n % 6 === 0 ? 'domicile' : undefined,
  }),
  'agree-to-confirmation': (n) => ({ type: 'agree-to-confirmation', partyIds: pick([['p2'], ['p1']], n) }),
  'withdraw-confirmation': () => ({ type: 'withdraw-confirmation', reason }),
  'accept-confirmation': () => ({ type: 'accept-confirmation' }),
  'decline-confirmation': (n) => ({
    type: 'decline-confirmation',
    ground: pick(['wrong-court', 'property-rights', 'none'], n),
  }),
  'extend-confirmation': () => ({ type: 'extend-confirmation', approval: reason }),
  'decide-confirmation': (n) =>
    n % 3 > 0
      ? { type: 'decide-confirmation', decision: 'confirmed' }
      : { type: 'decide-confirmation', decision: 'rejected', ground: n % 2 ? 'not-voluntary' : undefined },
  'object-to-confirmation': (n) => ({
    type: 'object-to-confirmation',
    by: pick(['party', 'interested-person'] as const, n),
    partyId: 'p2',
    detail: reason,
  }),
  'decide-objection': (n) => ({ type: 'decide-objection', upheld: n % 3 === 0 }),
  'record-performance': (n, scenario) => ({
    type: 'record-performance',
    obligationId: obligationOf(n, scenario),
    amountFen: amountOf(n, scenario),
    on: day(n >> 3, scenario),
  }),
  waive: (n, scenario) => ({
    type: 'waive',
    obligationId: obligationOf(n, scenario),
    amountFen: n % 2 ? amountOf(n, scenario) : undefined,
    byPartyId: n % 7 === 0 ? 'p2' : undefined,
  }),
  urge: (n, scenario) => ({
    type: 'urge',
    obligationId: n % 3 ? undefined : obligationOf(n, scenario),
    record: reason,
  }),
  'record-follow-up': (n, { now }) => ({
    type: 'record-follow-up',
    followUpId: `v${n}`,
    visitedAt: addHours(now, (n % 3) - 1),
    reason,
    findings: reason,
    visitedPartyIds: ['p1'],
  }),
  'refer-to-enforcement': (n) => ({
    type: 'refer-to-enforcement',
    enforcementId: `e${n}`,
    applicantPartyIds: pick([['p1'], ['p1'], ['p2']], n),
  }),
  cancel: (n) => ({ type: 'cancel', cause: pick(['safety-stop', 'dispute-ended', 'mediated-again'] as const, n) }),
  'note-enforcement': (n, scenario) => ({
    type: 'note-enforcement',
    enforcementId: enforcementOf(n, scenario),
    standing: pick(['accepted', 'instalments', 'paid', 'ended-unpaid'] as const, n),
    paid: n % 2 ? [{ obligationId: obligationOf(n, scenario), amountFen: n * 7, on: dateOf(scenario.now) }] : [],
  }),
  'act-on-deadlines': () => ({ type: 'act-on-deadlines' }),
  recalculate: () => ({ type: 'recalculate' }),
};

const commandTypes = Object.keys(builds) as (keyof typeof builds)[];
/** They end the agreement; drawn like the others they would end nearly every sequence at once. */
const ENDS = new Set(['void', 'conclude', 'cancel']);

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
  /** How far along the agreement already is. */
  depth: fc.nat(4),
  where: fc.nat(3),
  oral: fc.boolean(),
  obligations: fc.nat(4),
  day: fc.constantFrom('2026-02-09', '2026-09-01', '2026-12-14'),
});
type Start = typeof start extends fc.Arbitrary<infer T> ? T : never;

const places = [
  { organisationId: 'yangping', mediatorId: 'mediator.yangping' },
  { organisationId: 'studio', mediatorId: undefined },
  { organisationId: 'qingxi', mediatorId: 'coordinator.qingxi' },
  { organisationId: 'court', mediatorId: undefined, courtId: 'court' },
];

function obligationsOf(n: number, day: string): DraftAgreement['obligations'] {
  const later = (days: number) => addDays(day, days);
  const all = [
    instalment('o1', 100, day),
    act('o2', later(3)),
    instalment('o3', 999, later(40)),
    instalment('o4', 50, later(400)),
  ];
  return all.slice(0, n);
}

function begun({ depth, where, oral, obligations, day }: Start): AgreementScenario {
  const scenario = new AgreementScenario(at(day, '09:00'));
  const form = oral ? 'oral' : 'written';
  scenario.given(drafting({ ...pick(places, where), form, obligations: obligationsOf(obligations, day) }), system);
  const by = Object.values(people).find((each) => scenario.actions(each).includes('urge')) ?? people.yangping;
  if (depth >= 1 && !oral) {
    for (const partyId of ['p1', 'p2']) scenario.given({ ...builds.sign(1, scenario), partyId } as never, by);
    scenario.given(builds['sign-as-mediator'](1, scenario), by).given(builds['affix-seal'](1, scenario), by);
  }
  if (depth < 2 || !scenario.actions(by).includes('apply-for-confirmation')) return scenario;
  scenario.given({ type: 'apply-for-confirmation', partyIds: ['p1', 'p2'], courtId: 'court' }, by);
  if (depth < 3) return scenario;
  scenario.given({ type: 'accept-confirmation' }, people.clerk);
  if (depth < 4) return scenario;
  return scenario.given({ type: 'decide-confirmation', decision: 'confirmed' }, people.judge);
}

/** Somebody does something: half of the time what is open to them, else anything at all. */
function doSomething(scenario: AgreementScenario, { how, which, who, n }: Step): void {
  const free = how < 60 ? doableBySomeone(scenario, who) : null;
  const actor = free?.actor ?? pick(actors, who);
  const type = free === null ? pick(commandTypes, which) : (pick(free.types, which) as keyof typeof builds);
  if (ENDS.has(type) && n % 12 > 0) return;
  tryCommand(scenario, builds[type](n, scenario), actor);
}

function doableBySomeone(scenario: AgreementScenario, who: number) {
  for (let offset = 0; offset < actors.length; offset += 1) {
    const actor = pick(actors, who + offset);
    const types = scenario.actions(actor);
    if (types.length > 0) return { actor, types };
  }
  return null;
}

/** `availableActions` and `decide` must agree, whoever asks for what. */
function tryCommand(scenario: AgreementScenario, command: AgreementCommand, actor: Actor): void {
  const listed = scenario.actions(actor).includes(command.type);
  const { refusal } = scenario.when(command, actor);
  const isClosedToThem = refusal?.code === 'not-permitted' || refusal?.code === 'not-possible-now';
  if (actor.role !== 'system') claim(listed !== isClosedToThem, `${actor.userId} ${command.type}: ${refusal?.message}`);
  if (refusal?.code === 'not-possible-now') {
    claim(refusal.allowed !== undefined && !refusal.allowed.includes(command.type), 'allowed names what is possible');
  }
}

/** The enforcement says how it stands; more rarely, the dispute ends or is mediated again. */
function beside(scenario: AgreementScenario, { n }: Step): void {
  if (n % 5 === 0) return tryCommand(scenario, builds['note-mediator'](n, scenario), system);
  const type = scenario.open.enforcements.length > 0 && n % 4 > 0 ? 'note-enforcement' : 'cancel';
  if (type === 'cancel' && n % 3 > 0) return;
  tryCommand(scenario, builds[type](n, scenario), system);
}

/** Time passes: to the next deadline, some hours, or far beyond it (the engine was down). */
function wait(scenario: AgreementScenario, { which, n }: Step): void {
  const next = scenario.open.deadlines[0]?.dueAt;
  const toNext = next !== undefined && next > scenario.now ? next : scenario.now;
  const { now } = scenario;
  const moments = [toNext, toNext, addHours(now, n % 60), addHours(now, n * 3), toNext, addHours(now, n * 24)];
  scenario.now = pick(moments, which);
  scenario.given({ type: 'act-on-deadlines' }, system);
  claim(
    scenario.open.deadlines.every((deadline) => deadline.dueAt > scenario.now),
    'nothing past is left',
  );
  const again = agreementDecider.decide(scenario.state, { type: 'act-on-deadlines' }, scenario.context(system));
  claim(again.length === 0, 'acting twice at the same moment does nothing the second time');
}

/** The year's table comes out. */
function recalculate(scenario: AgreementScenario): void {
  scenario.world.calendar = calendarWith2027;
  scenario.given({ type: 'recalculate' }, system);
  claim(!scenario.open.deadlines.some((deadline) => deadline.provisional), 'no date stays provisional');
}

function play(beginning: Start, steps: Step[]): AgreementScenario {
  const scenario = begun(beginning);
  assertSound(scenario);
  for (const each of steps) {
    const before = scenario.open;
    const seq = scenario.history.length;
    if (each.how >= 80) wait(scenario, each);
    else if (each.how === 79) recalculate(scenario);
    else if (each.how >= 73) beside(scenario, each);
    else doSomething(scenario, each);
    assertStatuses(before, scenario.history.slice(seq));
    if (scenario.history.length > seq) assertSound(scenario);
    assertOnlyLastDated(scenario.lastEvents);
  }
  return scenario;
}

/** Every single event moves the status along the graph, not only every command. */
function assertStatuses(before: AgreementState, events: AgreementEvent[]): void {
  events.reduce((state, event) => {
    const after = agreementDecider.evolve(state, event);
    assertLawfulStep(state.status, after.status);
    return after;
  }, before);
}

function assertOnlyLastDated(events: AgreementScenario['lastEvents']): void {
  claim(
    events.every((event, index) => (event.deadlines !== undefined) === (index === events.length - 1)),
    'the last event and no other carries the deadlines',
  );
}

describe('any sequence of commands and clock moves', () => {
  it(`keeps every agreement sound (${RUNS} sequences of up to ${STEPS} steps)`, () => {
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
    expect([...reached].sort()).toEqual(everyEvent);
  }, 240_000);

  it('lets nobody do anything to an agreement that has ended', () => {
    const scenario = new AgreementScenario(at('2026-09-01', '09:00')).given(drafting(), system);
    scenario.given({ type: 'void', cause: 'not-signed', reason }, people.yangping);
    expect(possibleCommands(scenario.open)).toEqual([]);
    for (const actor of actors) {
      for (const type of commandTypes) tryCommand(scenario, builds[type](1, scenario), actor);
    }
    expect(scenario.history.map((event) => event.type)).toEqual(['drafted', 'voided']);
  });
});

const everyEvent = [
  ...['amended', 'attached', 'completed', 'confirmation-accepted', 'confirmation-agreed', 'confirmation-applied'],
  ...['confirmation-decided', 'confirmation-declined', 'confirmation-extended', 'confirmation-overdue'],
  ...['confirmation-proposed', 'confirmation-window-closed', 'confirmation-withdrawn', 'copies-handed-over', 'cured'],
  ...['deadlines-redated', 'drafted', 'ended', 'enforcement-noted', 'enforcement-period-over', 'follow-up-overdue'],
  ...['followed-up', 'mediator-noted', 'objected', 'objection-decided', 'objection-period-over'],
  ...['obligation-defaulted'],
  ...['obligation-due', 'obligation-overdue', 'performance-recorded', 'performed', 'referred-to-enforcement'],
  ...['reminded', 'review-due', 'sealed', 'signed', 'signed-by-mediator', 'signing-overdue', 'took-effect', 'urged'],
  ...['voided', 'waived'],
];
