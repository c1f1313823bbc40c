import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import { incoherencesOf } from '../policy/coherence.ts';
import { differencesOf, type PolicyChange, withChanges } from '../policy/difference.ts';
import type { Policy } from '../policy/policy.ts';
import { addDays, type CivilDate } from '../time/civil-date.ts';
import { dateOf } from '../time/instant.ts';

/** The first day on which a change that is approved today may hold; never before the version that it changes. */
export function earliestDay({ now, policy }: Pick<DecisionContext, 'now' | 'policy'>, newest: Policy): CivilDate {
  const noticed = addDays(dateOf(now), policy.change.noticeDays);
  return noticed < newest.effectiveFrom ? newest.effectiveFrom : noticed;
}

/**
 * 修订后的策略: the version that follows the newest one, if the change is one, comes early enough and holds together. Looked at
 * when it is drafted and again when it is approved.
 * @throws DomainError `rule-broken` or `invalid`
 */
export function changedPolicy(
  { effectiveFrom, changes }: { effectiveFrom: CivilDate; changes: readonly PolicyChange[] },
  newest: Policy,
  context: DecisionContext,
): Policy {
  const earliest = earliestDay(context, newest);
  if (effectiveFrom < earliest) {
    throw new DomainError('invalid', `最早自${earliest}起施行`, { path: 'effectiveFrom' });
  }
  const policy = laid(newest, changes);
  if (differencesOf(newest, policy).length === 0) {
    throw new DomainError('invalid', '与现有版本没有差异', { path: 'changes' });
  }
  const [fault, ...more] = incoherencesOf(policy);
  if (fault !== undefined) {
    const message = [fault, ...more].map((each) => `${each.path}:${each.message}`).join(';');
    throw new DomainError('rule-broken', message, { path: 'changes' });
  }
  return { ...policy, version: newest.version + 1, effectiveFrom };
}

function laid(newest: Policy, changes: readonly PolicyChange[]): Policy {
  try {
    return withChanges(newest, changes);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new DomainError('invalid', `没有这一项:${error.message}`, { path: 'changes' });
  }
}
