import type { Surroundings } from '../decider.ts';
import { sealingCommands } from '../documents/sealing.ts';
import { mayOnDispute } from '../organisation/access.ts';
import type { Actor } from '../organisation/actor.ts';
import { levelOf, nextLevel } from '../policy/lookups.ts';
import type { Policy } from '../policy/policy.ts';
import type { DisputeCommandType } from './commands.ts';
import { mayAnnulAcceptance } from './committee-number.ts';
import { mediationLevel } from './entrustment.ts';
import { isAlertOpen, isUndecided } from './deadlines.ts';
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
  'link',
];

const IN_MEDIATION: readonly DisputeCommandType[] = [
  'schedule-session',
  'record-session',
  'add-investigation',
  'record-hand-over-consents',
  'record-undisputed-facts',
  'transfer',
  'recuse',
  'replace-mediator',
  'invite',
  'reconcile',
  'terminate',
  'close',
];

const IN_SUSPENSION: readonly DisputeCommandType[] = [
  'resume',
  'add-investigation',
  'recuse',
  'replace-mediator',
  'terminate',
  'close',
];

/** What the state allows, whoever asks. */
export function possibleCommands(state: DisputeState, policy: Policy): DisputeCommandType[] {
  const sealing = sealingCommands(state);
  if (state.status === 'closed') return state.supervision === null ? sealing : ['answer-supervision', ...sealing];
  const commands = [...stageCommands(state, policy), ...filing(state, policy), ...withdrawal(state), ...ALWAYS];
  commands.push(...massCommands(state), ...sealing);
  if (isAlertOpen(state, policy)) commands.push('acknowledge');
  commands.push(state.supervision === null ? 'press' : 'answer-supervision');
  if (state.invitations.length > 0) commands.push('add-guidance');
  if (isUndecided(state) && state.status === 'mediating') commands.push('dispatch');
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
        ...(mayAnnulAcceptance(state) ? (['annul-acceptance'] as const) : []),
      ];
    case 'suspended':
      return [...IN_SUSPENSION, ...extension(state, policy)];
    case 'agreed':
      return [
        'recuse',
        'replace-mediator',
        'invite',
        ...(awaitsDecision(state) ? (['mediate-again', 'terminate'] as const) : []),
      ];
    case 'closed':
      return [];
  }
}

/**
 * Work on its way may be taken, returned, or taken back by its sender; what a centre has received or dispatched may also be
 * sent elsewhere. What the county has decided is not returned, and what the clock has sent to court is not taken back.
 */
function offeredCommands({ offer }: DisputeState): readonly DisputeCommandType[] {
  if (offer === null || offer.kind === 'escalation') return ['dispatch', 'accept', 'transfer', 'terminate', 'close'];
  const returning = offer.decided === true ? [] : (['return', 'revoke-transfer'] as const);
  switch (offer.kind) {
    case 'dispatch':
      return ['accept', ...returning, 'dispatch', 'terminate', 'close'];
    case 'court-referral':
      return offer.wasMediating ? ['accept', ...returning, 'close'] : ['accept', 'return', 'close'];
    default:
      return ['accept', ...returning, 'close'];
  }
}

/** 延长: once the period runs – a court's from the mediator's signature (特邀调解规定 27) – and while the level allows it. */
function extension(state: DisputeState, policy: Policy): DisputeCommandType[] {
  const limit = mediationLevel(state, policy).extension;
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
    (command) => mayOnDispute(actor.role, command, relations) && isOpenTo(state, actor, command),
  );
}

/** By these, who has recused hands the case on. */
const HANDING_ON: readonly DisputeCommandType[] = ['transfer', 'dispatch', 'return', 'replace-mediator'];

/** What the stage allows is not open to everybody in the same way. */
export function isOpenTo(state: DisputeState, actor: Actor, command: DisputeCommandType): boolean {
  if (state.recused.includes(actor.userId) && !HANDING_ON.includes(command)) return false;
  switch (command) {
    case 'acknowledge':
      return !hasAcknowledged(state, actor);
    case 'dispatch':
      return !isUndecided(state) || state.undecided?.organisationId === actor.organisationId;
    case 'transfer':
    case 'refer-to-court':
      return !isUndecided(state);
    default:
      return true;
  }
}

/** Every organisation acknowledges an alert once. */
function hasAcknowledged(state: DisputeState, actor: Actor): boolean {
  return state.alert?.acknowledged.includes(actor.organisationId) ?? false;
}
