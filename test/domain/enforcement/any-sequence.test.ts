import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isHoldingMoney, isOutstanding, outstanding, outstandingFen } from '../../../domain/enforcement/claims.ts';
import type { EnforcementCommand, EnforcementCommandType } from '../../../domain/enforcement/commands.ts';
import { enforcementDecider } from '../../../domain/enforcement/decider.ts';
import { mayView } from '../../../domain/enforcement/relations.ts';
import type { Actor } from '../../../domain/organisation/actor.ts';
import { addDays } from '../../../domain/time/civil-date.ts';
import { addHours, dateOf } from '../../../domain/time/instant.ts';
import { at, calendar2026, people, system, text } from '../../support/dispute-world.ts';
import { claim } from '../../support/record-scenario.ts';
import { bothConsent, Enforcement, owes, referring } from './enforcement-world.ts';
import { sequences } from '../../support/sequences.ts';

const RUNS = sequences(500);
const STEPS = 30;

const published = { published: true, holidays: [], makeUpWorkdays: [] };
const calendarWithMore = {
  version: 'test-2029',
  years: { ...calendar2026.years, 2027: published, 2028: published, 2029: published, 2030: published },
};
const court: readonly Actor[] = [people.enforcement, people.judge, people.clerk];
const actors: readonly Actor[] = [...Object.values(people), system];
const pick = <T>(from: readonly T[], n: number): T => from[n % from.length] as T;
const reason = text('reason');

type Build = (n: number, enforcement: Enforcement) => EnforcementCommand;

/** What is still owed in one to three parts, from today on. */
function instalments(n: number, { open, now }: Enforcement) {
  return outstanding(open).flatMap((owed) => {
    const { obligationId } = owed;
    if (owed.kind === 'act')
      return [{ instalmentId: `${obligationId}-1`, obligationId, dueOn: addDays(dateOf(now), n % 60) }];
    const fen = outstandingFen(owed);
    const parts = Math.min((n % 3) + 1, fen);
    return Array.from({ length: parts }, (_, index) => ({
      instalmentId: `${obligationId}-${index}`,
      obligationId,
      amountFen: index === 0 ? fen - (parts - 1) : 1,
      dueOn: addDays(dateOf(now), (index + 1) * (n % 40)),
    }));
  });
}

/** A way to make each command, well-formed more often than not. */
const builds: Record<Exclude<EnforcementCommandType, 'refer'>, Build> = {
  accept: () => ({ type: 'accept', courtCaseNumber: '(2026)执1号' }),
  return: () => ({ type: 'return', reason }),
  'serve-notice': (n, { now }) => ({ type: 'serve-notice', at: now, payBy: addDays(dateOf(now), (n % 12) - 1) }),
  'record-inquiry': (n) => ({
    type: 'record-inquiry',
    found: pick(['enough', 'some', 'none'] as const, n),
    result: reason,
  }),
  'record-disposal': () => ({ type: 'record-disposal', result: reason }),
  'take-measure': (n) => ({
    type: 'take-measure',
    measureId: `m${n}`,
    kind: pick(['freeze', 'consumption-limit', 'fine', 'torture'], n),
    partyId: pick(['p2', 'p2', 'p1'], n >> 2),
    about: reason,
  }),
  'lift-measure': (n, { open }) => ({
    type: 'lift-measure',
    measureId: pick([...open.measures.map(({ measureId }) => measureId), 'none'], n),
    reason,
  }),
  'record-payment': (n, { open, now }) => {
    const owed = pick([...open.claims], n);
    const amountFen = owed.kind === 'act' ? undefined : Math.max(1, pick([outstandingFen(owed), 100_00, 1], n >> 2));
    const through = owed.kind === 'money' && n % 2 === 0 ? 'court' : 'direct';
    return { type: 'record-payment', obligationId: owed.obligationId, amountFen, on: dateOf(now), through };
  },
  'pay-out': (n, { open, now }) => {
    const held = open.claims.find(({ heldFen }) => heldFen > 0) ?? pick(open.claims, n);
    const amountFen = n % 3 ? held.heldFen : 1;
    return { type: 'pay-out', obligationId: held.obligationId, amountFen, on: dateOf(now) };
  },
  'agree-instalments': (n, enforcement) => ({
    type: 'agree-instalments',
    hardship: reason,
    consents: n % 9 ? bothConsent : [],
    instalments: instalments(n, enforcement),
    resumeIfOverdue: n % 2 === 0,
  }),
  resume: (n) => ({ type: 'resume', requestedBy: pick(['p1', 'p1', 'p2'], n) }),
  'refer-to-aid': (n) => ({
    type: 'refer-to-aid',
    partyId: pick(['p1', 'p2'], n),
    by: pick(['court', 'procuratorate'] as const, n >> 1),
    grounds: reason,
  }),
  extend: (n) => ({ type: 'extend', by: (n % 20) - 1, reason }),
  'propose-closing': (n) => ({
    type: 'propose-closing',
    outcome: pick(['paid', 'settled', 'ended-unpaid', 'withdrawn', 'basis-revoked'] as const, n),
    reason,
  }),
  'approve-closing': () => ({ type: 'approve-closing' }),
  'reject-closing': () => ({ type: 'reject-closing', reason }),
  'act-on-deadlines': () => ({ type: 'act-on-deadlines' }),
  recalculate: () => ({ type: 'recalculate' }),
};
const commandTypes = Object.keys(builds) as (keyof typeof builds)[];
/** They end the enforcement; drawn like the others they would end nearly every sequence at once. */
const ENDS = new Set(['return', 'approve-closing', 'propose-closing']);

