import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import { daysBetween } from '../time/civil-date.ts';
import { dateOf, type Instant } from '../time/instant.ts';
import type { DisputeCommandOf } from './commands.ts';
import { deadlinesOf } from './deadlines.ts';
import { mediationLevel } from './entrustment.ts';
import type { DisputeFact } from './events.ts';
import { evolve } from './evolve.ts';
import { assertAllConsent } from './intake.ts';
import { assertParty } from './pressing.ts';
import type { DisputeState } from './state.ts';

/** No rule but a bound: no period that a person names reaches beyond what a calendar can be reckoned with. */
const FURTHEST_DAYS = 3650;

export function scheduleSession(
  state: DisputeState,
  command: DisputeCommandOf<'schedule-session'>,
  context: DecisionContext,
): DisputeFact[] {
  const { type: _, at, sessionId, place, participantIds, guests } = command;
  if (at <= context.now) throw new DomainError('invalid', '调解时间须在今后', { path: 'at' });
  participantIds.forEach((partyId, index) => {
    assertParty(state, partyId, `participantIds.${index}`);
  });
  return [{ type: 'session-scheduled', sessionId, sessionAt: at, place, participantIds, guests }];
}

/** 调解记录: a planned session or one held without a plan. Its result is recorded, and the mediator decides what follows. */
export function recordSession(
  state: DisputeState,
  command: DisputeCommandOf<'record-session'>,
  context: DecisionContext,
): DisputeFact[] {
  assertNotFuture(command.heldAt, context, 'heldAt');
  const planned = state.sessions.find((session) => session.sessionId === command.sessionId);
  if (command.isPlanned && !planned) throw new DomainError('invalid', '没有安排过这次调解', { path: 'sessionId' });
  if (planned?.record) throw new DomainError('invalid', '这次调解已有记录', { path: 'sessionId' });
  return [{ ...command, type: 'session-recorded' }];
}

export function addInvestigation(
  command: DisputeCommandOf<'add-investigation'>,
  context: DecisionContext,
): DisputeFact[] {
  assertNotFuture(command.at, context, 'at');
  const { type: _, at, ...words } = command;
  return [{ type: 'investigation-added', investigatedAt: at, ...words }];
}

/** 联系当事人: whoever was spoken to, outside a session. */
export function recordContact(
  state: DisputeState,
  command: DisputeCommandOf<'record-contact'>,
  context: DecisionContext,
): DisputeFact[] {
  const { contactId, at, partyIds, note } = command;
  assertNotFuture(at, context, 'at');
  partyIds.forEach((partyId, index) => {
    assertParty(state, partyId, `partyIds.${index}`);
  });
  return [{ type: 'contact-recorded', contactId, contactAt: at, partyIds, note }];
}

/** 证据: what the file really contains has been determined before; here policy says what kinds and sizes are taken. */
export function addEvidence(
  state: DisputeState,
  command: DisputeCommandOf<'add-evidence'>,
  context: DecisionContext,
): DisputeFact[] {
  const { evidence } = context.policy;
  if (!evidence.mediaTypes.includes(command.mediaType)) {
    throw new DomainError('invalid', `不接受这种文件:${command.mediaType}`, { path: 'file' });
  }
  if (command.bytes > evidence.maxBytes) throw new DomainError('invalid', '文件过大', { path: 'file' });
  if (command.byPartyId !== undefined) assertParty(state, command.byPartyId, 'byPartyId');
  const { type: _, bytes: __, ...fact } = command;
  return [{ type: 'evidence-added', ...fact }];
}

/** 签收: the court's days run from here (特邀调解规定 27). */
export function signFor(
  state: DisputeState,
  command: DisputeCommandOf<'sign-for'>,
  context: DecisionContext,
): DisputeFact[] {
  assertNotFuture(command.at, context, 'at');
  const arrivedOn = dateOf(state.path.at(-1)?.from ?? state.openedAt);
  if (dateOf(command.at) < arrivedOn) throw new DomainError('invalid', '签收时间早于法院接收', { path: 'at' });
  return [{ type: 'signed-for', signedAt: command.at }];
}

/** 延长: with every party's agreement; committees once and within the policy's days, courts as the parties agree. */
export function extend(
  state: DisputeState,
  command: DisputeCommandOf<'extend'>,
  context: DecisionContext,
): DisputeFact[] {
  if (state.mediation === null) throw new DomainError('not-possible-now', '没有进行中的调解', { allowed: [] });
  if (!Number.isInteger(command.days) || command.days < 1 || command.days > FURTHEST_DAYS) {
    throw new DomainError('invalid', '延长的日数须为正整数,且不能过长', { path: 'days' });
  }
  assertAllConsent(state, command.consents);
  const limit = mediationLevel(state, context.policy).extension;
  if (limit !== null && command.days > limit.days) {
    throw new DomainError('rule-broken', `每次最多延长${limit.days}日(${limit.source})`, { path: 'days' });
  }
  const extended: DisputeFact = { type: 'extended', days: command.days, consents: command.consents };
  assertStillAhead(state, extended, context);
  return [extended];
}

/** An extension that ends before today would expire at once. */
function assertStillAhead(state: DisputeState, extended: DisputeFact, context: DecisionContext): void {
  const after = evolve(state, { ...extended, at: context.now });
  const end = deadlinesOf(after, context).find((deadline) => deadline.kind === 'mediate');
  if (end !== undefined && end.dueAt <= context.now) {
    throw new DomainError('invalid', '延长后的期限早于今天', { path: 'days' });
  }
}

/** 中止: for an expert opinion and the like; the days do not count. */
export function suspend(command: DisputeCommandOf<'suspend'>, context: DecisionContext): DisputeFact[] {
  const { kind, reason, until = null } = command;
  if (until !== null && until <= dateOf(context.now)) {
    throw new DomainError('invalid', '中止期限须在今天以后', { path: 'until' });
  }
  if (until !== null && daysBetween(dateOf(context.now), until) > FURTHEST_DAYS) {
    throw new DomainError('invalid', '中止期限过长', { path: 'until' });
  }
  return [{ type: 'suspended', kind, reason, until }];
}

function assertNotFuture(at: Instant, context: DecisionContext, path: string): void {
  if (at > context.now) throw new DomainError('invalid', '时间不能在今后', { path });
}
