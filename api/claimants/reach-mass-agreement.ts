import { z } from 'zod';
import { unknownPlaceholders } from '../../domain/mass/wording.ts';
import { command } from '../disputes/command-definition.ts';
import { civilDate, id, longText } from '../http/fields.ts';

const MOST_TERMS = 50;
const MOST_INSTALMENTS = 36;

/** Words in which `{姓名}` and `{金额}` stand for each claimant's own. */
const wording = longText.refine((text) => unknownPlaceholders(text).length === 0, {
  error: '只能使用 {姓名} 和 {金额} 两个占位符',
});

/** 示范协议 */
export const reachMassAgreement = command({
  type: 'reach-mass-agreement',
  summary: '达成示范协议 – one text for all claimants, in which each one’s name and amount are filled in',
  description:
    'Every claimant gets an agreement of their own, in batches; each signs or does not. `{姓名}` and `{金额}` stand for the ' +
    'claimant’s name and the part of the claim that was agreed on.',
  schema: z.strictObject({
    facts: wording,
    items: wording,
    responsibility: wording.optional(),
    terms: z.array(wording).min(1).max(MOST_TERMS),
    debtorId: id.meta({ description: 'the respondent who pays, by partyId' }),
    instalments: z
      .array(z.strictObject({ permille: z.int().min(1).max(1000), dueOn: civilDate }))
      .min(1)
      .max(MOST_INSTALMENTS)
      .meta({ description: 'which part of every claim is due when, in thousandths' }),
  }),
  example: {
    facts: '被申请人拖欠申请人{姓名}工资,双方核对无误。',
    items: '拖欠工资的数额与支付期限。',
    terms: ['被申请人向{姓名}支付工资{金额}。'],
    debtorId: 'c6d2…',
    instalments: [{ permille: 1000, dueOn: '2026-12-20' }],
  },
  build: ({ facts, items, responsibility, terms, ...rest }, seal) => ({
    type: 'reach-mass-agreement',
    ...rest,
    facts: seal.text('agreement-facts', facts),
    items: seal.text('agreement-items', items),
    responsibility: responsibility === undefined ? undefined : seal.text('agreement-responsibility', responsibility),
    terms: terms.map((term) => seal.text('agreement-term', term)),
  }),
});
