import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HouseholdCommand, HouseholdCommandType } from '../../../domain/household/commands.ts';
import { householdDecider } from '../../../domain/household/decider.ts';
import { householdLevelOf } from '../../../domain/household/levels.ts';
import { mayView } from '../../../domain/household/relations.ts';
import { type HouseholdState, WITHOUT_WARNING } from '../../../domain/household/state.ts';
import type { Actor } from '../../../domain/organisation/actor.ts';
import { policyVersion1 } from '../../../domain/policy/version-1.ts';
import { addDays } from '../../../domain/time/civil-date.ts';
import { addHours, dateOf, type Instant } from '../../../domain/time/instant.ts';
import { at, people, system, text } from '../../support/dispute-world.ts';
import { claim, personOf } from '../dispute/invariants.ts';
import {
  chief,
  decision,
  deputy,
  Home,
  incident,
  member,
  officer,
  opened,
  opening,
  order,
  revisit,
  staff,
  warning,
} from './household-world.ts';
import { sequences } from '../../support/sequences.ts';

const RUNS = sequences(1000);
const STEPS = 25;
const actors: readonly Actor[] = [
  officer,
  deputy,
  chief,
  people.officerBeiling,
  people.coordinator,
  people.supervisor,
  system,
];
const levels = ['blue', 'orange', 'red'];
const pick = <T>(from: readonly T[], n: number): T => from[n % from.length] as T;

