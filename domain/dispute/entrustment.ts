import type { Surroundings } from '../decider.ts';
import { levelOf } from '../policy/lookups.ts';
import type { Level, Policy } from '../policy/policy.ts';
import type { DisputeState } from './state.ts';

/**
 * 委派、委托 (特邀调解规定 27): a court's case in a committee's hands. The court's days hold there, from the committee's
 * acceptance on, and when they run out the case is the court's again.
 */
export interface Entrustment {
  level: string;
  organisationId: string;
}

/** Whose entrustment the offer carries to a committee: the court's that sends it down, or the one it was under before. */
export function entrustmentOf(state: DisputeState, { policy }: Pick<Surroundings, 'policy'>): Entrustment | undefined {
  const { offer, owner, level, mediation } = state;
  if (offer === null || levelOf(policy, offer.toLevel).stage === 'court') return undefined;
  if (levelOf(policy, level).stage !== 'court') return mediation?.entrusted;
  return offer.kind === 'down' ? { level, organisationId: owner.organisationId } : undefined;
}

/** The level whose days hold for the mediation: the court's for what it has entrusted. */
export function mediationLevel(state: DisputeState, policy: Policy): Level {
  return levelOf(policy, state.mediation?.entrusted?.level ?? state.level);
}

/** 委派 before filing, 委托 after it: the court's days differ (特邀调解规定 27). */
export function usualBasis({ source }: DisputeState, level: Level, policy: Policy): string {
  const basis = level.stage === 'court' ? policy.court.basisOfSource[source] : undefined;
  return basis ?? 'default';
}

/** On which terms a court that has the case now would entrust it: for how many days, and whether it has filed it. */
export function entrustmentTerms(state: DisputeState, policy: Policy): { days: number; isFiled: boolean } {
  const level = levelOf(policy, state.level);
  const basis = state.mediation?.basis ?? usualBasis(state, level, policy);
  const { period } = level.mediate[basis] ?? level.mediate.default;
  return { days: period.n, isFiled: basis !== 'default' };
}
