import type { DecisionContext } from '../decider.ts';
import { decideSealing } from '../documents/sealing.ts';
import { DomainError } from '../errors.ts';
import { mayOnHousehold } from '../organisation/household-access.ts';
import { availableActions, possibleCommands } from './available-actions.ts';
import type { HouseholdCommand } from './commands.ts';
import { decideWithoutWarning } from './decisions.ts';
import { deadlinesOf } from './deadlines.ts';
import { disclose } from './disclosing.ts';
import { actOnDeadlines } from './due.ts';
import type { HouseholdEvent, HouseholdFact } from './events.ts';
import { evolve } from './evolve.ts';
import * as guarding from './guarding.ts';
import { recordOutcome, reportIncident } from './incidents.ts';
import * as merging from './merging.ts';
import * as opening from './opening.ts';
import { applyForProtectionOrder, recordOrderRefusal } from './order-applications.ts';
import * as orders from './orders.ts';
import { assignOwner } from './owners.ts';
import { isPermitted } from './permission.ts';
import * as review from './review.ts';
import type { HouseholdState } from './state.ts';
import { nameVillage } from './village.ts';
import { planVisit, recordRevisit } from './visits.ts';
import * as warnings from './warnings.ts';

/**
 * What a command makes of a household. Throws DomainError: not-permitted (role or station), not-possible-now (state, with
 * what is allowed), rule-broken (law or policy), invalid (a field). The last event carries all deadlines.
 */
export function decide(
  state: HouseholdState | null,
  command: HouseholdCommand,
  context: DecisionContext,
): HouseholdEvent[] {
  if (command.type === 'open') return opened(state, command, context);
  if (state === null) throw new DomainError('invalid', '管控档案不存在');
  if (!isPermitted(context.actor, command.type, state, context.policy)) throw notPermitted();
  if (command.type === 'act-on-deadlines') return actOnDeadlines(state, context);
  if (command.type === 'recalculate') return recalculated(state, context);
  if (!possibleCommands(state, context.policy).includes(command.type)) {
    const why =
      state.mergedInto === null ? '该户现在的状态不能办理该事项' : '该档案已并入同一家庭的另一档案,请在那里办理';
    throw notPossible(why, state, context);
  }
  return dated(state, factsOf(state, command, context), context);
}

function factsOf(
  state: HouseholdState,
  command: Exclude<HouseholdCommand, { type: 'open' | 'act-on-deadlines' | 'recalculate' }>,
  context: DecisionContext,
): HouseholdFact[] {
  switch (command.type) {
    case 'add-member':
      return opening.addMember(state, command);
    case 'change-member':
      return opening.changeMember(state, command);
    case 'change-reach':
      return opening.changeReach(state, command);
    case 'name-village':
      return nameVillage(state, command, context);
    case 'record-revisit':
      return recordRevisit(state, command, context);
    case 'report-incident':
      return reportIncident(state, command, context);
    case 'reopen':
      return opening.reopen(command, context);
    case 'merge':
      return merging.merge(state, command, context);
    case 'close-merged':
      return merging.closeMerged(command);
    case 'raise':
      return review.raise(state, command, context);
    case 'plan-visit':
      return planVisit(state, command, context);
    case 'record-outcome':
      return recordOutcome(state, command);
    case 'change-plan':
      return [{ type: 'plan-changed', plan: command.plan }];
    case 'assign-owner':
      return assignOwner(state, command, context);
    case 'record-protection-order':
      return orders.recordProtectionOrder(command, context);
    case 'apply-for-protection-order':
      return applyForProtectionOrder(command, context);
    case 'record-order-refusal':
      return recordOrderRefusal(state, command, context);
    case 'record-order-help':
      return orders.recordOrderHelp(state, command, context);
    case 'record-order-breach':
      return orders.recordOrderBreach(state, command, context);
    case 'revoke-protection-order':
      return orders.revokeProtectionOrder(state, command, context);
    case 'issue-warning':
      return warnings.issueWarning(state, command, context);
    case 'deliver-warning':
      return warnings.deliverWarning(state, command, context);
    case 'hand-warning-copy':
      return warnings.handWarningCopy(state, command, context);
    case 'decide-without-warning':
      return decideWithoutWarning(state, command, context);
    case 'disclose':
      return disclose(state, command, context);
    case 'seal-document':
    case 'unseal-document':
      return decideSealing(state, command, (role) => mayOnHousehold(role, 'view', 'own'));
    case 'clear-mediation':
      return guarding.clearMediation(command, context);
    case 'note-dispute':
      return guarding.noteDispute(state, command, context);
    case 'decide-level':
      return review.decideLevel(state, command, context);
  }
}

function opened(
  state: HouseholdState | null,
  command: HouseholdCommand & { type: 'open' },
  context: DecisionContext,
): HouseholdEvent[] {
  if (!mayOnHousehold(context.actor.role, 'open', 'anyone')) throw notPermitted();
  if (state !== null) throw new DomainError('not-possible-now', '管控档案已建立', { allowed: [] });
  return dated(null, opening.open(command, context), context);
}

/** 重新计算: a date that leaned on an unpublished calendar year is reckoned again; nothing happens where none did. */
function recalculated(state: HouseholdState, context: DecisionContext): HouseholdEvent[] {
  if (!state.deadlines.some((deadline) => deadline.provisional)) return [];
  const deadlines = deadlinesOf(state, context, 'redate');
  if (JSON.stringify(deadlines) === JSON.stringify(state.deadlines)) return [];
  return [{ type: 'deadlines-redated', at: context.now, deadlines, calendar: context.calendar.version }];
}

/** Stamps the facts and writes into the last one every deadline that then holds. */
function dated(state: HouseholdState | null, facts: HouseholdFact[], context: DecisionContext): HouseholdEvent[] {
  const events = facts.map((fact): HouseholdEvent => ({ ...fact, at: context.now }));
  const after = events.reduce<HouseholdState | null>(evolve, state);
  const last = events.at(-1);
  if (after === null || last === undefined) return [];
  return [
    ...events.slice(0, -1),
    { ...last, deadlines: deadlinesOf(after, context), calendar: context.calendar.version },
  ];
}

function notPossible(why: string, state: HouseholdState, context: DecisionContext): DomainError {
  return new DomainError('not-possible-now', why, { allowed: availableActions(state, context.actor, context) });
}

function notPermitted(): DomainError {
  return new DomainError('not-permitted', '您的岗位或单位无权对该户执行该操作');
}
