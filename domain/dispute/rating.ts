import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import type { DisputeCommandOf } from './commands.ts';
import type { DisputeFact } from './events.ts';
import { pressingOrganisation } from './place.ts';
import { assertParty } from './pressing.ts';
import type { DisputeState } from './state.ts';

/**
 * 评价: one for each party once the case is closed. A dissatisfied one opens 督办, whose clock runs although the case is over:
 * somebody answers for it in time, or it goes up.
 */
export function rate(state: DisputeState, command: DisputeCommandOf<'rate'>, context: DecisionContext): DisputeFact[] {
  const { partyId, score, comment } = command;
  const { best, dissatisfied } = context.policy.dispute.rating;
  if (state.status !== 'closed') throw new DomainError('not-possible-now', '结案后方可评价', { allowed: [] });
  assertParty(state, partyId, 'partyId');
  if (state.ratings.some((rating) => rating.partyId === partyId)) {
    throw new DomainError('not-possible-now', '本案已评价', { allowed: [] });
  }
  if (!Number.isInteger(score) || score < 1 || score > best) {
    throw new DomainError('invalid', `评分须为1至${best}的整数`, { path: 'score' });
  }
  const rated: DisputeFact = { type: 'rated', partyId, score, comment };
  if (score > dissatisfied || state.supervision !== null) return [rated];
  const organisationId = pressingOrganisation(state, context);
  return [rated, { type: 'supervision-opened', reason: 'dissatisfied', organisationId }];
}
