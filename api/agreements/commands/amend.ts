import { agreementTerms, sealedTerms } from '../../disputes/agreement-draft.ts';
import { command } from '../command-definition.ts';

/** 修改协议 */
export const amend = command({
  type: 'amend',
  summary: '修改协议 – before it has effect; all must then sign again',
  description: 'The whole wording anew. Signatures and seal under the old one are void.',
  schema: agreementTerms,
  example: {
    facts: '被申请人翻建房屋,屋檐滴水落入申请人院内。',
    items: '排水与院墙损失。',
    terms: ['被申请人于2026年12月31日前赔偿申请人院墙修复费1500元。'],
    obligations: [{ kind: 'money', debtorId: 'c6d2…', creditorId: 'b5c1…', amountFen: 150_000, dueOn: '2026-12-31' }],
  },
  build: (terms, seal) => ({ type: 'amend', ...sealedTerms(terms, seal) }),
});
