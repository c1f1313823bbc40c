import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import type { DisputeCommandOf } from './commands.ts';
import type { DisputeFact } from './events.ts';
import { assertNeutral } from './neutrality.ts';
import { requireReceiver } from './offers.ts';
import type { DisputeState } from './state.ts';

/** 联合调解: who is invited sees this case and no other, and may say how it could be settled (人民调解法 20). */
export function invite(
  state: DisputeState,
  command: DisputeCommandOf<'invite'>,
  context: DecisionContext,
): DisputeFact[] {
  const { organisationId, as } = command;
  const { invitations } = context.policy.dispute;
  const invitation = Object.hasOwn(invitations, as) ? invitations[as] : undefined;
  if (invitation === undefined) throw new DomainError('invalid', `没有这种受邀身份:${as}`, { path: 'as' });
  const guest = requireReceiver(organisationId, context);
  if (!invitation.kinds.includes(guest.kind)) {
    throw new DomainError('invalid', `该单位不能以${invitation.label}身份受邀`, { path: 'organisationId' });
  }
  if (organisationId === state.owner.organisationId || isInvited(state, organisationId)) {
    throw new DomainError('invalid', '该单位已在办理或者已受邀', { path: 'organisationId' });
  }
  assertNeutral(organisationId, state.parties, context, 'organisationId');
  return [{ type: 'invited', organisationId, as }];
}

/** 指导意见, also a judge's (人民调解法 5). */
export function addGuidance(command: DisputeCommandOf<'add-guidance'>, { actor }: DecisionContext): DisputeFact[] {
  const { guidanceId, text } = command;
  const { organisationId, userId } = actor;
  return [{ type: 'guidance-added', guidanceId, organisationId, userId, text }];
}

/** An invitation ends with the case. */
export function isInvited(state: DisputeState, organisationId: string): boolean {
  return state.status !== 'closed' && state.invitations.some((guest) => guest.organisationId === organisationId);
}
