import { expect, it } from 'vitest';
import type { HouseholdCommand } from '../../../domain/household/commands.ts';
import { householdDecider } from '../../../domain/household/decider.ts';
import { householdLevelOf } from '../../../domain/household/levels.ts';
import type { HouseholdState } from '../../../domain/household/state.ts';
import { DomainError } from '../../../domain/errors.ts';
import type { Actor } from '../../../domain/organisation/actor.ts';
import { policyVersion1 } from '../../../domain/policy/version-1.ts';
import { addHours, type Instant } from '../../../domain/time/instant.ts';
import { at, calendar2026, county, system } from '../../support/dispute-world.ts';
import { claim } from '../dispute/invariants.ts';
import { chief, decision, incident, opening, officer, revisit, staff } from './household-world.ts';

const LONGEST = 6;
const LEVELS = ['blue', 'orange', 'red'];
/** The others are on the way from it. */
const BEGIN = ['orange'];

/** What may come next: visits good and bad, violence, each of the meeting's decisions, and time that passes over a due visit. */
const STEPS: readonly [(now: Instant) => HouseholdCommand, Actor, number][] = [
  [(now) => revisit(now), chief, 24 * 20],
  [(now) => revisit(now, { violenceRecurred: true }), chief, 24],
  [(now) => incident(now), officer, 24],
  [() => decision('lower'), system, 24 * 20],
  [() => decision('exit'), system, 24],
];

interface Seen {
  decided: number;
  refused: number;
  reached: Set<string>;
}

it(`every sequence of up to ${LONGEST} visits, incidents and decisions has one owner of the right role and one next visit`, () => {
  const seen: Seen = { decided: 0, refused: 0, reached: new Set() };
  for (const level of BEGIN) {
    const now = at('2026-01-27', '09:00');
    const state = after(null, opening(level), officer, now);
    if (state !== null) follow(state, now, LONGEST, seen);
  }
  const perLevel = Array.from({ length: LONGEST }, (_, index) => STEPS.length ** (index + 1)).reduce((a, b) => a + b);
  expect(seen.decided + seen.refused).toBe(BEGIN.length * perLevel);
  expect([...seen.reached].sort()).toEqual(['controlled blue', 'controlled orange', 'controlled red', 'exited blue']);
}, 120_000);

/** Every way on from here, one step deeper each. */
function follow(state: HouseholdState, now: Instant, left: number, seen: Seen): void {
  assertSound(state);
  seen.reached.add(`${state.status} ${state.level}`);
  if (left === 0) return;
  for (const [command, by, hours] of STEPS) {
    const later = addHours(now, hours);
    const isDue = state.deadlines.some(({ dueAt }) => dueAt <= later);
    const due = (isDue && after(state, { type: 'act-on-deadlines' }, system, later)) || state;
    const next = after(due, command(later), by, later);
    if (next === null) seen.refused += 1;
    else seen.decided += 1;
    follow(next ?? due, later, left - 1, seen);
  }
}

