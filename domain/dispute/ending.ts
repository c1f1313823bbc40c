import type { DecisionContext } from '../decider.ts';
import { lawfulRoute } from '../policy/lookups.ts';
import type { DisputeCommandOf } from './commands.ts';
import type { DisputeFact } from './events.ts';
import { assertParty } from './pressing.ts';
import type { DisputeState } from './state.ts';

/** 调解和好: success without terms. */
export function reconcile(command: DisputeCommandOf<'reconcile'>): DisputeFact[] {
  return [{ type: 'closed', outcome: 'reconciled', reason: command.record }];
}

/** 终止调解: with the notice that names the lawful next route (人民调解法 26). */
export function terminate(
  state: DisputeState,
  command: DisputeCommandOf<'terminate'>,
  context: DecisionContext,
): DisputeFact[] {
  const { ground, reason } = command;
  return [{ ...terminated(state, ground, context), reason }];
}

/** The closing fact of a failed mediation, with the route that law puts first. */
export function terminated(
  state: DisputeState,
  ground: string,
  context: Pick<DecisionContext, 'policy'>,
): DisputeFact & { type: 'closed' } {
  const routes = [lawfulRoute(context.policy, state.type, state.ground).key];
  return { type: 'closed', outcome: 'terminated', ground, routes };
}

export function withdraw(command: DisputeCommandOf<'withdraw'>): DisputeFact[] {
  return [{ type: 'closed', outcome: 'withdrawn', reason: command.reason }];
}

export function close(command: DisputeCommandOf<'close'>): DisputeFact[] {
  return [{ type: 'closed', outcome: command.outcome, reason: command.reason }];
}

/** 登记立案: if a party insists (特邀调解规定 21); always a clerk's act, never a timer's. */
export function fileForLitigation(
  state: DisputeState,
  command: DisputeCommandOf<'file-for-litigation'>,
): DisputeFact[] {
  const { requestedBy, courtCaseNumber } = command;
  if (requestedBy !== undefined) assertParty(state, requestedBy, 'requestedBy');
  return [{ type: 'closed', outcome: 'filed-for-litigation', requestedBy, courtCaseNumber }];
}
