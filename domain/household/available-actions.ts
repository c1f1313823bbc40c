import type { Surroundings } from '../decider.ts';
import { sealingCommands } from '../documents/sealing.ts';
import type { Actor } from '../organisation/actor.ts';
import type { Policy } from '../policy/policy.ts';
import type { HouseholdCommandType } from './commands.ts';
import { undecided } from './decisions.ts';
import { isStopped } from './guarding.ts';
import { isPermitted } from './permission.ts';
import { pendingApplications } from './order-applications.ts';
import type { HouseholdState } from './state.ts';
import { undelivered, withoutVictimCopy } from './warnings.ts';

const CONTROLLED: readonly HouseholdCommandType[] = [
  'record-revisit',
  'plan-visit',
  'report-incident',
  'raise',
  'merge',
  'record-outcome',
  'add-member',
  'change-member',
  'change-plan',
  'assign-owner',
  'change-reach',
  'disclose',
  'name-village',
  'apply-for-protection-order',
  'record-protection-order',
  'issue-warning',
  'note-dispute',
  'decide-level',
  'close-merged',
];

/** Violence and a stopped mediation bring a household that had left back under control; what came of earlier violence does not. */
const EXITED: readonly HouseholdCommandType[] = [
  'report-incident',
  'note-dispute',
  'reopen',
  'record-outcome',
  'disclose',
  'close-merged',
];
const ON_ORDERS: readonly HouseholdCommandType[] = [
  'record-order-help',
  'record-order-breach',
  'revoke-protection-order',
];

/** What the state allows, whoever asks. A stopped mediation cannot be cleared. */
export function possibleCommands(state: HouseholdState, policy: Policy): HouseholdCommandType[] {
  if (state.mergedInto !== null) return [];
  if (state.status === 'exited') return [...EXITED, ...sealingCommands(state)];
  const commands = [...CONTROLLED, ...sealingCommands(state)];
  if (undelivered(state) !== undefined) commands.push('deliver-warning');
  if (withoutVictimCopy(state) !== undefined) commands.push('hand-warning-copy');
  if (undecided(state).length > 0) commands.push('decide-without-warning');
  if (pendingApplications(state).length > 0) commands.push('record-order-refusal');
  if (state.orders.some(({ revokedOn }) => revokedOn === undefined)) commands.push(...ON_ORDERS);
  if (!isStopped(state, policy)) commands.push('clear-mediation');
  return commands;
}

/** 可办事项: the buttons – what the state allows and this actor may do. `decide` refuses everything else. */
export function availableActions(
  state: HouseholdState,
  actor: Actor,
  { policy }: Pick<Surroundings, 'policy'>,
): HouseholdCommandType[] {
  return possibleCommands(state, policy).filter((command) => isPermitted(actor, command, state, policy));
}
