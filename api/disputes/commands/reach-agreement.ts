import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { agreementTerms, sealedTerms } from '../agreement-draft.ts';
import { command } from '../command-definition.ts';

/** 达成调解协议 */
export const reachAgreement = command({
  type: 'reach-agreement',
  summary: '达成协议 – its contents (人民调解法 29); the agreement then has a record of its own',
  description: 'The new agreement is the last of `agreementIds` of `GET /disputes/{id}`.',
  schema: agreementTerms.extend({ form: z.enum(['written', 'oral']).meta({ description: '书面 · 口头' }) }),
  example: {
    form: 'written',
    facts: '被申请人翻建房屋,屋檐滴水落入申请人院内。',
    items: '排水与院墙损失。',
    terms: ['被申请人于2026年12月20日前加装檐沟。', '被申请人赔偿申请人院墙修复费1500元。'],
    obligations: [
      { kind: 'act', debtorId: 'c6d2…', creditorId: 'b5c1…', what: '加装檐沟', dueOn: '2026-12-20' },
      { kind: 'money', debtorId: 'c6d2…', creditorId: 'b5c1…', amountFen: 150_000, dueOn: '2026-12-20' },
    ],
  },
  build({ form, ...terms }, seal) {
    const agreementId = randomUUID();
    const draft = { form, ...sealedTerms(terms, seal.forNew(agreementId, 'agreement')) };
    return { type: 'reach-agreement', agreementId, draft };
  },
});
