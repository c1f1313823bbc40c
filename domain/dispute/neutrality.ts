import type { Surroundings } from '../decider.ts';
import { DomainError } from '../errors.ts';
import { isBelow, nearestOfKind, type Organisation, organisationOf } from '../organisation/tree.ts';
import { levelOf, nextLevel } from '../policy/lookups.ts';
import { levelFor } from './levels.ts';
import type { Party } from './state.ts';

/**
 * 中立: a committee whose own village, or whose own house, is a party neither owns nor mediates (人民调解法 3, 22). Courts are
 * not meant: their neutrality is the law's own.
 */
export function isInterested(organisationId: string, parties: readonly Party[], surroundings: Surroundings): boolean {
  const { organisations, policy } = surroundings;
  const organisation = organisationOf(organisations, organisationId);
  if (levelFor(organisation.kind, organisation.level, policy)?.stage !== 'committee') return false;
  return parties.some(
    ({ organisationId: partyIs }) =>
      partyIs !== undefined && (partyIs === organisationId || isBelow(organisations, organisationId, partyIs)),
  );
}

/** Throws rule-broken, with the way that is open. */
export function assertNeutral(
  organisationId: string,
  parties: readonly Party[],
  surroundings: Surroundings,
  path?: string,
): void {
  if (!isInterested(organisationId, parties, surroundings)) return;
  const way = neutralAbove(organisationId, parties, surroundings)?.organisation.name ?? '有管辖权的人民法院';
  throw new DomainError('rule-broken', `当事人为该单位或者其上级,不得由其受理、调解,请移送${way}`, { path });
}

/** The centre of the next committee level above that is not interested; null where there is none. */
export function neutralAbove(
  organisationId: string,
  parties: readonly Party[],
  surroundings: Surroundings,
): { organisation: Organisation; level: string } | null {
  const { organisations, policy } = surroundings;
  const { kind, level: ownLevel } = organisationOf(organisations, organisationId);
  let level = levelFor(kind, ownLevel, policy);
  for (
    level = level && nextLevel(policy, level.key);
    level?.stage === 'committee';
    level = nextLevel(policy, level.key)
  ) {
    const organisation = nearestOfKind(organisations, organisationId, levelOf(policy, level.key).receiver);
    if (organisation !== null && !isInterested(organisation.id, parties, surroundings)) {
      return { organisation, level: level.key };
    }
  }
  return null;
}