/** A way to make each command, well-formed more often than not. */
const builds: Record<Exclude<HouseholdCommandType, 'open'>, (n: number, home: Home) => HouseholdCommand> = {
  'add-member': (n) => ({ type: 'add-member', member: member(`m${n % 9}`, pick(['victim', 'other'], n)) }),
  'change-member': (n) => ({
    type: 'change-member',
    memberId: pick(['husband', 'wife', 'm1', 'nobody'], n),
    role: pick(['victim', 'perpetrator', 'other'], n >> 2),
  }),
  'record-revisit': (n, { now }) => {
    const found = { victimAlone: n % 4 > 0, violenceRecurred: n % 11 === 0, visitId: `v${n}` };
    return revisit(addHours(now, n % 3 > 0 ? 0 : (n % 30) - 26), found);
  },
  'report-incident': (n, { now }) => incident(addHours(now, -(n % 50)), { level: pick([...levels, undefined], n) }),
  reopen: (n) => ({ type: 'reopen', level: pick(levels, n), reason: text('why'), staff }),
  merge: (n, { now }) => ({
    type: 'merge',
    other: otherFile(n, now),
    same: [{ memberId: `o${n % 9}`, as: 'wife' }],
    staff,
  }),
  'close-merged': () => ({ type: 'close-merged', intoId: 'household-2' }),
  raise: (n) => ({ type: 'raise', level: pick([undefined, ...levels], n), reason: text('why'), staff }),
  'plan-visit': (n, { now }) => ({ type: 'plan-visit', on: addDays(dateOf(now), (n % 12) - 1) }),
  'record-outcome': (n, { open }) => ({
    type: 'record-outcome',
    incidentId: open.incidents[n % 3]?.incidentId ?? 'nothing',
    outcome: pick(['turned-criminal', 'death'], n),
  }),
  'change-plan': (n) => ({ type: 'change-plan', plan: text(`plan-${n}`) }),
  'assign-owner': (n, { now }) => ({
    type: 'assign-owner',
    until: n % 3 === 0 ? addDays(dateOf(now), (n % 20) - 2) : undefined,
    userId: pick([officer.userId, deputy.userId, 'officer.second', 'nobody'], n),
    staff: [...staff, { userId: 'officer.second', role: 'community-officer' }],
  }),
  'record-protection-order': (n, { now }) =>
    order(addDays(dateOf(now), -(n % 40)), (n % 7) + 1, { orderId: `order-${n}`, urgent: n % 2 === 0 }),
  'change-reach': (n) => ({
    type: 'change-reach',
    memberId: pick(['wife', 'm1', 'nobody'], n),
    reach: { personId: `reach-${n}`, hmac: `h-${n}` },
  }),
  disclose: (n) => ({
    type: 'disclose',
    disclosureId: `disclosure-${n}`,
    to: pick(['court', 'qingxi-tribunal', 'county'], n),
    documentId: `document-${n}`,
    purpose: text('purpose'),
    document: n % 4 > 0 ? { streamId: 'household-1', form: 'household-file', isReady: n % 5 > 0 } : null,
  }),
  'seal-document': (n) => ({
    type: 'seal-document',
    documentId: `document-${n % 2}`,
    roles: pick([['station-chief'], ['deputy-chief', 'community-officer'], ['judge'], []], n >> 1),
    reason: text('why'),
  }),
  'unseal-document': (n) => ({ type: 'unseal-document', documentId: `document-${n % 2}`, reason: text('why') }),
  'name-village': (n) => ({ type: 'name-village', villageId: pick(['yangping', 'shanqian', 'hekou'], n) }),
  'apply-for-protection-order': (n, { now }) => ({
    type: 'apply-for-protection-order',
    applicationId: `application-${n}`,
    courtId: pick(['court', 'qingxi-tribunal', 'county'], n),
    acceptedAt: addHours(now, -(n % 30)),
    urgent: n % 2 === 0,
    applicant: pick(['victim', 'police'], n),
    inability: pick(['coerced', undefined, 'no-capacity'], n >> 2),
  }),
  'record-order-refusal': (n, { state, now }) => ({
    type: 'record-order-refusal',
    applicationId: (n % 5 > 0 ? state?.applications.at(-1)?.applicationId : undefined) ?? 'nothing',
    on: dateOf(now),
  }),
  'record-order-help': (n, { state, now }) => ({
    type: 'record-order-help',
    orderId: (n % 9 > 0 ? state?.orders.at(-1)?.orderId : undefined) ?? 'nothing',
    helpedAt: now,
    note: text('note'),
  }),
  'record-order-breach': (n, { state, now }) => ({
    type: 'record-order-breach',
    orderId: (n % 9 > 0 ? state?.orders.at(-1)?.orderId : undefined) ?? 'nothing',
    breachId: `breach-${n}`,
    occurredAt: addHours(now, -(n % 5)),
    detail: text('detail'),
    measures: [
      pick([{ kind: 'admonition' }, { kind: 'fine', amountFen: n * 110 }, { kind: 'detention', days: n % 20 }], n),
    ],
    violent: n % 3 === 0,
    staff,
  }),
  'revoke-protection-order': (n, { state, now }) => ({
    type: 'revoke-protection-order',
    orderId: (n % 9 > 0 ? state?.orders.at(-1)?.orderId : undefined) ?? 'nothing',
    on: dateOf(now),
  }),
  'issue-warning': (n, { now }) => warning(addHours(now, -(n % 90)), { warningId: `w${n}`, admitted: n % 3 > 0 }),
  'deliver-warning': (n, { now }) => ({
    type: 'deliver-warning',
    deliveredAt: addHours(now, -(n % 3)),
    refused: n % 2 === 0,
  }),
  'hand-warning-copy': (_, { now }) => ({ type: 'hand-warning-copy', handedAt: now }),
  'decide-without-warning': (n, { state }) => ({
    type: 'decide-without-warning',
    incidentId: pick(['nothing', ...(state?.incidents ?? []).map(({ incidentId }) => incidentId)], n),
    as: pick(WITHOUT_WARNING, n),
    note: text('note'),
  }),
  'clear-mediation': (n) => ({ type: 'clear-mediation', disputeId: `d${n % 3}`, note: text('note') }),
  'note-dispute': (n) => ({ type: 'note-dispute', disputeId: `d${n % 3}`, staff }),
  'decide-level': (n) =>
    decision(pick(['raise', 'lower', 'lower', 'keep', 'exit', 'exit'], n), pick([undefined, ...levels], n >> 3)),
  'act-on-deadlines': () => ({ type: 'act-on-deadlines' }),
  recalculate: () => ({ type: 'recalculate' }),
};
/** Of the same family, opened yesterday; every other one has left control. */
function otherFile(n: number, now: Instant): HouseholdState {
  const other = new Home(addHours(now, -24)).given(
    opening(pick(levels, n), { id: `other-${n}`, number: `另${n}`, members: [member(`o${n % 9}`, 'other')] }),
    officer,
  );
  if (n % 2 === 0) return other.open;
  return { ...other.open, status: 'exited', next: null, deadlines: [] };
}

const commandTypes = Object.keys(builds) as (keyof typeof builds)[];

/** By which command a task is done. */
const DONE_BY: Record<string, HouseholdCommandType> = {
  revisit: 'record-revisit',
  'press-revisit': 'record-revisit',
  'change-plan': 'change-plan',
  'change-member': 'change-member',
  'deliver-warning': 'deliver-warning',
  'hand-warning-copy': 'hand-warning-copy',
  'decide-warning': 'decide-without-warning',
  'press-decide-warning': 'decide-without-warning',
  'name-village': 'name-village',
  'help-protection-order': 'record-order-help',
  'await-protection-order': 'record-order-refusal',
};

