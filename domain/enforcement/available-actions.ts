import type { Surroundings } from '../decider.ts';
import type { Actor } from '../organisation/actor.ts';
import { mayOnEnforcement } from '../organisation/enforcement-access.ts';
import type { Policy } from '../policy/policy.ts';
import { isHoldingMoney, outstanding, trackOf } from './claims.ts';
import type { EnforcementCommandType } from './commands.ts';
import { inForce } from './measures.ts';
import { relationsOf } from './relations.ts';
import { extensionLeft } from './stages.ts';
import type { EnforcementState } from './state.ts';

/** What the state allows, whoever asks. */
export function possibleCommands(state: EnforcementState, policy: Policy): EnforcementCommandType[] {
  switch (state.status) {
    case 'referred':
      return ['accept', 'return'];
    case 'enforcing':
      return state.closing === null
        ? [...enforcing(state, policy), ...withMoney(state), ...always(state), 'propose-closing']
        : [...atClosing, ...always(state)];
    case 'instalments':
      return state.closing === null
        ? [...withMoney(state), ...resumption(state), ...always(state), 'propose-closing']
        : [...atClosing, ...always(state)];
    case 'closed':
      return [];
  }
}

const atClosing = ['approve-closing', 'reject-closing'] as const;

function enforcing(state: EnforcementState, policy: Policy): EnforcementCommandType[] {
  const commands: EnforcementCommandType[] = [...stageCommands(state)];
  if (outstanding(state).length > 0) commands.push('take-measure');
  if (extensionLeft(state, trackOf(state.track, policy.enforcement)) > 0) commands.push('extend');
  return commands;
}

/** 财产查控 may be made again as long as something is owed; what was found then is disposed of. */
function stageCommands(state: EnforcementState): readonly EnforcementCommandType[] {
  switch (state.stage) {
    case 'initiation':
      return ['serve-notice'];
    case 'property-control':
      return ['record-inquiry'];
    case 'property-disposal':
    case 'payout':
      return ['record-inquiry', 'record-disposal'];
    case 'closing':
      return [];
  }
}

function withMoney(state: EnforcementState): EnforcementCommandType[] {
  const commands: EnforcementCommandType[] = [];
  if (outstanding(state).length > 0) commands.push('record-payment', 'agree-instalments');
  if (isHoldingMoney(state)) commands.push('pay-out');
  return commands;
}

/** 恢复执行 only upon a settlement that was not kept (执行和解规定 9). */
function resumption(state: EnforcementState): EnforcementCommandType[] {
  return state.settlement?.overdue ? ['resume'] : [];
}

function always(state: EnforcementState): EnforcementCommandType[] {
  const commands: EnforcementCommandType[] = [];
  if (outstanding(state).length > 0) commands.push('refer-to-aid');
  if (inForce(state).length > 0) commands.push('lift-measure');
  return commands;
}

/** 可办事项: the buttons – what the state allows and this actor may do. `decide` refuses everything else. */
export function availableActions(
  state: EnforcementState,
  actor: Actor,
  { policy, organisations }: Surroundings,
): EnforcementCommandType[] {
  const relations = relationsOf(actor, state, organisations);
  return possibleCommands(state, policy).filter((command) => mayOnEnforcement(actor.role, command, relations));
}
