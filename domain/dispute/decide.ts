import type { DecisionContext } from '../decider.ts';
import { decideSealing } from '../documents/sealing.ts';
import { DomainError } from '../errors.ts';
import { mayOnDispute } from '../organisation/access.ts';
import * as agreed from './agreed.ts';
import { availableActions, isOpenTo, possibleCommands } from './available-actions.ts';
import { noteClue } from './clues.ts';
import type { DisputeCommand } from './commands.ts';
import { reportDanger } from './danger.ts';
import { deadlinesOf } from './deadlines.ts';
import { actOnDeadlines, onlyLastDated } from './due.ts';
import * as ending from './ending.ts';
import type { DisputeEvent, DisputeFact } from './events.ts';
import { evolve } from './evolve.ts';
import { recordHandOverConsents, recordUndisputedFacts } from './hand-over.ts';
import { guarded } from './guarding.ts';
import * as intake from './intake.ts';
import * as joint from './joint.ts';
import { link, noteLink } from './links.ts';
import * as mass from './mass.ts';
import { isMassSystemCommand, type MassSystemCommand } from './mass-commands.ts';
import * as mediation from './mediation.ts';
import * as mediators from './mediators.ts';
import * as moving from './moving.ts';
import { permissionFor } from './permission.ts';
import * as pressing from './pressing.ts';
import { rate } from './rating.ts';
import { register } from './register.ts';
import type { DisputeState } from './state.ts';

/**
 * What a command makes of a dispute. Throws DomainError: not-permitted (role or organisation), not-possible-now (state,
 * with what is allowed), rule-broken (law or policy), invalid (a field). The last event carries all deadlines.
 */
export function decide(state: DisputeState | null, command: DisputeCommand, context: DecisionContext): DisputeEvent[] {
  if (command.type === 'register') return opened(state, command, context);
  if (state === null) throw new DomainError('invalid', '案件不存在');
  assertPermitted(state, command, context);
  if (command.type === 'act-on-deadlines') return acted(state, command, context);
  if (command.type === 'recalculate') return recalculated(state, context);
  if (command.type === 'check-guard') return checked(state, command, context);
  if (command.type === 'note-agreement') return dated(state, agreed.noteAgreement(state, command, context), context);
  if (command.type === 'note-link') return dated(state, noteLink(state, command), context);
  if (command.type === 'rate') return dated(state, rate(state, command, context), context);
  if (command.type === 'note-clue') return dated(state, noteClue(state, command), context);
  if (isMassSystemCommand(command)) return dated(state, mass.massBatch(state, command, context), context);
  assertPossible(state, command, context);
  return dated(
    state,
    guarded(state, command, context, () => factsOf(state, command, context)),
    context,
  );
}

type SystemCommand =
  | 'act-on-deadlines'
  | 'check-guard'
  | 'recalculate'
  | 'note-agreement'
  | 'note-clue'
  | 'note-link'
  | 'rate';

function factsOf(
  state: DisputeState,
  command: Exclude<DisputeCommand, { type: 'register' | SystemCommand } | MassSystemCommand>,
  context: DecisionContext,
): DisputeFact[] {
  switch (command.type) {
    case 'screen':
      return intake.screen(state, command, context);
    case 'dispatch':
      return intake.dispatch(state, command, context);
    case 'accept':
      return intake.accept(state, command, context);
    case 'annul-acceptance':
      return [{ type: 'acceptance-annulled', reason: command.reason }];
    case 'return':
      return intake.returnOffer(state, command, context);
    case 'change-colour':
      return pressing.changeColour(state, command, context);
    case 'acknowledge':
      return pressing.acknowledge(context);
    case 'invite':
      return joint.invite(state, command, context);
    case 'add-guidance':
      return joint.addGuidance(command, context);
    case 'recuse':
      return mediators.recuse(command, context);
    case 'replace-mediator':
      return mediators.replaceMediator(state, command, context);
    case 'report-danger':
      return reportDanger(state, command, context);
    case 'press':
      return pressing.press(state, command, context);
    case 'answer-supervision':
      return pressing.answerSupervision(command);
    case 'record-wish':
      return pressing.recordWish(state, command, context);
    case 'record-hand-over-consents':
      return recordHandOverConsents(state, command);
    case 'record-undisputed-facts':
      return recordUndisputedFacts(state, command);
    case 'schedule-session':
      return mediation.scheduleSession(state, command, context);
    case 'record-session':
      return mediation.recordSession(state, command, context);
    case 'add-investigation':
      return mediation.addInvestigation(command, context);
    case 'add-evidence':
      return mediation.addEvidence(state, command, context);
    case 'sign-for':
      return mediation.signFor(state, command, context);
    case 'extend':
      return mediation.extend(state, command, context);
    case 'suspend':
      return mediation.suspend(command, context);
    case 'resume':
      return [{ type: 'resumed' }];
    case 'transfer':
      return moving.transfer(state, command, context);
    case 'revoke-transfer':
      return [{ type: 'transfer-revoked', reason: command.reason }];
    case 'refer-to-court':
      return moving.referToCourt(state, command, context);
    case 'record-contact':
      return mediation.recordContact(state, command, context);
    case 'link':
      return link(state, command, context);
    case 'reach-agreement':
      return agreed.reachAgreement(state, command, context);
    case 'mediate-again':
      return agreed.mediateAgain(command);
    case 'import-claimants':
      return mass.importClaimants(state, command, context);
    case 'reach-mass-agreement':
      return mass.reachMassAgreement(state, command, context);
    case 'conclude-signing':
      return mass.concludeSigning(state, command, context);
    case 'file-claimants':
      return mass.fileClaimants(state, command, context);
    case 'close-claimants':
      return mass.closeClaimants(state, command, context);
    case 'reconcile':
      return ending.reconcile(command);
    case 'terminate':
      return ending.terminate(state, command, context);
    case 'withdraw':
      return ending.withdraw(command);
    case 'close':
      return ending.close(command);
    case 'seal-document':
    case 'unseal-document':
      return decideSealing(state, command, (role) => mayOnDispute(role, 'view', ['own']));
    case 'file-for-litigation':
      return ending.fileForLitigation(state, command);
  }
}