function assertSound(home: Home): void {
  const state = home.open;
  claim(state.owner.role === householdLevelOf(policyVersion1, state.level).ownerRole, 'the owner has the level’s role');
  const visits = state.deadlines.filter(({ kind }) => kind === 'revisit' || kind === 'revisit-escalation');
  const isControlled = state.status === 'controlled';
  claim(visits.length === (isControlled ? 1 : 0), 'exactly one next visit while under control');
  claim((state.next !== null) === isControlled, 'none after exit');
  claim((state.plannedOn ?? null) === null || isControlled, 'nothing is planned after exit');
  claim(state.standIn === undefined || isControlled, 'nobody stands in after exit');
  claim(
    state.deadlines.filter(({ kind }) => kind === 'stand-in').length === (state.standIn === undefined ? 0 : 1),
    'who stands in does so until a day',
  );
  claim(state.overdue === null || visits[0]?.kind === 'revisit-escalation', 'an overdue visit goes up');
  claim(state.episodes.filter(({ to }) => to === undefined).length === (isControlled ? 1 : 0), 'one open episode');
  state.deadlines.forEach(({ dueAt }, index) => {
    claim(index === 0 || dueAt >= (state.deadlines[index - 1]?.dueAt ?? ''), 'deadlines stand in order');
  });
  const context = home.context(system);
  for (const event of home.lastEvents) {
    for (const notice of householdDecider.notices(event, state, context)) {
      claim(notice.organisationId === state.stationId && notice.roles.length > 0, 'only the station is told');
    }
  }
  const tasks = home.tasks();
  claim(tasks.length > 0 === isControlled, 'a household under control waits for somebody');
  claim(!isControlled || tasks[0]?.what === 'revisit', 'first of all for the visit');
  for (const task of tasks) assertDoable(task.what, task.organisationId, task.roles, home);
}

function assertDoable(what: string, organisationId: string, roles: readonly Actor['role'][], home: Home): void {
  for (const role of roles) {
    const someone = personOf(organisationId, role);
    claim(mayView(someone, home.open), `${role} sees its ${what}`);
    claim(
      home.actions(someone).some((action) => action === DONE_BY[what]),
      `${role} can ${what}`,
    );
  }
}

/** `availableActions` and `decide` must agree, whoever asks for what; but for what stands against a meeting's decision. */
function tryCommand(home: Home, command: HouseholdCommand, actor: Actor): void {
  const listed = home.actions(actor).includes(command.type);
  const { refusal } = home.when(command, actor);
  const isClosed = refusal?.code === 'not-permitted' || refusal?.code === 'not-possible-now';
  if (actor.role === 'system') return;
  claim(listed !== isClosed, `${actor.userId} ${command.type}: ${refusal?.message}`);
}

/** The meeting's decisions and what is open to somebody come up more often than by chance. */
function act(home: Home, which: number, who: number, n: number): void {
  const type = pick([...commandTypes, 'decide-level', 'record-revisit', 'report-incident'] as const, which);
  const actor = type === 'decide-level' && n % 4 > 0 ? system : pick(actors, who);
  tryCommand(home, builds[type](n, home), actor);
}

function wait(home: Home, which: number, n: number): void {
  const next = home.open.deadlines[0]?.dueAt;
  const toNext = next !== undefined && next > home.now ? next : home.now;
  home.now = pick([toNext, toNext, addHours(home.now, n % 90), addHours(home.now, n * 5)], which);
  home.given({ type: 'act-on-deadlines' }, system);
  claim(
    home.open.deadlines.every(({ dueAt }) => dueAt > home.now),
    'nothing past is left',
  );
  const again = householdDecider.decide(home.state, { type: 'act-on-deadlines' }, home.context(system));
  claim(again.length === 0, 'acting twice at the same moment does nothing the second time');
}

const step = fc.tuple(fc.nat(99), fc.nat(999), fc.nat(999), fc.nat(999));

describe('any sequence of visits, incidents, decisions and clock moves', () => {
  it(`keeps one owner of the right role and one next visit (${RUNS} sequences of up to ${STEPS} steps)`, () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(fc.nat(2), fc.array(step, { minLength: 1, maxLength: STEPS, size: 'max' }), (level, steps) => {
        const members = level === 1 ? [member('husband', 'other'), member('wife', 'other')] : undefined;
        const home = new Home(at('2026-01-27', '09:00'));
        home.given(opening(pick(levels, level), members ? { members, plan: undefined } : {}), officer);
        if (level === 0) home.given(revisit(at('2026-01-27', '10:00')), officer, at('2026-01-27', '11:00'));
        if (level === 0 && steps.length % 4 === 0) home.given(decision('exit'), system);
        if (level === 0 && steps.length % 4 === 1) home.given(order('2026-01-27', 6), officer);
        if (level === 1) home.given(builds['apply-for-protection-order'](0, home), officer);
        if (level === 1) home.given(builds['seal-document'](0, home), deputy);
        if (level === 2) almostReleased(home);
        for (const [how, which, who, n] of steps) {
          if (how >= 60) wait(home, which, n);
          else act(home, which, who, n);
          assertSound(home);
        }
        assertReplays(home);
        for (const event of home.history) reached.add(event.type);
      }),
      { seed: 20260101, numRuns: RUNS },
    );
    expect([...reached].sort()).toEqual([...EVERY_EVENT].sort());
  }, 120_000);
});

