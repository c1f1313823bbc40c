import type { DatedEvent } from '../decider.ts';
import type { Instant } from '../time/instant.ts';
import type { ViolenceReportCommand } from './commands.ts';
import type { Settling } from './state.ts';

/** What has happened to a report. Stored for good; no names, no free text. */
export type ViolenceReportEvent = DatedEvent & ViolenceReportFact & { at: Instant };

type Report = Extract<ViolenceReportCommand, { type: 'report' }>;

export type ViolenceReportFact =
  | (Omit<Report, 'type'> & { type: 'reported'; policyVersion: number })
  | { type: 'settled'; settling: Settling; byUserId: string }
  | { type: 'report-overdue' }
  | { type: 'deadlines-redated' };
