import { z } from 'zod';
import { ENFORCEMENT_STAGES } from '../../../domain/policy/enforcement-policy.ts';
import { code } from '../../http/fields.ts';
import * as part from './parts.ts';

const stage = z.enum(ENFORCEMENT_STAGES);

const track = z.strictObject({
  key: code,
  label: part.label,
  upToFen: part.positive.nullable(),
  fast: z.boolean(),
  limit: part.sourced,
  longest: part.sourced,
  stages: z.record(stage, part.period),
});

/** 执行. */
export const enforcement = z.strictObject({
  accept: part.sourced,
  stages: z.record(stage, part.label),
  tracks: z.array(track).min(1).max(20),
  measures: part.byCode(z.strictObject({ label: part.label, source: part.source, afterTerm: z.boolean() })),
  payout: part.sourced,
  instalments: z.strictObject({
    remindBefore: part.daysBefore,
    remindSource: part.source,
    untilResumption: part.sourced,
    longest: part.sourcedMonths,
  }),
  endedUnpaid: z.strictObject({ after: part.sourcedMonths, measure: code }),
  closings: part.labels,
  idle: part.sourced,
});
