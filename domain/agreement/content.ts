import type { DecisionContext } from '../decider.ts';
import type { Party } from '../dispute/state.ts';
import { DomainError } from '../errors.ts';
import { addDays, isCivilDate } from '../time/civil-date.ts';
import { dateOf } from '../time/instant.ts';
import type { AgreementDraft, DraftAgreement, DraftObligation } from './commands.ts';
import type { AgreementCommandOf } from './commands.ts';
import type { AgreementFact } from './events.ts';

/** No rule but a bound: no term of performance reaches beyond what a calendar can be reckoned with. */
const FURTHEST_DAYS = 10_950;

type Content = Omit<AgreementDraft, 'form'>;

/** 达成协议: an oral agreement has effect on the day it is reached (人民调解法 30), a written one when all have signed (29). */
export function draft(command: DraftAgreement, context: DecisionContext): AgreementFact[] {
  const { type: _, ...content } = command;
  assertContent(content, command.parties, context);
  const drafted: AgreementFact = { ...content, type: 'drafted', policyVersion: context.policy.version };
  return command.form === 'oral' ? [drafted, { type: 'took-effect', on: dateOf(context.now) }] : [drafted];
}

/** 修改: before it has effect; what was signed must be signed again. */
export function amend(
  parties: readonly Party[],
  command: AgreementCommandOf<'amend'>,
  context: DecisionContext,
): AgreementFact[] {
  const { type: _, ...content } = command;
  assertContent(content, parties, context);
  return [{ type: 'amended', ...content }];
}

/**
 * 协议书载明的事项 (人民调解法 29): facts, items in dispute and responsibility stand in the command's own fields; the terms,
 * and the manner and time limit of performance, are checked here.
 */
function assertContent(content: Content, parties: readonly Party[], context: DecisionContext): void {
  if (content.terms.length === 0) {
    throw new DomainError('rule-broken', '协议须写明双方达成的内容(人民调解法 29)', { path: 'terms' });
  }
  const ids = new Set(content.obligations.map(({ obligationId }) => obligationId));
  if (ids.size < content.obligations.length) {
    throw new DomainError('invalid', '履行义务编号重复', { path: 'obligations' });
  }
  content.obligations.forEach((obligation, index) => {
    assertObligation(obligation, `obligations.${index}`, parties, context);
  });
}

function assertObligation(
  obligation: DraftObligation,
  path: string,
  parties: readonly Party[],
  context: DecisionContext,
): void {
  const { kind, debtorId, creditorId, amountFen, what, dueOn } = obligation;
  const refuse = (message: string, field: string) => new DomainError('invalid', message, { path: `${path}.${field}` });
  const isParty = (id: string) => parties.some(({ partyId }) => partyId === id);
  if (!isParty(debtorId)) throw refuse('本案没有这名当事人', 'debtorId');
  if (!isParty(creditorId)) throw refuse('本案没有这名当事人', 'creditorId');
  if (debtorId === creditorId) throw refuse('义务人与权利人不能是同一人', 'creditorId');
  if (kind === 'money' && (amountFen === undefined || !Number.isSafeInteger(amountFen) || amountFen < 1)) {
    throw refuse('金钱给付须写明金额', 'amountFen');
  }
  if (kind === 'act' && amountFen !== undefined) throw refuse('行为义务没有金额', 'amountFen');
  if (kind === 'act' && what === undefined) throw refuse('行为义务须写明内容', 'what');
  const today = dateOf(context.now);
  if (!isCivilDate(dueOn)) throw refuse('履行期限不是有效日期', 'dueOn');
  if (dueOn < today) throw refuse('履行期限早于今天', 'dueOn');
  if (dueOn > addDays(today, FURTHEST_DAYS)) throw refuse('履行期限过长', 'dueOn');
}
