import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import { assertTakesWork } from '../organisation/closing.ts';
import { isBelow, isCourt, nearestOfKind, organisationOf } from '../organisation/tree.ts';
import { dateOf } from '../time/instant.ts';
import type { AgreementCommandOf } from './commands.ts';
import type { AgreementFact } from './events.ts';
import { assertParties, everyPartyIn } from './parties.ts';
import type { AgreementState } from './state.ts';

/** 基层人民法院 and its 人民法庭. */

/**
 * 申请司法确认: within 30 days of effect and by all parties together (人民调解法 33; 民事诉讼法 205). One party's application is
 * joint as soon as the others agree.
 */
export function applyForConfirmation(
  state: AgreementState,
  command: AgreementCommandOf<'apply-for-confirmation'>,
  context: DecisionContext,
): AgreementFact[] {
  const { partyIds, courtId } = command;
  assertParties(state, partyIds, 'partyIds');
  assertInWindow(state, context);
  const basis = basisOf(state, command, context);
  const type = everyPartyIn(state, partyIds) ? 'confirmation-applied' : 'confirmation-proposed';
  return [{ type, courtId, basis, partyIds }];
}

/** 一方申请,另一方同意的,视为共同申请 (法释〔2011〕5号 2). */
export function agreeToConfirmation(
  state: AgreementState,
  command: AgreementCommandOf<'agree-to-confirmation'>,
  context: DecisionContext,
): AgreementFact[] {
  const { application } = state.confirmation;
  if (application === null) throw new DomainError('not-possible-now', '没有人申请司法确认', { allowed: [] });
  assertParties(state, command.partyIds, 'partyIds');
  assertInWindow(state, context);
  command.partyIds.forEach((partyId, index) => {
    if (application.partyIds.includes(partyId)) {
      throw new DomainError('invalid', '该当事人已提出申请', { path: `partyIds.${index}` });
    }
  });
  const partyIds = [...application.partyIds, ...command.partyIds];
  const agreed: AgreementFact = { type: 'confirmation-agreed', partyIds: command.partyIds };
  const { courtId, basis } = application;
  return everyPartyIn(state, partyIds)
    ? [agreed, { type: 'confirmation-applied', courtId, basis, partyIds }]
    : [agreed];
}

function assertInWindow(state: AgreementState, context: DecisionContext): void {
  const { window } = state.confirmation;
  if (window !== null && dateOf(context.now) <= window.lastDay) return;
  throw new DomainError('rule-broken', '已超过共同申请司法确认的三十日期限(人民调解法 33)');
}

/**
 * 管辖法院 (民事诉讼法 205): the court that invited the mediation; else the basic court of a party's domicile, of the subject
 * matter, or of the mediation organisation, which is the one court whose place is known here.
 */
function basisOf(
  state: AgreementState,
  { courtId, basis }: AgreementCommandOf<'apply-for-confirmation'>,
  context: DecisionContext,
): string {
  const { organisations, policy } = context;
  const court = Object.hasOwn(organisations, courtId) ? organisations[courtId] : undefined;
  if (!isCourt(court)) throw new DomainError('invalid', '没有这个法院', { path: 'courtId' });
  if (basis !== undefined && !Object.hasOwn(policy.agreement.confirmation.courtBases, basis)) {
    throw new DomainError('invalid', `没有这种管辖依据:${basis}`, { path: 'basis' });
  }
  if (state.courtId !== undefined) {
    if (courtId === state.courtId && (basis ?? 'invited') === 'invited') return 'invited';
    throw new DomainError('rule-broken', '法院邀请调解的,向作出邀请的人民法院申请(民事诉讼法 205)', {
      path: 'courtId',
    });
  }
  assertTakesWork(court, 'courtId');
  if (basis === 'invited') {
    throw new DomainError('rule-broken', '本案不是法院邀请的调解(民事诉讼法 205)', { path: 'basis' });
  }
  if (basis !== undefined && basis !== 'organisation') return basis;
  if (isCourtOf(state.organisationId, courtId, context)) return 'organisation';
  throw new DomainError('rule-broken', '不是调解组织所在地的基层人民法院,须写明其他管辖依据(民事诉讼法 205)', {
    path: 'courtId',
  });
}

/** The court nearest to the organisation, one of its tribunals' sort in the same place, or the organisation itself. */
function isCourtOf(organisationId: string, courtId: string, { organisations }: DecisionContext): boolean {
  if (organisationId === courtId) return true;
  if (nearestOfKind(organisations, organisationId, organisationOf(organisations, courtId).kind)?.id === courtId) {
    return true;
  }
  const { parentId } = organisationOf(organisations, courtId);
  return parentId !== null && isBelow(organisations, organisationId, parentId);
}

/** 撤回申请: before the court has ruled (民诉法解释 357). */
export function withdrawConfirmation(command: AgreementCommandOf<'withdraw-confirmation'>): AgreementFact[] {
  return [{ type: 'confirmation-withdrawn', reason: command.reason }];
}

export function acceptConfirmation(command: AgreementCommandOf<'accept-confirmation'>): AgreementFact[] {
  return [{ type: 'confirmation-accepted', caseNumber: command.caseNumber }];
}

/** 不予受理: on the closed list of 民诉法解释 355. */
export function declineConfirmation(
  command: AgreementCommandOf<'decline-confirmation'>,
  context: DecisionContext,
): AgreementFact[] {
  const { ground, reason } = command;
  assertGround(context.policy.agreement.confirmation.notAccepted, ground, '不予受理', '民诉法解释 355');
  return [{ type: 'confirmation-declined', ground, reason }];
}

/** 延长十日: for special circumstances, with the leave of the court's president (法释〔2011〕5号 5); once. */
export function extendConfirmation(
  state: AgreementState,
  command: AgreementCommandOf<'extend-confirmation'>,
  context: DecisionContext,
): AgreementFact[] {
  if ((state.confirmation.application?.extendedDays ?? 0) > 0) {
    throw new DomainError('rule-broken', '审查期限只能延长一次(法释〔2011〕5号 5)');
  }
  const { days } = context.policy.agreement.confirmation.extension;
  return [{ type: 'confirmation-extended', days, approval: command.approval }];
}

/** 裁定: confirmed, or the application rejected on the closed list of 民诉法解释 358. */
export function decideConfirmation(
  command: AgreementCommandOf<'decide-confirmation'>,
  context: DecisionContext,
): AgreementFact[] {
  const { decision, ground, reason } = command;
  if (decision === 'confirmed') {
    if (ground !== undefined) throw new DomainError('invalid', '确认有效的,没有驳回理由', { path: 'ground' });
    return [{ type: 'confirmation-decided', decision, reason }];
  }
  assertGround(context.policy.agreement.confirmation.rejected, ground, '驳回', '民诉法解释 358');
  return [{ type: 'confirmation-decided', decision, ground, reason }];
}

function assertGround(list: Record<string, string>, ground: string | undefined, what: string, source: string): void {
  if (ground !== undefined && Object.hasOwn(list, ground)) return;
  throw new DomainError('invalid', `${what}须写明法定情形(${source})`, { path: 'ground' });
}
