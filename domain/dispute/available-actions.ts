import type { Surroundings } from '../decider.ts';
import { mayOnDispute } from '../organisation/access.ts';
import type { Actor } from '../organisation/actor.ts';
import { levelOf, nextLevel } from '../policy/lookups.ts';
import type { Policy } from '../policy/policy.ts';
import type { DisputeCommandType } from './commands.ts';
import { isAlertOpen } from './deadlines.ts';
import { awaitsDecision, isBound } from './live-agreements.ts';
import { massCommands } from './mass-actions.ts';
import { relationsOf } from './relations.ts';
import type { DisputeState } from './state.ts';

/** Possible whatever the stage, while the case is open. */
const ALWAYS: readonly DisputeCommandType[] = [
  'change-colour',
  'add-evidence',
  'record-wish',
  'record-contact',
  'report-danger',
];

const IN_MEDIATION: readonly DisputeCommandType[] = [
  'schedule-session',
  'record-session',
  'add-investigation',
  'record-hand-over-consents',
  'record-undisputed-facts',
  'transfer',
  'reconcile',
  'terminate',
  'close',
];

/** What the state allows, whoever asks. */
export function possibleCommands(state: DisputeState, policy: Policy): DisputeCommandType[] {
  if (state.status === 'closed') return [];
  const commands = [...stageCommands(state, policy), ...filing(state, policy), ...withdrawal(state), ...ALWAYS];
  commands.push(...massCommands(state));
  if (isAlertOpen(state, policy)) commands.push('acknowledge');
  if (state.supervision !== null) commands.push('answer-supervision');
  return commands;
}

function stageCommands(state: DisputeState, policy: Policy): readonly DisputeCommandType[] {
  switch (state.status) {
    case 'registered':
      return ['screen', 'dispatch', 'add-investigation', 'transfer', 'terminate', 'close', ...referral(state, policy)];
    case 'offered':
      return offeredCommands(state);
    case 'mediating':
      return [
        ...IN_MEDIATION,
        ...(state.mediation?.startedAt == null ? (['sign-for'] as const) : (['suspend', ...single(state)] as const)),
        ...extension(state, policy),
        ...referral(state, policy),
      ];
    case 'suspended':
      return ['resume', 'add-investigation', 'terminate', 'close', ...extension(state, policy)];
    case 'agreed':
      return awaitsDecision(state) ? ['mediate-again', 'terminate'] : [];
    case 'closed':
      return [];
  }
}

/** Work on its way may be taken or returned; what a centre has received or dispatched may also be sent elsewhere. */
function offeredCommands(state: DisputeState): DisputeCommandType[] {
  switch (state.offer?.kind) {
    case 'escalation':
      return ['dispatch', 'accept', 'transfer', 'terminate', 'close'];
    case 'dispatch':
      return ['accept', 'return', 'dispatch', 'terminate', 'close'];
    default:
      return ['accept', 'return', 'close'];
  }
}

/** 延长: once the period runs – a court's from the mediator's signature (特邀调解规定 27) – and while the level allows it. */
function extension(state: DisputeState, policy: Policy): DisputeCommandType[] {
  const limit = levelOf(policy, state.level).extension;
  const isRunning = state.mediation?.startedAt != null;
  const isLeft = limit === null || (state.mediation?.extensions.length ?? 0) < limit.times;
  return isRunning && isLeft ? ['extend'] : [];
}

/** 诉前移送: from a level whose failures take the lawful route, or that lies directly under the court. */
function referral(state: DisputeState, policy: Policy): DisputeCommandType[] {
  const isLast = levelOf(policy, state.level).onExpiry === 'lawful-route';
  return isLast || (isCommittee(state, policy) && nextLevel(policy, state.level)?.stage === 'court')
    ? ['refer-to-court']
    : [];
}

/** With a roll of claimants the agreement is one text for all of them. */
function single(state: DisputeState): readonly DisputeCommandType[] {
  return state.mass === null ? ['reach-agreement'] : [];
}

/** 撤回申请: until something binds the parties. */
function withdrawal(state: DisputeState): DisputeCommandType[] {
  return isBound(state) ? [] : ['withdraw'];
}

/** 登记立案: as soon as a party insists, whatever the court's mediation is doing (特邀调解规定 21). */
function filing(state: DisputeState, policy: Policy): DisputeCommandType[] {
  if (isBound(state) && !awaitsDecision(state)) return [];
  return isCommittee(state, policy) ? [] : ['file-for-litigation'];
}

function isCommittee(state: DisputeState, policy: Policy): boolean {
  return levelOf(policy, state.level).stage === 'committee';
}

/** 可办事项: the buttons – what the state allows and this actor may do. `decide` refuses everything else. */
export function availableActions(state: DisputeState, actor: Actor, surroundings: Surroundings): DisputeCommandType[] {
  const relations = relationsOf(actor, state, surroundings.organisations);
  return possibleCommands(state, surroundings.policy).filter(
    (command) =>
      mayOnDispute(actor.role, command, relations) && !(command === 'acknowledge' && hasAcknowledged(state, actor)),
  );
}

/** Every organisation acknowledges an alert once. */
export function hasAcknowledged(state: DisputeState, actor: Actor): boolean {
  return state.alert?.acknowledged.includes(actor.organisationId) ?? false;
}