/** Null if it was refused. */
function after(
  state: HouseholdState | null,
  command: HouseholdCommand,
  by: Actor,
  now: Instant,
): HouseholdState | null {
  const context = { policy: policyVersion1, calendar: calendar2026, organisations: county, now, actor: by };
  try {
    const events = householdDecider.decide(state, command, context);
    return events.reduce<HouseholdState | null>((before, event) => householdDecider.evolve(before, event), state);
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

function assertSound({ status, level, owner, next, deadlines, overdue, episodes }: HouseholdState): void {
  const isControlled = status === 'controlled';
  claim(owner.role === householdLevelOf(policyVersion1, level).ownerRole, 'the owner has the level’s role');
  claim(
    staff.some(({ userId, role }) => userId === owner.userId && role === owner.role),
    'and is of the station',
  );
  const visits = deadlines.filter(({ kind }) => kind === 'revisit' || kind === 'revisit-escalation');
  claim(visits.length === (isControlled ? 1 : 0), 'exactly one next visit while under control, none after exit');
  claim((next !== null) === isControlled, 'dated while under control');
  claim(isControlled || overdue === null, 'nothing is overdue after exit');
  claim(episodes.filter(({ to }) => to === undefined).length === (isControlled ? 1 : 0), 'one open episode');
}

const DECISIONS = ['raise', 'lower', 'keep', 'exit'] as const;

/** `level decision overdue owner`: what becomes of it – the level, the owner's role and whether somebody is named – or the refusal. */
const TABLE = `
blue   raise  no  there  -> orange community-officer officer
blue   raise  no  absent -> orange community-officer nobody
blue   raise  yes there  -> orange community-officer officer
blue   raise  yes absent -> orange community-officer nobody
blue   lower  no  there  -> rule-broken
blue   lower  no  absent -> rule-broken
blue   lower  yes there  -> rule-broken
blue   lower  yes absent -> rule-broken
blue   keep   no  there  -> blue community-officer officer
blue   keep   no  absent -> blue community-officer officer
blue   keep   yes there  -> blue community-officer officer
blue   keep   yes absent -> blue community-officer officer
blue   exit   no  there  -> exited
blue   exit   no  absent -> exited
blue   exit   yes there  -> not-possible-now
blue   exit   yes absent -> not-possible-now
orange raise  no  there  -> red deputy-chief deputy
orange raise  no  absent -> red deputy-chief nobody
orange raise  yes there  -> red deputy-chief deputy
orange raise  yes absent -> red deputy-chief nobody
orange lower  no  there  -> blue community-officer officer
orange lower  no  absent -> blue community-officer nobody
orange lower  yes there  -> not-possible-now
orange lower  yes absent -> not-possible-now
orange keep   no  there  -> orange community-officer officer
orange keep   no  absent -> orange community-officer officer
orange keep   yes there  -> orange community-officer officer
orange keep   yes absent -> orange community-officer officer
orange exit   no  there  -> rule-broken
orange exit   no  absent -> rule-broken
orange exit   yes there  -> rule-broken
orange exit   yes absent -> rule-broken
red    raise  no  there  -> rule-broken
red    raise  no  absent -> rule-broken
red    raise  yes there  -> rule-broken
red    raise  yes absent -> rule-broken
red    lower  no  there  -> orange community-officer officer
red    lower  no  absent -> orange community-officer nobody
red    lower  yes there  -> not-possible-now
red    lower  yes absent -> not-possible-now
red    keep   no  there  -> red deputy-chief deputy
red    keep   no  absent -> red deputy-chief deputy
red    keep   yes there  -> red deputy-chief deputy
red    keep   yes absent -> red deputy-chief deputy
red    exit   no  there  -> rule-broken
red    exit   no  absent -> rule-broken
red    exit   yes there  -> rule-broken
red    exit   yes absent -> rule-broken
`.trim();

it('every level × decision × overdue × absence of the owner gives what the table says', () => {
  const rows = LEVELS.flatMap((level) =>
    DECISIONS.flatMap((made) =>
      ['no', 'yes'].flatMap((overdue) => ['there', 'absent'].map((owner) => row(level, made, overdue, owner))),
    ),
  );
  expect(rows.join('\n')).toBe(TABLE);
});

function row(level: string, made: (typeof DECISIONS)[number], overdue: string, owner: string): string {
  const opened = after(null, opening(level), officer, at('2026-03-09', '09:00'));
  const visited = after(opened, revisit(at('2026-03-10', '10:00')), chief, at('2026-03-10', '11:00'));
  const now = overdue === 'yes' ? at('2026-06-20') : at('2026-03-30');
  const state = overdue === 'yes' ? after(visited, { type: 'act-on-deadlines' }, system, now) : visited;
  const command = { ...decision(made), staff: owner === 'there' ? staff : [] };
  const said = `${level.padEnd(6)} ${made.padEnd(6)} ${overdue.padEnd(3)} ${owner.padEnd(6)} ->`;
  const context = { policy: policyVersion1, calendar: calendar2026, organisations: county, now, actor: system };
  try {
    const events = householdDecider.decide(state, command, context);
    const then = events.reduce<HouseholdState | null>((before, event) => householdDecider.evolve(before, event), state);
    if (then?.status === 'exited') return `${said} exited`;
    const named = then?.owner.userId?.split('.')[0] ?? 'nobody';
    return `${said} ${then?.level ?? ''} ${then?.owner.role ?? ''} ${named}`;
  } catch (error) {
    if (error instanceof DomainError) return `${said} ${error.code}`;
    throw error;
  }
}
