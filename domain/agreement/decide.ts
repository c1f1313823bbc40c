import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import { mayOnAgreement } from '../organisation/agreement-access.ts';
import { attach } from './attaching.ts';
import { availableActions, hasRecused, possibleCommands } from './available-actions.ts';
import type { AgreementCommand, DraftAgreement } from './commands.ts';
import * as confirmation from './confirmation.ts';
import * as content from './content.ts';
import { deadlinesOf } from './deadlines.ts';
import { actOnDeadlines } from './due.ts';
import * as ending from './ending.ts';
import { noteEnforcement, referToEnforcement } from './enforcing.ts';
import type { AgreementEvent, AgreementFact } from './events.ts';
import { evolve } from './evolve.ts';
import * as objecting from './objecting.ts';
import * as performance from './performance.ts';
import { permissionFor } from './permission.ts';
import * as signing from './signing.ts';
import type { AgreementState } from './state.ts';

/**
 * What a command makes of an agreement. Throws DomainError: not-permitted (role or organisation), not-possible-now (state,
 * with what is allowed), rule-broken (law or policy), invalid (a field). The last event carries all deadlines.
 */
export function decide(
  state: AgreementState | null,
  command: AgreementCommand,
  context: DecisionContext,
): AgreementEvent[] {
  if (command.type === 'draft') return opened(state, command, context);
  if (state === null) throw new DomainError('invalid', '协议不存在');
  assertPermitted(state, command, context);
  switch (command.type) {
    case 'act-on-deadlines':
      return dated(state, actOnDeadlines(state, context), context);
    case 'recalculate':
      return recalculated(state, context);
    // Harmless to an agreement that has ended.
    case 'cancel':
      return dated(state, state.ending === null ? ending.cancel(state, command) : [], context);
    case 'note-mediator':
      return dated(state, state.ending === null ? ending.noteMediator(state, command) : [], context);
    case 'note-enforcement':
      return dated(state, state.ending === null ? followed(state, command, context) : [], context);
    default:
      assertPossible(state, command, context);
      return dated(state, followed(state, command, context), context);
  }
}

type Deciding = Exclude<
  AgreementCommand,
  { type: 'draft' | 'act-on-deadlines' | 'recalculate' | 'cancel' | 'note-mediator' }
>;

function followed(state: AgreementState, command: Deciding, context: DecisionContext): AgreementFact[] {
  return ending.following(state, factsOf(state, command, context), context);
}

function factsOf(state: AgreementState, command: Deciding, context: DecisionContext): AgreementFact[] {
  switch (command.type) {
    case 'amend':
      return content.amend(state.parties, command, context);
    case 'sign':
      return signing.sign(state, command, context);
    case 'sign-as-mediator':
      return signing.signAsMediator(state, command, context);
    case 'affix-seal':
      return signing.affixSeal(state, command, context);
    case 'attach':
      return attach(command, context);
    case 'hand-over-copies':
      return signing.handOverCopies(state, command, context);
    case 'void':
      return ending.voidAgreement(state, command);
    case 'conclude':
      return ending.conclude(command);
    case 'apply-for-confirmation':
      return confirmation.applyForConfirmation(state, command, context);
    case 'agree-to-confirmation':
      return confirmation.agreeToConfirmation(state, command, context);
    case 'withdraw-confirmation':
      return confirmation.withdrawConfirmation(command);
    case 'accept-confirmation':
      return confirmation.acceptConfirmation(command);
    case 'decline-confirmation':
      return confirmation.declineConfirmation(command, context);
    case 'extend-confirmation':
      return confirmation.extendConfirmation(state, command, context);
    case 'decide-confirmation':
      return confirmation.decideConfirmation(command, context);
    case 'object-to-confirmation':
      return objecting.objectToConfirmation(state, command, context);
    case 'decide-objection':
      return objecting.decideObjection(command);
    case 'record-performance':
      return performance.recordPerformance(state, command, context);
    case 'waive':
      return performance.waive(state, command);
    case 'urge':
      return performance.urge(state, command, context);
    case 'record-follow-up':
      return performance.recordFollowUp(state, command, context);
    case 'refer-to-enforcement':
      return referToEnforcement(state, command, context);
    case 'note-enforcement':
      return noteEnforcement(state, command);
  }
}

function opened(state: AgreementState | null, command: DraftAgreement, context: DecisionContext): AgreementEvent[] {
  if (!mayOnAgreement(context.actor.role, 'draft', ['none'])) throw notPermitted();
  if (state !== null) throw new DomainError('not-possible-now', '协议已起草', { allowed: [] });
  return dated(null, ending.following(null, content.draft(command, context), context), context);
}

/** 重新计算: a date that leaned on an unpublished calendar year is reckoned again; nothing happens where none did. */
function recalculated(state: AgreementState, context: DecisionContext): AgreementEvent[] {
  if (!state.deadlines.some((deadline) => deadline.provisional)) return [];
  const deadlines = deadlinesOf(state, context, 'redate');
  if (JSON.stringify(deadlines) === JSON.stringify(state.deadlines)) return [];
  return [{ type: 'deadlines-redated', at: context.now, deadlines, calendar: context.calendar.version }];
}

/** Stamps the facts and writes into the last one every deadline that then holds. */
function dated(state: AgreementState | null, facts: AgreementFact[], context: DecisionContext): AgreementEvent[] {
  const events = facts.map((fact): AgreementEvent => ({ ...fact, at: context.now }));
  const after = events.reduce<AgreementState | null>(evolve, state);
  const last = events.at(-1);
  if (after === null || last === undefined) return [];
  return [
    ...events.slice(0, -1),
    { ...last, deadlines: deadlinesOf(after, context), calendar: context.calendar.version },
  ];
}

function assertPermitted(state: AgreementState, command: AgreementCommand, context: DecisionContext): void {
  const permission = permissionFor(context.actor, command.type, state, context.organisations);
  if (permission === 'no') throw notPermitted();
  if (permission === 'not-now') throw notPossible(state, context);
}

function assertPossible(state: AgreementState, command: AgreementCommand, context: DecisionContext): void {
  const isPossible = possibleCommands(state).includes(command.type) && !hasRecused(state, context.actor);
  if (!isPossible) throw notPossible(state, context);
}

function notPossible(state: AgreementState, context: DecisionContext): DomainError {
  const allowed = availableActions(state, context.actor, context);
  return new DomainError('not-possible-now', '协议现在的阶段不能办理该事项', { allowed });
}

function notPermitted(): DomainError {
  return new DomainError('not-permitted', '您的岗位或单位无权对本协议执行该操作');
}
