import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import type { HouseholdCommandOf } from './commands.ts';
import type { HouseholdFact } from './events.ts';
import { assertKnownLevel, householdLevelOf, isGraver, neighbouringLevel } from './levels.ts';
import { ownerFor } from './owners.ts';
import { AGAINST_RELAXING, againstRelaxing } from './relaxing.ts';
import { visitAtNewLevel } from './schedule.ts';
import type { HouseholdState } from './state.ts';

type DecideLevel = HouseholdCommandOf<'decide-level'>;
type Raise = HouseholdCommandOf<'raise'>;

/**
 * 季度研判: what the station's meeting decided for this household. Down one step at a time, out only from the mildest level;
 * level, owner, plan and next visit change in one step. A refusal says which of the meeting's households it is about.
 */
export function decideLevel(state: HouseholdState, command: DecideLevel, context: DecisionContext): HouseholdFact[] {
  try {
    return decided(state, command, context);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { code, message, path, allowed } = error;
    const about = allowed === undefined ? { path: `${command.at}.${path ?? 'decision'}` } : { allowed };
    throw new DomainError(code, `${state.number}:${message}`, about);
  }
}

/** 会间提级: the station's leader need not wait for the meeting to be more careful, only to be less. */
export function raise(state: HouseholdState, command: Raise, context: DecisionContext): HouseholdFact[] {
  return changed(state, higher(state, command, context, 'level'), { cause: 'leader' }, command, context);
}

function decided(state: HouseholdState, command: DecideLevel, context: DecisionContext): HouseholdFact[] {
  const { reviewId, decision, reason } = command;
  const by = { cause: 'review', reviewId } as const;
  switch (decision) {
    case 'keep':
      return [{ type: 'level-kept', reviewId, reason }];
    case 'raise':
      return changed(state, higher(state, command, context, 'decision'), by, command, context);
    case 'lower': {
      const below = lower(state, command, context);
      assertMayRelax(state, context);
      return changed(state, below, by, command, context);
    }
    case 'exit':
      if (!householdLevelOf(context.policy, state.level).exits) {
        throw new DomainError('rule-broken', '只有最轻等级的家庭可以退出管控', { path: 'decision' });
      }
      assertMayRelax(state, context);
      return [{ type: 'exited', reviewId, reason }];
  }
}

function changed(
  state: HouseholdState,
  level: string,
  by: { cause: 'leader' } | { cause: 'review'; reviewId: string },
  { reason, plan, staff }: Pick<Raise, 'reason' | 'plan' | 'staff'>,
  context: DecisionContext,
): HouseholdFact[] {
  const owner = ownerFor(level, state.owner, staff, context);
  const next = visitAtNewLevel(state.next, level, isGraver(context.policy, level, state.level), context);
  return [
    {
      type: 'level-changed',
      from: state.level,
      to: level,
      owner,
      reason,
      ...by,
      ...(plan === undefined ? {} : { plan }),
    },
    { type: 'visit-scheduled', next },
  ];
}

function higher(
  state: HouseholdState,
  { level }: { level?: string },
  { policy }: DecisionContext,
  path: string,
): string {
  if (level !== undefined) assertKnownLevel(policy, level, 'level');
  const to = level ?? neighbouringLevel(policy, state.level, 'above')?.key;
  if (to !== undefined && isGraver(policy, to, state.level)) return to;
  throw new DomainError('rule-broken', '没有比现在更高的管控等级', { path });
}

function lower(state: HouseholdState, { level }: DecideLevel, { policy }: DecisionContext): string {
  if (level !== undefined) assertKnownLevel(policy, level, 'level');
  const below = neighbouringLevel(policy, state.level, 'below')?.key;
  if (below !== undefined && (level === undefined || level === below)) return below;
  throw new DomainError('rule-broken', '管控等级每次只能降低一级', { path: 'decision' });
}

/** Neither lowered nor released while something stands against it. */
function assertMayRelax(state: HouseholdState, context: DecisionContext): void {
  const why = againstRelaxing(state, context);
  if (why === null) return;
  throw new DomainError('not-possible-now', `${AGAINST_RELAXING[why]},不能降级或者退出管控`, { allowed: [] });
}