/** Warned, and visited for all but the last of the clean quarters. */
function almostReleased(home: Home): void {
  const on = (day: string) => at(day, '10:00');
  home.given(warning(home.now), deputy);
  home.given({ type: 'deliver-warning', deliveredAt: home.now, refused: false }, deputy);
  for (const day of ['2026-02-02', '2026-05-02', '2026-08-02']) home.given(revisit(on(day)), deputy, on(day));
  home.now = on('2026-11-02');
  home.given({ type: 'act-on-deadlines' }, system);
}

/** The stored events alone give the state that was saved, byte for byte. */
function assertReplays(home: Home): void {
  const stored = JSON.parse(JSON.stringify(home.history)) as typeof home.history;
  const replayed = stored.reduce<HouseholdState | null>((state, event) => householdDecider.evolve(state, event), null);
  claim(JSON.stringify(replayed) === JSON.stringify(home.state), 'replays to the saved state');
}

/** Every one but the redating, for which no shipped clock leans on a calendar that is not out. */
const EVERY_EVENT = [
  ...['document-sealed', 'document-unsealed'],
  ...['disclosed', 'dispute-noted', 'exited', 'incident-decided', 'incident-reported', 'level-changed', 'level-kept'],
  ...[
    'mediation-cleared',
    'merged-in',
    'merged-into',
    'member-added',
    'member-changed',
    'opened',
    'outcome-recorded',
    'owner-assigned',
  ],
  ...[
    'owner-returned',
    'plan-changed',
    'protection-order-expired',
    'protection-order-recorded',
    'reminded',
    'reopened',
  ],
  ...['revisit-escalated', 'revisit-overdue', 'visit-planned', 'visit-scheduled'],
  ...['protection-order-applied', 'protection-order-breached', 'protection-order-decision-overdue'],
  ...[
    'protection-order-helped',
    'protection-order-refused',
    'protection-order-revoked',
    'reach-changed',
    'village-named',
  ],
  ...[
    'visited',
    'warning-copy-handed',
    'warning-decision-overdue',
    'warning-delivered',
    'warning-ended',
    'warning-issued',
    'warning-visit-counted',
  ],
];

describe('every level × decision × overdue × owner away', () => {
  const table = levels.flatMap((level) =>
    (['raise', 'lower', 'keep', 'exit'] as const).flatMap((made) =>
      [false, true].flatMap((isOverdue) => [false, true].map((isAway) => [level, made, isOverdue, isAway] as const)),
    ),
  );

  it.each(table)('%s, %s, overdue: %s, owner away: %s', (level, made, isOverdue, isAway) => {
    const home = opened(level).given(revisit(at('2026-03-10')), chief, at('2026-03-11'));
    const owner = home.open.owner;
    const standIn = { role: owner.role, userId: 'stands-in' };
    if (isAway) {
      home.given(
        { type: 'assign-owner', userId: 'stands-in', until: '2026-12-31', staff: [...staff, standIn] },
        deputy,
        at('2026-03-11'),
      );
    }
    if (isOverdue) home.until(at('2026-06-20'));
    const refused = home.when({ ...decision(made), staff: [...staff, standIn] }, system).refusal?.code ?? null;
    const isImpossible = (made === 'raise' && level === 'red') || (made === 'lower' && level === 'blue');
    const cannotExit = made === 'exit' && level !== 'blue';
    const isBarred = isOverdue && (made === 'lower' || made === 'exit');
    expect(refused).toBe(
      isBarred && !cannotExit && !isImpossible ? 'not-possible-now' : isImpossible || cannotExit ? 'rule-broken' : null,
    );
    assertSound(home);
    if (!isAway || home.open.status === 'exited') return;
    // Who stands in goes on where the new level asks for the same role; else the station's own officer of that role begins.
    const goesOn = home.open.owner.role === owner.role;
    expect([home.open.owner.userId === 'stands-in', home.open.standIn?.for]).toEqual(
      goesOn ? [true, owner] : [false, undefined],
    );
  });
});
