import { randomUUID } from 'node:crypto';
import { analysisDecider } from '../domain/analysis/decider.ts';
import type { Instant } from '../domain/time/instant.ts';
import { beginWhereMissing } from './begin-where-missing.ts';
import type { RecordContext } from './context.ts';
import { execute } from './execute.ts';
import { ENGINE } from './system-actors.ts';

/** A centre has one analysis for good, which bears its id. */
const NUMBER_PREFIX = '研判-';

/** 开始研判: every township's centre that has none yet gets its weekly analysis. Answers how many were begun. */
export function beginAnalyses(record: RecordContext): Promise<number> {
  return beginWhereMissing(record, {
    prefix: NUMBER_PREFIX,
    kindOf: (policy) => policy.screening.analysis.centreKind,
    begin: beginAnalysis,
  });
}

/** `now`: only for laying a demo county's past. Answers its id. */
export async function beginAnalysis(record: RecordContext, organisationId: string, now?: Instant): Promise<string> {
  const id = randomUUID();
  await execute(record, analysisDecider, {
    streamId: id,
    actor: ENGINE,
    now,
    opens: true,
    build: () => ({ type: 'begin', id, number: `${NUMBER_PREFIX}${organisationId}`, organisationId }) as const,
  });
  return id;
}