/** What an enforcement waits for is done by the command of that name; who presses it only watches. */
function mayDo(enforcement: Enforcement, what: string, by: Actor): boolean {
  if (!mayView(by, enforcement.open, enforcement.world.organisations)) return false;
  return what === 'press-enforcement' || enforcement.actions(by).some((action) => action === what);
}

function assertSound(enforcement: Enforcement): void {
  const { open: state } = enforcement;
  enforcement.assertAwaited((task, by) => mayDo(enforcement, task.what, by));
  for (const owed of state.claims) {
    const due = owed.amountFen ?? 0;
    claim(owed.receivedFen <= due && owed.heldFen <= owed.receivedFen && owed.heldFen >= 0, 'no more than is owed');
    const reached = state.performed
      .filter(({ obligationId }) => obligationId === owed.obligationId)
      .reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0);
    claim(reached + owed.heldFen === owed.receivedFen, 'what was paid lies at the court or has reached the creditor');
  }
  claim((state.held !== null) === isHoldingMoney(state), 'money is held since a day if and only if it is held');
  claim((state.closing !== null) === (state.stage === 'closing'), 'a proposal if and only if at 结案审批');
  claim(state.status !== 'instalments' || state.settlement !== null, 'instalments by a settlement');
  claim((state.ending !== null) === (state.status === 'closed'), 'an ending if and only if closed');
  if (state.ending?.outcome === 'paid') claim(!state.claims.some(isOutstanding), 'paid means all is paid');
  state.deadlines.forEach(({ dueAt }, index) => {
    claim(index === 0 || dueAt >= (state.deadlines[index - 1]?.dueAt ?? ''), 'deadlines stand in order');
  });
  for (const by of actors) {
    claim(
      !mayView(by, state, enforcement.world.organisations) ||
        by.role === 'system' ||
        enforcement.readers().includes(by.organisationId),
      `${by.userId} may view, but the database would hide it`,
    );
  }
}

/** `availableActions` and `decide` must agree, whoever asks for what. */
function act(enforcement: Enforcement, which: number, who: number, n: number): void {
  const by = n % 10 === 0 ? pick(actors, who) : pick(court, who);
  const free = enforcement.actions(by);
  const type = (n % 7 > 0 && free.length > 0 ? pick(free, which) : pick(commandTypes, which)) as keyof typeof builds;
  if (ENDS.has(type) && n % 5 > 0) return;
  const { refusal } = enforcement.when(builds[type](n, enforcement), by);
  const isClosedToThem = refusal?.code === 'not-permitted' || refusal?.code === 'not-possible-now';
  if (by.role !== 'system') claim(free.includes(type) !== isClosedToThem, `${by.userId} ${type}: ${refusal?.message}`);
}

function wait(enforcement: Enforcement, which: number, n: number): void {
  const next = enforcement.open.deadlines[0]?.dueAt;
  const toNext = next !== undefined && next > enforcement.now ? next : enforcement.now;
  enforcement.now = pick([toNext, toNext, addHours(enforcement.now, n % 60), addHours(enforcement.now, n * 3)], which);
  enforcement.given({ type: 'act-on-deadlines' }, system);
  claim(
    enforcement.open.deadlines.every(({ dueAt }) => dueAt > enforcement.now),
    'nothing past is left',
  );
  const again = enforcementDecider.decide(enforcement.state, { type: 'act-on-deadlines' }, enforcement.context(system));
  claim(again.length === 0, 'acting twice at the same moment does nothing the second time');
}

const step = fc.tuple(fc.nat(99), fc.nat(999), fc.nat(999), fc.nat(999));
const amounts = [5_000, 30_000, 80_000, 300_000];

describe('any sequence of commands and clock moves on an enforcement', () => {
  it(`keeps it sound (${RUNS} sequences of up to ${STEPS} steps)`, () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(fc.nat(7), fc.array(step, { minLength: 1, maxLength: STEPS, size: 'max' }), (how, steps) => {
        const act2 = owes(0, { obligationId: 'o2', kind: 'act', amountFen: undefined });
        const claims = [owes(pick(amounts, how)), ...(how > 5 ? [act2] : [])];
        const enforcement = new Enforcement(at(pick(['2026-02-09', '2026-09-21'], how), '09:00'));
        enforcement.given(referring(...claims), system);
        if (how % 2) enforcement.given({ type: 'accept' }, people.enforcement);
        for (const [kind, which, who, n] of steps) {
          const before = enforcement.history.length;
          if (kind >= 75) wait(enforcement, which, n);
          else if (kind === 74) recalculate(enforcement);
          else act(enforcement, which, who, n);
          if (enforcement.history.length > before) assertSound(enforcement);
        }
        enforcement.assertReplays();
        for (const event of enforcement.history) reached.add(event.type);
      }),
      { seed: 20260101, numRuns: RUNS },
    );
    expect([...reached].sort()).toEqual(everyEvent);
  }, 120_000);
});

/** The tables of the years to come are out. */
function recalculate(enforcement: Enforcement): void {
  enforcement.world.calendar = calendarWithMore;
  enforcement.given({ type: 'recalculate' }, system);
  claim(!enforcement.open.deadlines.some(({ provisional }) => provisional), 'no date stays provisional');
}

const everyEvent = [
  ...['acceptance-overdue', 'accepted', 'aid-referred', 'closed', 'closing-proposed', 'closing-rejected'],
  ...['deadlines-redated', 'disposal-recorded', 'extended', 'inquiry-recorded', 'instalment-overdue'],
  ...['instalments-agreed', 'left-fast-track', 'measure-lifted', 'measure-taken', 'notice-served', 'paid-out'],
  ...['payment-overdue', 'payment-recorded', 'payout-overdue', 'pressed', 'referred', 'reminded', 'resumed'],
  ...['stage-overdue', 'track-overdue'],
];
