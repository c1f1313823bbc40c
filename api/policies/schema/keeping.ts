import { z } from 'zod';
import { code } from '../../http/fields.ts';
import * as part from './parts.ts';

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** 审计. */
export const audit = z.strictObject({
  searchDays: part.positive.max(366),
  longestAnomalyDays: part.positive.max(366),
  exportRows: part.positive.max(1_000_000),
  reveals: z.strictObject({ anHour: part.positive, aDay: part.positive }),
  outOfHours: z.strictObject({ from: clockTime, to: clockTime, looks: part.positive, exempt: part.roles }),
  outsideOwnArea: z.strictObject({ looksADay: part.positive, exempt: part.roles }),
  refusedADay: part.positive,
  lookersADay: part.positive,
  graceDaysAfterLeaving: part.count.max(3_660),
  source: part.source,
});

/** 保管期限与销毁. It takes two to destroy: one alone may not be named. */
export const retention = z.strictObject({
  classes: part.byCode(
    z.strictObject({ label: part.label, years: part.positive.max(1_000).nullable(), source: part.source }),
  ),
  rules: z
    .array(
      z.strictObject({
        types: part.codes.optional(),
        outcomes: part.codes.optional(),
        mass: z.boolean().optional(),
        agreed: z.boolean().optional(),
        class: code,
      }),
    )
    .max(200),
  round: z.strictObject({
    appraiserKind: part.organisationKind,
    month: z.int().min(1).max(12),
    day: z.int().min(1).max(28),
    hour: part.hourOfDay,
    approvers: part.roles.min(2),
    appraise: part.sourced,
    press: part.sourced,
    longestList: part.positive.max(100_000),
    source: part.source,
  }),
});
