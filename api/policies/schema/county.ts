import { z } from 'zod';
import { code } from '../../http/fields.ts';
import * as part from './parts.ts';

const points = z.number().min(0).max(100);

/** 考评. */
export const assessment = z.strictObject({
  weights: z.strictObject({ success: points, onTime: points, performance: points, satisfaction: points }),
  pointsPerEscalation: points,
  bonusFen: z.strictObject({ reconciled: part.count, oral: part.count, written: part.count, mass: part.count }),
});

/** 策略修订. */
export const change = z.strictObject({ noticeDays: part.count.max(366), source: part.source });

/** 诉调对接. */
export const court = z.strictObject({
  basisOfSource: part.byCode(code),
  handOver: z.strictObject({
    forms: part.codes,
    formsIfAgreed: part.codes,
    mostBytes: part.positive.max(1024 * 1024 * 1024),
    source: part.source,
  }),
  reportedGrounds: part.byCode(part.source),
});

/** 群体性纠纷. */
export const mass = z.strictObject({
  mostClaimants: part.positive.max(100_000),
  rollBytes: part.positive.max(100 * 1024 * 1024),
  mostAmountFen: part.positive,
});

/** 提醒. */
export const messages = z.strictObject({
  quiet: z.strictObject({ fromHour: part.hourOfDay, untilHour: part.hourOfDay, source: part.source }),
  urgent: part.codes,
  retryAfterHours: z.array(z.number().positive().max(720)).min(1).max(50),
});

/** 个人信息. */
export const privacy = z.strictObject({
  drafts: part.sourcedDays,
  reveal: z.strictObject({
    shownForSeconds: part.positive.max(86_400),
    leastPurpose: z.int().min(1).max(200),
    source: part.source,
  }),
});
