import type { DecisionContext } from '../decider.ts';
import { DomainError } from '../errors.ts';
import type { CivilDate } from '../time/civil-date.ts';
import { dateOf } from '../time/instant.ts';
import { assertAttachment } from './attaching.ts';
import type { AgreementCommandOf, SignedText } from './commands.ts';
import type { AgreementFact } from './events.ts';
import { assertParties, assertParty, everyPartyIn } from './parties.ts';
import type { AgreementState } from './state.ts';

/** 当事人签名、盖章或者按指印 (人民调解法 29): one party's, on screen or on paper, in any order. */
export function sign(
  state: AgreementState,
  command: AgreementCommandOf<'sign'>,
  context: DecisionContext,
): AgreementFact[] {
  const { partyId, manner, drawn, attachmentId, witness, signed } = command;
  assertParty(state, partyId, 'partyId');
  if (state.signatures.some((signature) => signature.partyId === partyId)) {
    throw new DomainError('invalid', '该当事人已签名', { path: 'partyId' });
  }
  if (drawn !== undefined && manner !== 'signature') {
    throw new DomainError('invalid', '屏幕上只能签名', { path: 'manner' });
  }
  if (drawn !== undefined && !context.policy.agreement.signatureMediaTypes.includes(drawn.mediaType)) {
    throw new DomainError('invalid', `不接受这种文件:${drawn.mediaType}`, { path: 'drawing' });
  }
  if (attachmentId !== undefined) assertAttachment(state, attachmentId);
  assertSameText(state, signed);
  const on = dayOfSigning(state, command.on, context);
  const { textHash } = signed;
  const recordedBy = context.actor.userId;
  const signature = { partyId, manner, on, recordedBy, textHash, drawn, attachmentId, witness };
  const fact: AgreementFact = { type: 'signed', ...signature };
  const partyIds = [...state.signatures.map((signature) => signature.partyId), partyId];
  const isComplete = everyPartyIn(state, partyIds) && state.mediatorSignature !== null && state.seal !== null;
  return isComplete ? [fact, takingEffect(state, on)] : [fact];
}

/** 人民调解员签名 (人民调解法 29). */
export function signAsMediator(
  state: AgreementState,
  command: AgreementCommandOf<'sign-as-mediator'>,
  context: DecisionContext,
): AgreementFact[] {
  assertSameText(state, command.signed);
  const on = dayOfSigning(state, command.on, context);
  const { textHash } = command.signed;
  const fact: AgreementFact = { type: 'signed-by-mediator', by: context.actor.userId, on, textHash };
  return isSignedByAll(state) && state.seal !== null ? [fact, takingEffect(state, on)] : [fact];
}

/** 加盖人民调解委员会印章 (人民调解法 29). */
export function affixSeal(
  state: AgreementState,
  command: AgreementCommandOf<'affix-seal'>,
  context: DecisionContext,
): AgreementFact[] {
  assertSameText(state, command.signed);
  const on = dayOfSigning(state, command.on, context);
  const { textHash } = command.signed;
  const fact: AgreementFact = { type: 'sealed', by: context.actor.organisationId, on, textHash };
  return isSignedByAll(state) && state.mediatorSignature !== null ? [fact, takingEffect(state, on)] : [fact];
}

/** 协议书由当事人各执一份,人民调解委员会留存一份 (人民调解法 29). */
export function handOverCopies(
  state: AgreementState,
  command: AgreementCommandOf<'hand-over-copies'>,
  context: DecisionContext,
): AgreementFact[] {
  const { partyIds } = command;
  assertParties(state, partyIds, 'partyIds');
  partyIds.forEach((partyId, index) => {
    if (state.copies.some((copy) => copy.partyId === partyId)) {
      throw new DomainError('invalid', '该当事人已领取协议书', { path: `partyIds.${index}` });
    }
  });
  return [{ type: 'copies-handed-over', partyIds, on: pastDay(command.on, state.effectiveOn, context) }];
}

export function isSignedByAll(state: AgreementState): boolean {
  return everyPartyIn(
    state,
    state.signatures.map(({ partyId }) => partyId),
  );
}

/** 生效: on the day of the last of all signatures and the seal, whichever was recorded last. */
function takingEffect(state: AgreementState, last: CivilDate): AgreementFact {
  const days = [...state.signatures, state.mediatorSignature, state.seal].flatMap((mark) => (mark ? [mark.on] : []));
  return { type: 'took-effect', on: days.reduce((latest, day) => (day > latest ? day : latest), last) };
}

/** The text may have been amended between its reading and its signing. */
function assertSameText(state: AgreementState, signed: SignedText): void {
  if (signed.revision === state.revision) return;
  throw new DomainError('rule-broken', '协议内容已修改,请就现在的内容重新签名', { path: 'textHash' });
}

function dayOfSigning(state: AgreementState, on: CivilDate | undefined, context: DecisionContext): CivilDate {
  return pastDay(on, dateOf(state.draftedAt), context);
}

/** Today unless an earlier day is named, which must not lie before `earliest`. */
function pastDay(on: CivilDate | undefined, earliest: CivilDate | null, context: DecisionContext): CivilDate {
  const today = dateOf(context.now);
  if (on === undefined) return today;
  if (on > today) throw new DomainError('invalid', '日期不能在今后', { path: 'on' });
  if (earliest !== null && on < earliest) throw new DomainError('invalid', '日期早于协议的日期', { path: 'on' });
  return on;
}
