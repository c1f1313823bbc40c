import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import { levelOf } from '../policy/lookups.ts';
import type { DisputeCommandOf } from './commands.ts';
import type { DisputeFact } from './events.ts';
import { evolve } from './evolve.ts';
import { liveAgreements } from './live-agreements.ts';
import type { DisputeState } from './state.ts';

/** 达成协议: the agreement's own record begins with it, in the same transaction (人民调解法 28). */
export function reachAgreement(
  state: DisputeState,
  command: DisputeCommandOf<'reach-agreement'>,
  context: DecisionContext,
): DisputeFact[] {
  const { agreementId, draft } = command;
  const number = `${state.number}-协${state.agreements.length + 1}`;
  const courtId = invitingCourt(state, context);
  return [{ type: 'agreement-reached', agreementId, number, form: draft.form, courtId }];
}

/** The court at which the case is, or that handed it down (民事诉讼法 205: 邀请调解组织开展先行调解的人民法院). */
function invitingCourt(state: DisputeState, { policy }: Pick<DecisionContext, 'policy'>): string | undefined {
  return state.path.findLast(({ level }) => levelOf(policy, level).stage === 'court')?.organisationId;
}

/**
 * The agreement tells how it stands. The last to be completed closes the case as performed; when the last is void the
 * parties are where they were before it.
 */
export function noteAgreement(
  state: DisputeState,
  command: DisputeCommandOf<'note-agreement'>,
  context: DecisionContext,
): DisputeFact[] {
  const { agreementId, standing } = command;
  const known = state.agreements.find((agreement) => agreement.agreementId === agreementId);
  if (known === undefined) throw new DomainError('invalid', '本案没有这份协议', { path: 'agreementId' });
  if (known.standing === standing || known.standing === 'cancelled') return [];
  const noted: DisputeFact = { type: 'agreement-noted', agreementId, standing };
  const after = evolve(state, { ...noted, at: context.now });
  const live = liveAgreements(after);
  const isDone = live.length > 0 && live.every((agreement) => agreement.standing === 'completed');
  return after.status === 'agreed' && isDone ? [noted, { type: 'closed', outcome: 'performed' }] : [noted];
}

/** 再次调解: after a default or a rejected confirmation, with days of its own. */
export function mediateAgain(command: DisputeCommandOf<'mediate-again'>): DisputeFact[] {
  return [{ type: 'mediated-again', reason: command.reason }];
}