function opened(
  state: DisputeState | null,
  command: DisputeCommand & { type: 'register' },
  context: DecisionContext,
): DisputeEvent[] {
  if (!mayOnDispute(context.actor.role, 'register', ['anyone'])) throw notPermitted();
  if (state !== null) throw new DomainError('not-possible-now', '案件已登记', { allowed: [] });
  return dated(
    null,
    guarded(null, command, context, () => register(command, context)),
    context,
  );
}

/** What the guard finds, then what is due; where mediation stops, nothing of it is due any more. */
function acted(state: DisputeState, command: DisputeCommand, context: DecisionContext): DisputeEvent[] {
  const found = checked(state, command, context);
  const after = found.reduce<DisputeState>(evolve, state);
  return onlyLastDated([...found, ...actOnDeadlines(after, context)]);
}

/** What the guard finds, and nothing else. */
function checked(state: DisputeState, command: DisputeCommand, context: DecisionContext): DisputeEvent[] {
  const facts = guarded(state, command, context, () => []);
  return dated(state, facts, context);
}

/** 重新计算: a date that leaned on an unpublished calendar year is reckoned again; nothing happens where none did. */
function recalculated(state: DisputeState, context: DecisionContext): DisputeEvent[] {
  if (!state.deadlines.some((deadline) => deadline.provisional)) return [];
  const deadlines = deadlinesOf(state, context, 'redate');
  if (JSON.stringify(deadlines) === JSON.stringify(state.deadlines)) return [];
  return [{ type: 'deadlines-redated', at: context.now, deadlines, calendar: context.calendar.version }];
}

/** Stamps the facts and writes into the last one every deadline that then holds. */
function dated(state: DisputeState | null, facts: DisputeFact[], context: DecisionContext): DisputeEvent[] {
  const events = facts.map((fact): DisputeEvent => ({ ...fact, at: context.now }));
  const after = events.reduce<DisputeState | null>(evolve, state);
  const last = events.at(-1);
  if (after === null || last === undefined) return [];
  return [
    ...events.slice(0, -1),
    { ...last, deadlines: deadlinesOf(after, context), calendar: context.calendar.version },
  ];
}

function assertPermitted(state: DisputeState, command: DisputeCommand, context: DecisionContext): void {
  const permission = permissionFor(context.actor, command.type, state, context.organisations);
  if (permission === 'no') throw notPermitted();
  if (permission === 'not-now') throw notPossible(state, context);
}

function assertPossible(state: DisputeState, command: DisputeCommand, context: DecisionContext): void {
  if (!possibleCommands(state, context.policy).includes(command.type)) throw notPossible(state, context);
  if (!isOpenTo(state, context.actor, command.type)) throw notPossible(state, context);
}

function notPossible(state: DisputeState, context: DecisionContext): DomainError {
  const allowed = availableActions(state, context.actor, context);
  return new DomainError('not-possible-now', '案件现在的阶段不能办理该事项', { allowed });
}

function notPermitted(): DomainError {
  return new DomainError('not-permitted', '您的岗位或单位无权对本案执行该操作');
}
