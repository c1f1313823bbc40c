import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { AgreementDraft, DraftObligation } from '../../domain/agreement/commands.ts';
import type { Seal } from '../../record/seal.ts';
import { amountFen, civilDate, id, longText, text } from '../http/fields.ts';

/** 履行义务: money or an act, with its day. */
const obligation = z.strictObject({
  kind: z.enum(['money', 'act']),
  debtorId: id.meta({ description: 'the party who owes it, by partyId' }),
  creditorId: id.meta({ description: 'the party to whom, by partyId' }),
  amountFen: amountFen.optional().meta({ description: 'of money' }),
  what: text(2_000).optional().meta({ description: 'of an act: what is to be done' }),
  dueOn: civilDate,
});

/** 协议内容 (人民调解法 29), but for its form. */
export const agreementTerms = z.strictObject({
  facts: longText.meta({ description: '纠纷主要事实' }),
  items: longText.meta({ description: '争议事项' }),
  responsibility: longText.optional().meta({ description: '各方责任' }),
  terms: z.array(longText).min(1).max(50),
  obligations: z.array(obligation).max(500),
});

/** The words of an agreement, sealed in its own record. */
export function sealedTerms(body: z.output<typeof agreementTerms>, seal: Seal): Omit<AgreementDraft, 'form'> {
  const { facts, items, responsibility, terms, obligations } = body;
  return {
    facts: seal.text('agreement-facts', facts),
    items: seal.text('agreement-items', items),
    responsibility: responsibility === undefined ? undefined : seal.text('agreement-responsibility', responsibility),
    terms: terms.map((term) => seal.text('agreement-term', term)),
    obligations: obligations.map(
      ({ what, ...rest }): DraftObligation => ({
        ...rest,
        obligationId: randomUUID(),
        what: what === undefined ? undefined : seal.text('obligation-what', what),
      }),
    ),
  };
}
