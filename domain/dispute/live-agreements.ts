import { BINDING, countOf } from '../mass/standing.ts';
import type { DisputeState, ReachedAgreement } from './state.ts';

/** Neither void nor cancelled: what the dispute still depends on. */
export function liveAgreements(state: DisputeState): ReachedAgreement[] {
  return state.agreements.filter(({ standing }) => standing !== 'void' && standing !== 'cancelled');
}

/** Not performed, or refused confirmation: the owner must decide how it goes on (人民调解法 32; 民事诉讼法 206). */
export function hasFailed({ standing }: ReachedAgreement): boolean {
  return standing === 'defaulted' || standing === 'confirmation-rejected';
}

/** Whether the owner must decide: mediate again, or end with the notice of the lawful routes. */
export function awaitsDecision(state: DisputeState): boolean {
  return state.status === 'agreed' && liveAgreements(state).some(hasFailed);
}

/** Whether something that binds the parties stands (人民调解法 31): then nobody takes the matter back. */
export function isBound(state: DisputeState): boolean {
  const isSigned = countOf(state.mass?.counts ?? {}, BINDING) > 0;
  return isSigned || liveAgreements(state).some(({ standing }) => standing !== 'reached');
}
