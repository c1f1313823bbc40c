import { z } from 'zod';
import { policyVersion1 } from '../../../domain/policy/version-1.ts';
import { code, longText } from '../../http/fields.ts';
import { command } from '../command-definition.ts';
import { knownCodes } from '../known-codes.ts';

const kinds = Object.entries(policyVersion1.dispute.dangers).map(([key, { label }]) => [key, label]);

/** 危险报告 */
export const reportDanger = command({
  type: 'report-danger',
  summary: '危险报告 – what may aggravate, or is a matter for the police (人民调解法 25)',
  description: 'Raises the colour; from `public-security` on, coordinator and police station are alerted at once.',
  schema: z.strictObject({
    kind: code.meta(knownCodes('危险情形', Object.fromEntries(kinds) as Record<string, string>)),
    detail: longText,
  }),
  example: { kind: 'aggravating', detail: '被申请人扬言要带人来闹,双方亲属已到场。' },
  build: ({ kind, detail }, seal) => ({ type: 'report-danger', kind, detail: seal.text('danger-detail', detail) }),
});
