import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import { mayOnEnforcement } from '../organisation/enforcement-access.ts';
import { availableActions, possibleCommands } from './available-actions.ts';
import * as closing from './closing.ts';
import type { EnforcementCommand } from './commands.ts';
import { deadlinesOf } from './deadlines.ts';
import { actOnDeadlines } from './due.ts';
import type { EnforcementEvent, EnforcementFact } from './events.ts';
import { evolve } from './evolve.ts';
import * as instalments from './instalments.ts';
import * as measures from './measures.ts';
import * as money from './money.ts';
import { relationsOf } from './relations.ts';
import * as stages from './stages.ts';
import type { EnforcementState } from './state.ts';

/**
 * What a command makes of an enforcement. Throws DomainError: not-permitted (role or organisation), not-possible-now
 * (state, with what is allowed), rule-broken (law or policy), invalid (a field). The last event carries all deadlines.
 */
export function decide(
  state: EnforcementState | null,
  command: EnforcementCommand,
  context: DecisionContext,
): EnforcementEvent[] {
  if (command.type === 'refer') return opened(state, command, context);
  if (state === null) throw new DomainError('invalid', '执行案件不存在');
  const relations = relationsOf(context.actor, state, context.organisations);
  if (!mayOnEnforcement(context.actor.role, command.type, relations)) throw notPermitted();
  if (command.type === 'act-on-deadlines') return actOnDeadlines(state, context);
  if (command.type === 'recalculate') return recalculated(state, context);
  if (!possibleCommands(state, context.policy).includes(command.type)) throw notPossible(state, context);
  return dated(state, factsOf(state, command, context), context);
}

function factsOf(
  state: EnforcementState,
  command: Exclude<EnforcementCommand, { type: 'refer' | 'act-on-deadlines' | 'recalculate' }>,
  context: DecisionContext,
): EnforcementFact[] {
  switch (command.type) {
    case 'accept':
      return stages.accept(state, command, context);
    case 'return':
      return stages.refuse(command);
    case 'serve-notice':
      return stages.serveNotice(state, command, context);
    case 'record-inquiry':
      return stages.recordInquiry(command);
    case 'record-disposal':
      return stages.recordDisposal(command);
    case 'extend':
      return stages.extend(state, command, context);
    case 'refer-to-aid':
      return stages.referToAid(state, command);
    case 'take-measure':
      return measures.takeMeasure(state, command, context);
    case 'lift-measure':
      return measures.liftMeasure(state, command);
    case 'record-payment':
      return money.recordPayment(state, command, context);
    case 'pay-out':
      return money.payOut(state, command, context);
    case 'agree-instalments':
      return instalments.agreeInstalments(state, command, context);
    case 'resume':
      return instalments.resume(state, command, context);
    case 'propose-closing':
      return closing.proposeClosing(state, command, context);
    case 'approve-closing':
      return closing.approveClosing(state);
    case 'reject-closing':
      return [{ type: 'closing-rejected', reason: command.reason }];
  }
}

function opened(
  state: EnforcementState | null,
  command: EnforcementCommand & { type: 'refer' },
  context: DecisionContext,
): EnforcementEvent[] {
  if (!mayOnEnforcement(context.actor.role, 'refer', ['none'])) throw notPermitted();
  if (state !== null) throw new DomainError('not-possible-now', '已申请执行', { allowed: [] });
  return dated(null, stages.refer(command, context), context);
}

/** 重新计算: a date that leaned on an unpublished calendar year is reckoned again; nothing happens where none did. */
function recalculated(state: EnforcementState, context: DecisionContext): EnforcementEvent[] {
  if (!state.deadlines.some((deadline) => deadline.provisional)) return [];
  const deadlines = deadlinesOf(state, context, 'redate');
  if (JSON.stringify(deadlines) === JSON.stringify(state.deadlines)) return [];
  return [{ type: 'deadlines-redated', at: context.now, deadlines, calendar: context.calendar.version }];
}

/** Stamps the facts and writes into the last one every deadline that then holds. */
function dated(state: EnforcementState | null, facts: EnforcementFact[], context: DecisionContext): EnforcementEvent[] {
  const events = facts.map((fact): EnforcementEvent => ({ ...fact, at: context.now }));
  const after = events.reduce<EnforcementState | null>(evolve, state);
  const last = events.at(-1);
  if (after === null || last === undefined) return [];
  return [
    ...events.slice(0, -1),
    { ...last, deadlines: deadlinesOf(after, context), calendar: context.calendar.version },
  ];
}

function notPossible(state: EnforcementState, context: DecisionContext): DomainError {
  const allowed = availableActions(state, context.actor, context);
  return new DomainError('not-possible-now', '执行案件现在的阶段不能办理该事项', { allowed });
}

function notPermitted(): DomainError {
  return new DomainError('not-permitted', '您的岗位或单位无权对本执行案件执行该操作');
}
