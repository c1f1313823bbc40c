import type { EnforcementAnswer } from '../../../api/enforcements/enforcement-schema.ts';
import type { Language } from '../../../api/problems/catalogue.ts';
import type { EnforcementCommand } from '../../../domain/enforcement/commands.ts';
import type { Policy } from '../../../domain/policy/policy.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { Option } from '../../forms/form.ts';
import { yuanOf } from '../../layout/money.ts';
import { dayOf } from '../../layout/time.ts';
import { filled, labelOf, type Words } from '../../layout/words.ts';
import { measureName } from '../track.ts';

/** What the choices of an enforcement's forms are made from. */
export interface Choosing {
  type: EnforcementCommand['type'];
  enforcement: EnforcementAnswer;
  policy: Policy;
  now: Instant;
  language: Language;
  say: Words;
}

/** 可选项 of a form on an enforcement, by the name of the field. Which of them the rules take, the decider says. */
export function choicesOf(choosing: Choosing): Record<string, readonly Option[]> {
  const { type, enforcement, policy, say } = choosing;
  const debtors = new Set(enforcement.claims.map(({ debtorId }) => debtorId));
  const creditors = new Set(enforcement.claims.map(({ creditorId }) => creditorId));
  const parties = (isOne: (partyId: string) => boolean) =>
    enforcement.parties
      .filter(({ partyId }) => isOne(partyId))
      .map(({ partyId, name, side }) => ({ value: partyId, label: `${name}（${labelOf(say.side, side)}）` }));
  return {
    partyId: parties((partyId) => (type === 'take-measure' ? debtors : creditors).has(partyId)),
    requestedBy: parties((partyId) => creditors.has(partyId)),
    'consents.partyId': parties((partyId) => debtors.has(partyId) || creditors.has(partyId)),
    obligationId: claims(choosing),
    ...(type === 'take-measure' && {
      kind: Object.entries(policy.enforcement.measures).map(([value, { source, afterTerm }]) => ({
        value,
        label: [measureName(value, choosing), source, ...(afterTerm ? [say.enforcement.afterTerm] : [])].join(' · '),
      })),
    }),
    measureId: (enforcement.file?.measures ?? [])
      .filter(({ liftedAt }) => liftedAt === undefined)
      .map(({ measureId, kind, about }) => ({ value: measureId, label: `${measureName(kind, choosing)} · ${about}` })),
  };
}

/** 执行标的 by what can still be paid of it, or paid out. */
function claims({ type, enforcement, language, now, say }: Choosing): Option[] {
  const nameOf = (partyId: string) => enforcement.parties.find((each) => each.partyId === partyId)?.name ?? '';
  return enforcement.claims
    .filter(({ kind, amountFen = 0, receivedFen, heldFen, done }) =>
      type === 'pay-out' ? heldFen > 0 : kind === 'act' ? !done : receivedFen < amountFen,
    )
    .map(({ obligationId, kind, debtorId, creditorId, amountFen = 0, receivedFen, heldFen, dueOn }) => {
      const people = { debtor: nameOf(debtorId), creditor: nameOf(creditorId) };
      const owed = filled(kind === 'money' ? say.agreement.owes : say.agreement.does, people);
      const sum = type === 'pay-out' ? heldFen : amountFen - receivedFen;
      const object = kind === 'money' ? yuanOf(sum) : say.enforcement.act;
      return {
        value: obligationId,
        label: `${owed} ${object} · ${say.agreement.dueOn} ${dayOf(dueOn, language, now)}`,
      };
    });
}
