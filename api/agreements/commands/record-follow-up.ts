import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { id, instant, longText, noRepeats, reason } from '../../http/fields.ts';
import { command } from '../command-definition.ts';

/** 回访记录 */
export const recordFollowUp = command({
  type: 'record-follow-up',
  summary: '回访 – the official record of a visit after the agreement',
  schema: z.strictObject({
    visitedAt: instant,
    reason: reason.meta({ description: '回访事由' }),
    findings: longText.meta({ description: '回访情况' }),
    visitedPartyIds: z
      .array(id)
      .min(1)
      .max(200)
      .superRefine(noRepeats((partyId) => partyId)),
  }),
  example: {
    visitedAt: '2026-12-22T15:00:00+08:00',
    reason: '了解协议履行情况',
    findings: '赔偿款已付清,檐沟已加装,双方无新的争议。',
    visitedPartyIds: ['b5c1…'],
  },
  build: ({ visitedAt, reason: why, findings, visitedPartyIds }, seal) => ({
    type: 'record-follow-up',
    followUpId: randomUUID(),
    visitedAt,
    reason: seal.text('follow-up-reason', why),
    findings: seal.text('follow-up-findings', findings),
    visitedPartyIds,
  }),
});
