import type { DatedEvent } from '../decider.ts';
import type { Instant } from '../time/instant.ts';
import type { VisitTaskCommandOf } from './commands.ts';
import type { VisitResult } from './state.ts';

/** What has happened to a visit task. Stored for good; no names, no free text. */
export type VisitTaskEvent = DatedEvent & VisitTaskFact & { at: Instant };

export type VisitTaskFact =
  | (Omit<VisitTaskCommandOf<'open'>, 'type'> & { type: 'opened'; policyVersion: number })
  | { type: 'visit-reported'; result: Omit<VisitResult, 'recordedAt'> }
  | { type: 'acknowledged'; byUserId: string }
  | { type: 'heeded'; byUserId: string }
  | { type: 'visit-overdue'; dueAt: Instant }
  | { type: 'withdrawn' }
  | { type: 'deadlines-redated' };
