import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import { colourOf } from '../policy/lookups.ts';
import type { DisputeCommand, DisputeCommandType } from './commands.ts';
import { alertFor } from './danger.ts';
import type { DisputeFact } from './events.ts';
import { evolve } from './evolve.ts';
import { type GuardFinding, guardOf } from './guard.ts';
import { placeOf } from './place.ts';
import type { DisputeState } from './state.ts';

/** They write down what was seen and heard, which must not be lost even where mediation has to stop. */
const RECORDS: ReadonlySet<DisputeCommandType> = new Set([
  'report-danger',
  'record-session',
  'record-contact',
  'add-investigation',
  'add-evidence',
  'record-wish',
  'acknowledge',
  'answer-supervision',
]);

/** What mediation consists of: not before the station has cleared it in writing. */
const MEDIATION: ReadonlySet<DisputeCommandType> = new Set(['schedule-session', 'reach-agreement', 'reconcile']);

/**
 * 不适宜调解的即行停止: every command passes through here, so that no route goes round the guard. Where it stops, the stop takes
 * the command's place – what only writes down is kept; else the command's own facts stand, with what follows from them.
 */
export function guarded(
  state: DisputeState | null,
  command: DisputeCommand,
  context: DecisionContext,
  decided: () => DisputeFact[],
): DisputeFact[] {
  if (state?.status === 'closed') return decided();
  if (state !== null) {
    const finding = guardOf(state, context, refusals(command));
    if (finding.stops) {
      const kept = RECORDS.has(command.type) ? decided() : [];
      return [...kept, ...colourByRule(folded(state, kept, context), finding, context), ...safetyStop(finding)];
    }
    assertCleared(command, finding);
  }
  const facts = decided();
  const after = folded(state, facts, context);
  return after === null || after.status === 'closed' ? facts : [...facts, ...whatFollows(after, context)];
}

function folded<S extends DisputeState | null>(
  state: S,
  facts: DisputeFact[],
  { now }: DecisionContext,
): DisputeState | S {
  return facts.reduce<DisputeState | S>((before, fact) => evolve(before, { ...fact, at: now }), state);
}

/** 停止调解: all others read no more than 本件不适宜调解. */
function safetyStop({ stations }: GuardFinding): DisputeFact[] {
  return [
    { type: 'safety-stopped', stations },
    { type: 'closed', outcome: 'safety-stop' },
  ];
}

function assertCleared({ type }: DisputeCommand, { warnings }: GuardFinding): void {
  if (!warnings.includes('awaits-clearance') || !MEDIATION.has(type)) return;
  throw new DomainError('rule-broken', '本件须取得有关单位书面意见后方可继续调解');
}

/** Parties who refuse in this very command. */
function refusals(command: DisputeCommand): string[] {
  const consents = 'consents' in command ? (command.consents ?? []) : [];
  return consents.filter((each) => 'consented' in each && !each.consented).map(({ partyId }) => partyId);
}

/** The colour that the case must have, then the stop, or what mediation must observe. */
function whatFollows(state: DisputeState, context: DecisionContext): DisputeFact[] {
  const finding = guardOf(state, context);
  const colour = colourByRule(state, finding, context);
  return finding.stops ? [...colour, ...safetyStop(finding)] : [...colour, ...noted(state, finding, context)];
}

function colourByRule(state: DisputeState, { isRed }: GuardFinding, context: DecisionContext): DisputeFact[] {
  const { colour } = context.policy.dispute.guard;
  const order = (key: string) => colourOf(context.policy, key).order;
  if (!isRed || order(state.colour) >= order(colour)) return [];
  return [{ type: 'colour-changed', colour }, ...alertFor(colour, placeOf(state, context), context)];
}

/** Where the households are not known, as for what another record tells, what was known of them stands. */
function noted(state: DisputeState, { warnings, stations }: GuardFinding, context: DecisionContext): DisputeFact[] {
  if (context.households === undefined) return [];
  const { guard } = state;
  const isKnown = `${guard.warnings} ${guard.stations}` === `${warnings} ${stations}`;
  return isKnown ? [] : [{ type: 'guard-noted', warnings, stations }];
}
